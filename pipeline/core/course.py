"""Stages of one course of events: talks and a signature, a pause and an end, a suit and a settlement."""

from collections.abc import Iterator
from itertools import product

from pipeline.core.cue import Cue

# Of each line one stage on the left and one on the right are never told of the same event at the same time.
_APART = (
    ("talk consider", "agree sell settle approve refuse cancel"),
    ("file charge pend", "settle dismiss convict acquit"),
    ("convict", "acquit dismiss"),
    ("pause stop", "cancel resume"),
    ("plan delay resume start", "cancel"),
    ("resume start", "finish"),
    ("hurt hospital critical", "die"),
    ("separate", "divorce"),
    ("engage", "marry"),
)

# Two stages that one report may name for one event.
_KIN = (
    frozenset({"pend", "consider"}), frozenset({"pause", "delay"}), frozenset({"start", "release"}),
    frozenset({"agree", "approve"}), frozenset({"separate", "divorce"}), frozenset({"separate", "file"}),
    frozenset({"die", "hurt"}), frozenset({"hurt", "hospital"}), frozenset({"join", "start"}),
    frozenset({"renew", "continue"}), frozenset({"leave", "retire"}), frozenset({"refuse", "cancel"}),
    frozenset({"cancel", "leave"}), frozenset({"leave", "refuse"}), frozenset({"settle", "agree"}),
    frozenset({"finish", "settle"}), frozenset({"stop", "pause"}), frozenset({"stop", "finish"}),
    frozenset({"refuse", "dismiss"}), frozenset({"sell", "release"}),
    frozenset({"quit", "stop"}), frozenset({"quit", "cancel"}), frozenset({"quit", "finish"}),
)  # fmt: skip


def akin(a: str, b: str) -> bool:
    return a == b or any({a, b} <= kin for kin in _KIN)


def _pairs() -> Iterator[frozenset[str]]:
    for early, late in _APART:
        yield from (frozenset(pair) for pair in product(early.split(), late.split()))


_STEPS = frozenset(_pairs())


def _stages(cues: tuple[Cue, ...]) -> frozenset[str]:
    return frozenset(cue.label for cue in cues if cue.kind == "status")


def stepped(before: tuple[Cue, ...], after: tuple[Cue, ...]) -> bool:
    """Whether two clauses without a common stage tell of two stages of one course, in either order."""
    ours, theirs = _stages(before), _stages(after)
    return not ours & theirs and any(frozenset(pair) in _STEPS for pair in product(ours, theirs))
