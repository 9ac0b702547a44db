"""How a jury voted: with one voice, or split."""

import re
from collections.abc import Iterator, Sequence

from pipeline.core.assertion import Assertion, Line
from pipeline.core.attribute import NUMBER, exact
from pipeline.core.numeral import amount_of

_VOTES = re.compile(rf"\bby (?P<n>{NUMBER})(?: votes)? to (?P<m>{NUMBER})\b|\bvoted (?P<o>\d+)[-–](?P<p>\d+)\b")
_VOTED = frozenset({"judges", "jurors", "voted", "votes", "unanimous", "unanimously", "vote"})
_DISSENT = re.compile(
    r"\b(?:judges?|jurors?|members) (?:had |have )?(?:preferred|voted against|dissented|disagreed|abstained)\b"
)
# Another question than the one on which they split.
_ANOTHER = re.compile(
    r"\bunanimously (?:rejected|dismissed|cleared|acquitted|threw out)\b"
    r"|\b(?:rejected|dismissed|cleared|acquitted|thrown out) unanimously\b"
)
_EVERY = re.compile(
    r"\ball (?:[a-z]+ |of the )?(?:judges|jurors|members) (?:had |have )?(?:voted|agreed|backed|chose)\b"
)


def _vote(lines: Sequence[Line], i: int) -> Iterator[Assertion]:
    its = lines[i]
    if not its.words & _VOTED:
        return
    found = _VOTES.search(its.low)
    if found or _DISSENT.search(its.low):
        if not found or amount_of(found["m"] or found["p"]):
            yield exact("number", "vote", 1.0, lines, i, "split")
    elif (
        _EVERY.search(its.low)
        or its.words & {"unanimous", "unanimously"}
        and not its.words & {"not", "nearly", "almost"}
        and not _ANOTHER.search(its.low)
    ):
        yield exact("number", "vote", 0.0, lines, i, "unanimous")


def ballots(lines: Sequence[Line]) -> Iterator[Assertion]:
    for i in range(len(lines)):
        yield from _vote(lines, i)
