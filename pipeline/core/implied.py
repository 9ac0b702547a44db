"""Stages of an event that a text tells by their circumstances: who broke a leg is hurt.

No weaker stage stands for a graver one: what was suspended is not cancelled.
"""

import re

_BONE = (
    r"(?:arm|leg|ankle|wrist|hip|pelvis|neck|rib|nose|jaw|skull|foot|hand|finger|knee|shoulder|collarbone|spine|thigh"
    r"|elbow|ligament|tendon|bone)s?"
)
_BY = {
    "hurt": re.compile(
        rf"\b(?:(?:broke|broken|breaks|breaking|fractur\w+|cracked|dislocat\w+|torn|tore|sprain\w+|twisted)\b[^.]{{0,40}}"
        rf"\b{_BONE}|injur(?:y|ies|ing)|concuss\w+|bruis\w+)\b",
        re.IGNORECASE,
    ),
    "cancel": re.compile(
        r"\b(?:struck from|no longer want\w*|not (?:be |to )?(?:renew\w*|continu\w*|go ahead|take place|return)"
        r"|gave up on|cancellation)\b",
        re.IGNORECASE,
    ),
    "die": re.compile(r"\b(?:passed away|survived by|fatal\w*|drowned)\b"),
    "sell": re.compile(r"\b(?:film|screen|broadcast|television|publishing) rights\b", re.IGNORECASE),
}


def implied(label: str, text: str) -> bool:
    """`label` of a status cue."""
    return label in _BY and _BY[label].search(text) is not None
