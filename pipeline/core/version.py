"""Two versions of a sentence: what the later one changes, and what of it one author can mean twice."""

from collections.abc import Mapping

from pipeline.core.change import pair_changes
from pipeline.core.mention import no_other_source, no_rivals
from pipeline.core.side import Background, Change, Side, side

_HARMLESS = {"name": no_rivals, "attribution": no_other_source}


def _sentence(text: str) -> Side:
    """A quotation that goes on in the next sentence hides no denial of this one."""
    its = side(text, 0)
    return its._replace(quotes=[q for q in its.quotes if q.end < len(text)])


def _found(a: str, b: str, background: Background) -> list[Change]:
    return [c for c in pair_changes(_sentence(a), _sentence(b), background) if c.severity and c.stands]


def _by_kind(found: list[Change]) -> dict[str, float]:
    return {
        kind: float(max(c.severity for c in found if c.kind == kind)) for kind in dict.fromkeys(c.kind for c in found)
    }


def changes(a: str, b: str, background: Background) -> dict[str, float]:
    """Kind -> severity of what b changes in a."""
    return _by_kind(_found(a, b, background))


def own_changes(a: str, b: str, background: Background) -> dict[str, float]:
    """The same where one author wrote both: who writes a name in two ways, or leaves a source out, means one."""
    return _by_kind([c for c in _found(a, b, background) if not _is_harmless(a, b, c)])


def _is_harmless(a: str, b: str, its: Change) -> bool:
    harmless = _HARMLESS.get(its.kind)
    return harmless is not None and harmless(a, its.before, b, its.after)


def stands(kind: str, own: Mapping[str, float]) -> bool:
    """Whether a dispute about versions of one sentence can stand: names and sources only where they changed."""
    return kind not in _HARMLESS or kind in own


def parallel(found: Mapping[str, float]) -> bool:
    """Another name with another value: two entries of one list, and no two versions of one sentence."""
    return "name" in found and not found.keys().isdisjoint({"number", "date"})
