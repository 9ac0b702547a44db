"""One spelling of English: a desk across the ocean changes it even within quotation marks."""

import re
from functools import lru_cache

_PATTERNS = (
    (re.compile(r"\bper cent\b"), "percent"),
    (re.compile(r"\baeroplane(?=s?\b)"), "airplane"),
    (re.compile(r"(?<=[a-z]{3})([iy])s(?=(?:e|es|ed|er|ers|ing|ation|ations)\b)"), r"\1z"),  # apologise
    (re.compile(r"(?<=[a-z]{2})our(?=(?:s|ed|ing|ite|ites|able|ful|less|hood|er|ers|ist|ists)?\b)"), "or"),  # colour
    (re.compile(r"(?<=[a-z]{2}[btg])re(?=s?\b)"), "er"),  # theatre
    (re.compile(r"(?<=[a-z]{2}[aeiou])ll(?=(?:ed|ing|er|ers|ery)\b)"), "l"),  # travelled
    (re.compile(r"(?<=[a-z]{2}log)ue(?=s?\b)"), ""),  # dialogue
    (re.compile(r"(?<=[a-z]{2}en)s(?=es?\b)"), "c"),  # defense
    (re.compile(r"\b[a-z](?:\.[a-z]\b)+\.?"), lambda found: found[0].replace(".", "")),  # U.S.
)
_WORDS = {
    "amongst": "among", "ageing": "aging", "cheque": "check", "cheques": "checks", "dreamt": "dreamed",
    "grey": "gray", "judgement": "judgment", "kerb": "curb", "learnt": "learned", "manoeuvre": "maneuver",
    "mum": "mom", "mums": "moms", "pyjamas": "pajamas", "programme": "program", "programmes": "programs",
    "sceptical": "skeptical", "spelt": "spelled", "spoilt": "spoiled", "storey": "story", "storeys": "stories",
    "towards": "toward", "tyre": "tire", "tyres": "tires", "whilst": "while",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=1 << 16)
def one_spelling(words: str) -> str:
    """Of folded words. What is no word may come out of it: for comparing only."""
    for pattern, american in _PATTERNS:
        words = pattern.sub(american, words)
    return _WORD.sub(lambda found: _WORDS.get(found[0], found[0]), words)
