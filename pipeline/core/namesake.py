"""Two first names with one surname: two people, or one and a slip."""

from datetime import date

from pipeline.core.evidence import Setting, mass
from pipeline.core.name import is_organisation
from pipeline.core.statement import Statement
from pipeline.core.tally import RARE

_TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "judge", "professor", "president", "captain"}
)
_KIN = frozenset(
    {"brother", "sister", "father", "mother", "son", "daughter", "uncle", "aunt", "cousin", "husband", "wife", "widow"}
)
_WED = frozenset({"marry", "divorce", "separate", "engage"})


def rivals(x: tuple[str, ...], y: tuple[str, ...]) -> bool:
    """Two first names with one surname; a title or an initial is no first name."""
    if len(x) != 2 or len(y) != 2 or x[1] != y[1] or x[0] == y[0] or {x[0], y[0]} & _TITLES:
        return False
    if is_organisation(x[1]):
        return False
    return len(x[0]) > 2 < len(y[0]) and not x[0].startswith(y[0][:3])


def first_names(a: Statement, b: Statement, s: Setting, today: date | None) -> float:
    """One person with two first names. Who writes of two of one name calls neither by the surname alone, calls some by
    the first name, and does not tell the same of both."""
    if (a.roles | b.roles) & _KIN or (a.stages | b.stages) & _WED or s.aligned:
        return 0.0
    told = s.bearers_a | s.bearers_b
    act = (a.terms & b.terms) - a.name_words
    if len(act) < 2 or mass(act, s.weight) < 2 * RARE:
        return 0.0
    for x in a.names:
        for y in b.names:
            if rivals(x, y) and x not in b.names and y not in a.names and not {x[:1], y[:1]} & told:
                return 3.0 if (x[-1],) in told else 2.0
    return 0.0
