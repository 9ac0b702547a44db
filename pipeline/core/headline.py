"""What a headline does to be clicked, and the tokens by which a model tells clickbait."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain, pairwise
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
_RUN = re.compile(r"\w+")
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
_STARS = re.compile(r"[^\W\d_]+\*+[^\W\d_]*")
# Most headlines have nothing of a kind. What has to be in those that do is cheaper to find: a word of these, or a sign.
_SIGN = re.compile(r"[^\W\d_][0-9@$!*-]|[$@0-9][^\W\d_]{2}")
_SIGNS = re.compile(r"[0-9@$!*-]")
_CAPITALS = re.compile(r"[^\W\d_a-z]{2}")
_FIGURE = re.compile("[1-9]")
_NUMBER_START = frozenset(_NUMBER_WORDS.split("|"))
_FORWARD_START = frozenset(
    {"this", "these", "what", "why", "how", "when", "where", "he", "she", "they", "here", "next", "reason"}
)
_PERSON_START = frozenset({"you", "your", "yours", "yourself", "yourselves", "y", "ur"})


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
def _curiosity_start() -> frozenset[tuple[str, ...]]:
    """The first two words of the phrases, or the one before a star."""
    return frozenset(tuple(_RUN.findall(phrase.partition("*")[0])[:2]) for phrase in entries("curiosity"))


@cache
def _stems(name: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Whole words, and beginnings (written with a star)."""
    found = entries(name)
    return (
        frozenset(e for e in found if not e.endswith("*")),
        tuple(sorted(e[:-1] for e in found if e.endswith("*"))),
    )


def _lower(title: str) -> str:
    if title.isascii():
        return title.lower()
    lowered = title.translate(_PLAIN).lower()
    return lowered if len(lowered) == len(title) else title.translate(_PLAIN)  # "İ" grows when it is lowered


def _shouted(title: str) -> Iterator[tuple[int, int]]:
    """Words in capitals that are no acronyms; neighbours in one span."""
    if not _CAPITALS.search(title):
        return
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
    if not _SIGNS.search(lowered) or not _SIGN.search(lowered):
        return
    for match in _DISGUISED.finditer(lowered):
        word = match.group()
        read = word.translate(_DISGUISE).replace("-", "")
        # A long word with one figure inside is no model number either, whatever it says.
        if read in entries("obfuscated") or re.fullmatch(r"[^\W\d_]+[013457][^\W\d_]{3,}", word):
            yield match.span()
    for match in _STARS.finditer(lowered):
        yield match.span()


@lru_cache(maxsize=1 << 15)
def _word_patterns(word: str) -> tuple[str, ...]:
    emotional, stems = _stems("emotional")
    joined = word.replace("-", "").removesuffix("'s")
    found = ("emotional",) if joined in emotional or joined.startswith(stems) else ()
    return (*found, "superlative") if word in entries("superlative") else found


def _from_words(lowered: str) -> Iterator[tuple[str, int, int]]:
    if not any(map(_word_patterns, _WORD.findall(lowered))):
        return
    for match in _WORD.finditer(lowered):
        for name in _word_patterns(match.group()):
            yield name, match.start(), match.end()


def _from_phrases(lowered: str) -> Iterator[tuple[str, int, int]]:
    runs = _RUN.findall(lowered)
    words = set(runs)
    starts = chain(zip(runs, strict=True), pairwise(runs))
    phrase = " " in lowered  # one word by itself refers to nothing
    for name, pattern, possible in (
        ("curiosity_gap", _curiosity(), phrase and not _curiosity_start().isdisjoint(starts)),
        ("forward_reference", _FORWARD, phrase and not words.isdisjoint(_FORWARD_START)),
        ("listicle", _list(), phrase and (_FIGURE.search(lowered) or not words.isdisjoint(_NUMBER_START))),
        ("quote_teaser", _QUOTE, '"' in lowered or "'" in lowered),
        ("question", _QUESTION, "?" in lowered),
        ("second_person", _SECOND_PERSON, not words.isdisjoint(_PERSON_START)),
    ):
        if possible:
            yield from ((name, match.start(), match.end()) for match in pattern.finditer(lowered))


@lru_cache(maxsize=1 << 15)  # the features ask twice for what the stage asks
def patterns(title: str) -> tuple[Pattern, ...]:
    """The patterns of an English headline with their spans, by place."""
    lowered = _lower(title)
    found = [*_from_words(lowered), *_from_phrases(lowered)]
    found += [("all_caps", *span) for span in _shouted(title)]
    found += [("obfuscated_spelling", *span) for span in _obfuscated(lowered)]
    return tuple(Pattern(n, s, e, title[s:e]) for s, e, n in sorted((s, e, n) for n, s, e in found))
