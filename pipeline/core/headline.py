"""What a headline does to be clicked, and the tokens by which a model tells clickbait."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple


class Pattern(NamedTuple):
    """`text` is exactly `title[start:end]`; offsets in Unicode code points."""

    name: str
    start: int
    end: int
    text: str


# One code point for one, so that offsets in the plain form are offsets in the title.
_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_NUMBER_WORDS = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|fifty"
_NUMBER = rf"(?:[1-9]\d?|1[0-4]\d|{_NUMBER_WORDS})"
_QUESTION = re.compile(r"\?")
_SECOND_PERSON = re.compile(r"\b(?:you(?:'(?:re|ve|ll|d))?|yours?|yourself|yourselves|y'all|ur)\b")
_FORWARD = re.compile(
    r"(?:^|[.:!?…-] )(?:this|these|what|why|how|when|where|he|she|they|here's|here is|here are)\b(?! is\?)"
    r"|\b(?:here's|here is|here are|this is) (?:what|why|how|the|everything|where|when)\b"
    r"|(?<=\w )(?:did|happens|happened|came) next\b|\bthe reason(?: why)?\b|\bthis \w+ \w+ (?:just|is|has|was)\b"
)
# A longer number, a unit or a name behind the figure is a quantity; the noun list says what only a list counts.
_LIST = (
    rf"(?:^|: |, |\btop |\bthe |\bthese ){_NUMBER} (?:(?:[\w'-]+ ){{0,4}}?)(?:{{nouns}})\b"
    rf"|^{_NUMBER} (?:[\w'-]+ ){{1,6}}?(?:that|who|you|you'll|only|every|to|for when|which) (?=\w)(?!be\b)"
)
# A title of a work also stands in quotes: only a colon, a dash or a speaking person makes a teaser of it.
_QUOTE = re.compile(
    r"^(?P<head>\"[^\"]+\"|'[^'].*?'(?!\w))(?=\s?(?::|-|\.\.\.|…))"
    r"|(?<=[:-] )(?P<tail>\"[^\"]+\"?|'(?:[^']|'\w)+'?(?!\w))(?=$|,| says?\b)"
    r"|(?P<voice>(?<!\w)[\"'](?:i|i'm|i've|we|we're|my|it's|she|he|you)\b(?:[^'\"]|'\w)+[\"'](?!\w))"
)
_DISGUISE = str.maketrans("01345768@$!", "oieasttbasi")
_DISGUISED = re.compile(r"[^\W\d_]+(?:[0134578@$!*]+[^\W\d_]+)+|[$@0-9][^\W\d_]{2,}|[^\W\d_]{1,4}-[^\W\d_]{1,8}")
_SIGN = re.compile(r"[^\W\d_][0-9@$!*-]|[$@0-9][^\W\d_]{2}")  # most headlines have none: spares the dear search
_STARS = re.compile(r"[^\W\d_]+\*+[^\W\d_]*")


@cache
def entries(name: str) -> frozenset[str]:
    """A word list of the headlines, `words/headline_<name>.txt`."""
    return frozenset(
        files("pipeline.core").joinpath(f"words/headline_{name}.txt").read_text(encoding="utf-8").splitlines()
    )


@cache
def _list() -> re.Pattern[str]:
    return re.compile(_LIST.replace("{nouns}", "|".join(sorted(entries("list_noun"), reverse=True))))


@cache
def _curiosity() -> re.Pattern[str]:
    """The phrases as one pattern; a star in a phrase stands for up to four words."""
    phrases = [re.escape(p).replace(r"\*\ ", r"(?:\S+ ){1,4}?") for p in sorted(entries("curiosity"), reverse=True)]
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b")


@cache
def _stems(name: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Whole words, and beginnings (written with a star)."""
    found = entries(name)
    return (
        frozenset(e for e in found if not e.endswith("*")),
        tuple(sorted(e[:-1] for e in found if e.endswith("*"))),
    )


def _lower(title: str) -> str:
    lowered = title.translate(_PLAIN).lower()
    return lowered if len(lowered) == len(title) else title.translate(_PLAIN)  # "İ" grows when it is lowered


def _shouted(title: str) -> Iterator[tuple[int, int]]:
    """Words in capitals that are no acronyms; neighbours in one span."""
    start = end = -1
    for word in re.finditer(r"[^\W\d_]{2,}(?:'[^\W\d_]+)?", title):
        if not word.group().isupper() or not _is_shout(word.group().lower()):
            continue
        if start >= 0 and not re.search(r"[^\W_]", title[end : word.start()]):
            end = word.end()
            continue
        if start >= 0:
            yield start, end
        start, end = word.span()
    if start >= 0:
        yield start, end


def _is_shout(word: str) -> bool:
    if len(word) <= 3:
        return word in entries("emphatic")
    return (
        word not in entries("acronym")
        and word.rstrip("s") not in entries("acronym")
        and bool(re.search("[aeiouy]", word))
    )


def _obfuscated(lowered: str) -> Iterator[tuple[int, int]]:
    """Words that read as a disguised word once figures and signs are letters again ("sh0t", "de-ath")."""
    if not _SIGN.search(lowered):
        return
    for match in _DISGUISED.finditer(lowered):
        word = match.group()
        read = word.translate(_DISGUISE).replace("-", "")
        # A long word with one figure inside is no model number either, whatever it says.
        if read in entries("obfuscated") or re.fullmatch(r"[^\W\d_]+[013457][^\W\d_]{3,}", word):
            yield match.span()
    for match in _STARS.finditer(lowered):
        yield match.span()


def _from_words(lowered: str) -> Iterator[tuple[str, int, int]]:
    emotional, stems = _stems("emotional")
    superlative = entries("superlative")
    for match in _WORD.finditer(lowered):
        word = match.group()
        joined = word.replace("-", "").removesuffix("'s")
        if joined in emotional or joined.startswith(stems):
            yield "emotional", match.start(), match.end()
        if word in superlative:
            yield "superlative", match.start(), match.end()


def _from_phrases(lowered: str) -> Iterator[tuple[str, int, int]]:
    for name, pattern, needed in (
        ("curiosity_gap", _curiosity(), " "),
        ("forward_reference", _FORWARD, " "),
        ("listicle", _list(), " "),
        ("quote_teaser", _QUOTE, ""),
        ("question", _QUESTION, "?"),
        ("second_person", _SECOND_PERSON, "u"),
    ):
        if needed in lowered:
            yield from ((name, match.start(), match.end()) for match in pattern.finditer(lowered))


@lru_cache(maxsize=1 << 15)  # the features ask twice for what the stage asks
def patterns(title: str) -> tuple[Pattern, ...]:
    """The patterns of an English headline with their spans, by place."""
    lowered = _lower(title)
    found = [*_from_words(lowered), *_from_phrases(lowered)]
    found += [("all_caps", *span) for span in _shouted(title)]
    found += [("obfuscated_spelling", *span) for span in _obfuscated(lowered)]
    return tuple(Pattern(n, s, e, title[s:e]) for s, e, n in sorted((s, e, n) for n, s, e in found))
