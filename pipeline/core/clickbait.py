"""The tokens by which a model tells clickbait: what a headline is built of rather than what it is about.

Everything is lower-cased and figures are alike: with case, the model learns the house style of its training source.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from pipeline.core.hashed import Tokens, Windows
from pipeline.core.headline import entries, patterns

_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_WORD = re.compile(r"[0-9][0-9.,]*|[^\W\d_]+")
# Words with their apostrophe, and the marks that tell a sentence from a label: "Delhi: …", "… at. Cannot …".
_TOKEN = re.compile(r"[0-9][0-9.,]*|[^\W\d_]+(?:'[^\W\d_]+)*|[?!:…\"$£€%-]|[.,;&|(](?=\s|$)|(?<=\s)[&(|'-]|'(?=\s|$)")
_FIGURES = re.compile(r"\d+")
_ENDINGS = ("s", "ing", "ed", "ly")
_SHOUTED = frozenset({"all_caps", "obfuscated_spelling"})
_LOUD = frozenset({"all_caps", "curiosity_gap", "emotional", "obfuscated_spelling", "superlative"})


def _plain(title: str) -> str:
    return (title if title.isascii() else title.translate(_PLAIN)).lower().replace("...", "…")


def _grams(tokens: list[str], longest: int) -> list[str]:
    grams = list(tokens)
    for n in range(2, longest + 1):
        grams += map(" ".join, zip(*(tokens[i:] for i in range(n)), strict=False))
    return grams


def word_line(title: str) -> str:
    """The words, with the headline's start and end."""
    return " ".join(["^", *["#" if w[0].isdigit() else w for w in _WORD.findall(_plain(title))], "$"])


def word_grams(title: str) -> list[str]:
    """Sequences of one to three words, with the headline's start and end."""
    return _grams(word_line(title).split(" "), 3)


def letter_line(title: str) -> str:
    """All but the blanks, each word between two."""
    return f" {' '.join(_FIGURES.sub('#', _plain(title)).split())} "


def letter_grams(title: str) -> list[str]:
    """Sequences of three to five letters inside words."""
    padded = [f" {word} " for word in letter_line(title).split()]
    return [word[i : i + n] for word in padded for n in (3, 4, 5) for i in range(max(1, len(word) - n + 1))]


@lru_cache(maxsize=1 << 16)
def _shape(token: str) -> str:
    if not token[0].isalpha():
        return "#" if token[0].isdigit() else token
    if token in entries("function"):
        return token
    return "*" + next((e for e in _ENDINGS if token.endswith(e)), "")


def skeleton_line(title: str) -> str:
    """The function words and marks, and the endings of all other words, with the headline's start and end."""
    return " ".join(["^", *map(_shape, _TOKEN.findall(_plain(title))), "$"])


def skeleton_grams(title: str) -> list[str]:
    """Sequences of one to four function words and marks; any other word counts by its ending only."""
    return _grams(skeleton_line(title).split(" "), 4)


def pattern_names(title: str) -> list[str]:
    """The patterns of the headline, each once, and how many there are."""
    names = {p.name for p in patterns(title)}
    counts = [f"{n} or more" for n in (1, 2, 3) if len(names) >= n]
    marks = [mark for mark in "!…" if mark in title or (mark == "…" and "..." in title)]
    return sorted(names) + counts + marks + (["loud"] if names & _LOUD else [])


def shout_names(title: str) -> list[str]:
    """The patterns that hardly any sober desk sets, whatever its habits: capitals for stress, disguised words."""
    return sorted({p.name for p in patterns(title) if p.name in _SHOUTED})


# The same sequences by where they stand; training makes strings of them, which scikit-learn hashes.
WINDOWS: Mapping[Tokens, Windows] = {
    word_grams: Windows(word_line, 1, 3),
    letter_grams: Windows(letter_line, 3, 5, letters=True),
    skeleton_grams: Windows(skeleton_line, 1, 4),
}
