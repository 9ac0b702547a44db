"""Which values of two sentences tell the same, and which say that the sentences tell of two things."""

from datetime import date

from pipeline.core.clause import Fact
from pipeline.core.value import elliptic, encloses, same

_ORDERS = (frozenset({"date", "time"}), frozenset({"rank"}))


def agrees(x: Fact, others: tuple[Fact, ...], today: date | None) -> bool:
    """Whether one of the others tells the value, more or less fully."""
    return any(
        x.folded == y.folded
        or same(x.value, y.value, today) is True
        or encloses(x.value, y.value)
        or elliptic(x.value, y.value)
        for y in others
    )


def of_a_series(ours: tuple[Fact, ...], theirs: tuple[Fact, ...], today: date | None) -> bool:
    """Whether each sentence tells another amount of another day or place in an order: Monday's audience, that of the
    second episode."""
    for dimensions in _ORDERS:
        (mine, amounts), (other, others) = (_parted(its, dimensions) for its in (ours, theirs))
        apart = mine and other and not any(agrees(x, other, today) for x in mine)
        if apart and amounts and others and not any(agrees(x, others, today) for x in amounts):
            return True
    return False


def _parted(told: tuple[Fact, ...], dimensions: frozenset[str]) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """What tells the place in an order, and what tells an amount."""
    places = tuple(f for f in told if f.value.dimension in dimensions)
    return places, tuple(f for f in told if not any(f.value.dimension in order for order in _ORDERS))
