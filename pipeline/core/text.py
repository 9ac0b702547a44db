"""Cleaning and folding of text: what is stored, and what is compared."""

import re
import unicodedata
from functools import lru_cache

# Look-alikes of Latin letters that evaders and bad OCR use (Unicode TR 39 confusables, the lower-case Latin subset).
_LOOKALIKE = str.maketrans(
    "аеорсухіјѕԁһӏνοαιⅼｏ０＇’‘ʼ`´“”„«»–—―‐‑‒…",
    "aeopcyxijsdhlvoailo0''''''\"\"\"\"\"------" + ".",
)
# Marks without a width, which evaders put into words; cleaning drops them, folding must as well.
_WIDTHLESS = str.maketrans("", "", "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff")
_FOLDED = {chr(mark): chr(meant) if meant else "" for mark, meant in (_WIDTHLESS | _LOOKALIKE).items()}
# A search and a few replacements: `str.translate` asks a dictionary for every character of a text with one quote.
_FOLDING = re.compile(f"[{''.join(map(re.escape, _FOLDED))}]")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_ASCII_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*", re.ASCII)  # a quarter faster
_GAP = re.compile(r"\n{3,}")
# Most texts have no other characters beside ASCII; to replace each by itself is three times as fast.
_COMMON = {"’": "'", "‘": "'", "“": '"', "”": '"', "—": "-", "–": "-", "…": "..."}
# Of ASCII: what is no part of a word is a blank, but for the apostrophe.
_BLANKED = str.maketrans({c: "'" if c in "'`" else " " for c in map(chr, range(128)) if not c.isalnum()})


def _folded(text: str) -> str:
    return "\n".join([" ".join(line.split()) for line in text.split("\n")])


def clean_text(text: str) -> str:
    """NFC, no control, bidi, zero-width or private characters; blanks folded, paragraphs apart by one empty line."""
    if text.isascii() and text.isprintable():  # most titles and names
        return " ".join(text.split())
    told = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    even = f"\n{told}\n"
    if even.replace("\n", "").isprintable() and not any(gap in even for gap in ("  ", " \n", "\n ")):
        return _GAP.sub("\n\n", told).strip("\n")
    folded = _folded(told)
    # With the blanks folded, what is not printable (Cc, Cf, Cs, Co, Cn) is just what is not wanted.
    if not folded.replace("\n", " ").isprintable():
        unwanted = {ord(c): None for c in set(folded) if not c.isprintable() and c != "\n"}
        # Without them letters and blanks may meet that stood apart before.
        folded = _folded(unicodedata.normalize("NFC", folded.translate(unwanted)))
    return _GAP.sub("\n\n", folded).strip("\n")


def clean_line(text: str) -> str:
    """The same for a title, a name or a byline: one line."""
    return " ".join(clean_text(text).split())


def _plain(text: str) -> str:
    if not text.isascii():
        for mark, meant in _COMMON.items():
            text = text.replace(mark, meant)
    return text


def fold(text: str) -> str:
    """What two spellings of one text share: case, look-alike letters, quotes and dashes folded, accents kept."""
    plain = _plain(text)
    if plain.isascii():  # the same result, six times faster
        return plain.lower().replace("`", "'")
    return _FOLDING.sub(lambda mark: _FOLDED[mark[0]], unicodedata.normalize("NFKC", text).casefold())


def words(text: str) -> list[str]:
    """The folded words, an inner apostrophe kept."""
    return words_of(fold(text))


# Copies share most of their sentences.
@lru_cache(maxsize=1 << 15)
def sentence_words(sentence: str) -> tuple[str, ...]:
    return tuple(words(sentence))


def count_words(text: str) -> int:
    """How many `words` has."""
    plain = _plain(text)
    if not plain.isascii():
        return len(words(text))
    found = plain.translate(_BLANKED).split()
    quoted = [piece for piece in found if "'" in piece]
    return len(found) - len(quoted) + sum(len(words_of(piece)) for piece in quoted)


def words_of(folded: str) -> list[str]:
    return (_ASCII_WORD if folded.isascii() else _WORD).findall(folded)
