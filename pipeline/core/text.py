"""Cleaning and folding of text: what is stored, and what is compared."""

import re
import unicodedata
from functools import cache

# Look-alikes of Latin letters that evaders and bad OCR use (Unicode TR 39 confusables, the lower-case Latin subset).
_LOOKALIKE = str.maketrans(
    "аеорсухіјѕԁһӏνοαιⅼｏ０＇’‘ʼ`´“”„«»–—―‐‑‒…",
    "aeopcyxijsdhlvoailo0''''''\"\"\"\"\"------" + ".",
)
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_BLANK = re.compile(r"[^\S\n]+")
_GAP = re.compile(r"[ ]*\n[ ]*(?:\n[ ]*)+")


@cache
def _is_unwanted(character: str) -> bool:
    category = unicodedata.category(character)
    return category in {"Cc", "Cf", "Cs", "Co", "Cn"} and character != "\n"


def clean_text(text: str) -> str:
    """NFC, no control, bidi, zero-width or private characters; blanks folded, paragraphs apart by one empty line."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    if not composed.isascii() or not composed.isprintable():
        composed = "".join(c for c in composed if c.isprintable() or not _is_unwanted(c))
    return _GAP.sub("\n\n", _BLANK.sub(" ", composed)).strip()


def clean_line(text: str) -> str:
    """The same for a title, a name or a byline: one line."""
    return " ".join(clean_text(text).split())


def fold(text: str) -> str:
    """What two spellings of one text share: case, look-alike letters, quotes and dashes folded, accents kept."""
    return unicodedata.normalize("NFKC", text).casefold().translate(_LOOKALIKE)


def words(text: str) -> list[str]:
    """The folded words, an inner apostrophe kept."""
    return _WORD.findall(fold(text))
