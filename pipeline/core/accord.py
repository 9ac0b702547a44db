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
    """Whether each sentence tells another day or place in an order: Monday's audience, that of the second episode."""
    for dimensions in _ORDERS:
        mine, other = (tuple(f for f in its if f.value.dimension in dimensions) for its in (ours, theirs))
        if mine and other and not any(agrees(x, other, today) for x in mine):
            return True
    return False
