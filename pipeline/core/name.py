"""Proper names in a sentence: people, places, companies, titles of works."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from pipeline.core.cue import entries
from pipeline.core.text import fold


class Name(NamedTuple):
    """`initial`: a single word at the head of a sentence or a quotation, where any word has a capital."""

    start: int
    end: int
    text: str
    initial: bool


# A longer word before a full stop ends its sentence.
_STOP = r"(?:(?<![^\W\d_]{4})|(?<=Capt)|(?<=Prof)|(?<=Supt)|(?<=Sept))\."
# "Lt. Col. Warren Sykes", "the Rev. Alan Roe": the name goes on.
_TITLED = (
    r"(?:(?<!\.)|(?<=\b(?:Dr|Lt|Fr|Mr|Ms|Pt)\.)|(?<=\b(?:Rev|Col|Gen|Gov|Sen|Rep|Sgt|Maj|Hon|Mrs|Adm|Cpl)\.)"
    r"|(?<=\b(?:Capt|Prof|Supt|Insp|Cmdr|Msgr|Brig)\.))"
)
_CAPITAL = rf"[^\W\d_a-zß-öø-ÿ][\w]*(?:['’.-][^\W\d_]\w*)*(?:{_STOP})?"
_JOINT = r"(?:\s+|\s+(?:of|de|da|di|del|della|du|van|von|der|den|la|le|&|the)\s+(?:(?:the|la|der)\s+)?)"
_RUN = re.compile(
    rf"(?<![\w'’]){_CAPITAL}(?:{_JOINT}(?!I\b){_CAPITAL}{_TITLED}|\s+\d{{1,2}}\b(?!\s*[%,]?\s?[a-z]|[.,:]\d))*(?![$£€¥₹])"
)
_JOINTS = re.compile(r"^\s*(?:(?:of|de|da|di|van|von|la|le|and|&|the|for|in|der)\s+)*")
_OPENING = " \"'“‘(«[–—-"


@cache
def _calendar() -> frozenset[str]:
    return frozenset(entries("calendar"))


@cache
def _openers() -> frozenset[str]:
    return frozenset(entries("opener"))


# "New" begins sentences and headlines, and belongs to these.
_NEW_PLACE = re.compile(
    r"new (?:york(?:er)?s?|mexico|zealand(?:er)?s?|orleans|jersey|hampshire|delhi|england|haven|brunswick|guinea"
    r"|caledonia|south wales)\b",
    re.IGNORECASE,
)


# "R1m", "K310,000", "RM5"; "R1" of "R1 million", not the road.
_SUM = re.compile(r"(?:[NRK]\d[\d.,]*(?:m|bn)|[NRK]\d{1,3}(?:,\d{3})+|(?:RM|Rp|K?Sh|GH)\d[\d.,]*(?:m|bn|k)?)")
_SCALED = re.compile(r"(?:\.\d+)?[ -](?:million|billion|trillion|m|bn)\b")


# Runs are short and recur: "The", "He", a name in each sentence of its story.
@lru_cache(maxsize=1 << 15)
def _trimmed(run: str) -> tuple[int, int]:
    """Where in a run its name lies, without a common word at the head, a possessive or a stop at the tail."""
    text, start = run, 0
    while text:
        head = text.split(None, 1)[0]
        told = head.casefold().rstrip(".")
        if not told or (told not in _openers() and told not in _calendar()) or _NEW_PLACE.match(text):
            break
        if head == text:
            return start, start
        rest = _JOINTS.sub("", text[len(head) :])
        start, text = len(run) - len(rest), rest
    for tail in ("'s", "’s", "'", "’", "."):
        if text.endswith(tail):
            return start, start + len(text) - len(tail)
    return start, start + len(text)


def _is_head(sentence: str, start: int) -> bool:
    """Whether only marks stand before, or a stop or an opening quotation mark does."""
    at = start - 1
    while at >= 0 and sentence[at] in _OPENING:
        if sentence[at] in '"“(' or (sentence[at] == "'" and (at == 0 or sentence[at - 1] == " ")):
            return True
        at -= 1
    return at < 0 or sentence[at] in ".!?:\n"


def _is_sum(text: str, sentence: str, end: int) -> bool:
    scaled = text[0] in "NRK" and text[1:].isdigit() and _SCALED.match(sentence, end)
    return bool(scaled or _SUM.fullmatch(text))


@lru_cache(maxsize=1 << 13)
def names(sentence: str) -> tuple[Name, ...]:
    """Runs of capitalised words in order, months, weekdays and sentence openers left out."""
    out = []
    for found in _RUN.finditer(sentence):
        low, high = _trimmed(found[0])
        text = found[0][low:high]
        if (
            len(text) < 2
            or not text[0].isalpha()
            or text.casefold() in _calendar()
            or _is_sum(text, sentence, found.start() + high)
        ):
            continue
        start = found.start() + low
        head = low == 0 and " " not in text and _is_head(sentence, start)
        out.append(Name(start, start + len(text), text, head))
    return tuple(out)


_POSSESSIVE = re.compile(r"'s?(?=\s|$)")
_WORD = re.compile(r"[^\W_]+")


@cache
def name_words(text: str) -> tuple[str, ...]:
    """Folded words without joints and possessive."""
    folded = _POSSESSIVE.sub("", fold(text))
    return tuple(w for w in _WORD.findall(folded) if w not in {"the", "of", "and", "de", "a", "s", "for", "in"})


def refers(a: str, b: str) -> bool:
    """Whether one name is the other or a part of it: 'Calloway' and 'Juno Calloway'."""
    x, y = set(name_words(a)), set(name_words(b))
    return bool(x and y) and (x <= y or y <= x)


@cache
def _organisations() -> frozenset[str]:
    return frozenset(entries("organisation"))


def is_organisation(last: str) -> bool:
    """Whether the last word of a name makes it one of a firm, a house or a place, and of no person."""
    return last.casefold() in _organisations()


@cache
def _countries() -> dict[str, str]:
    return {word: line.split()[0] for line in entries("demonym") for word in line.split()}


def country(word: str) -> str:
    """The country or continent that a folded adjective or its people are named after, else the word."""
    return _countries().get(word, word)


_SHORT_COUNTRIES = frozenset({"us", "u.s", "usa", "states", "uk", "u.k", "britain", "holland", "england"})


def is_country(word: str) -> bool:
    return word in _countries()


def is_of_people(word: str) -> bool:
    """Whether a folded word is one for the people of a country, and no other name of that: 'nigerian'."""
    return country(word) != word and word not in _SHORT_COUNTRIES


# Two letters apart in words of five or more: a misspelling; more is another name. Beside a word that both names keep
# half the letters may differ, but that a place is a county, or a saint's, keeps nothing.
_ALIKE, _SLIP, _SLIP_BESIDE = 0.45, 0.4, 0.55
_OF_MANY_PLACES = frozenset(
    {"new", "north", "south", "east", "west", "northern", "southern", "eastern", "western", "upper", "lower", "great"}
    | {"little", "saint", "st", "san", "santa", "los", "las", "county", "city", "lake", "mount", "port", "fort"}
)


def alike(a: str, b: str) -> bool:
    """Whether b can stand where a stood: some word kept, or most letters."""
    x, y = name_words(a), name_words(b)
    return bool((set(x) & set(y)) - {"new"}) or _far(x, y) <= _ALIKE


def misspelt(a: str, b: str) -> bool:
    """Whether b can be read as a slip for a, by the letters of the words that differ."""
    x, y = name_words(a), name_words(b)
    kept = set(x) & set(y)
    apart = [[word for word in words if word not in kept] for words in (x, y)]
    return not all(apart) or _far(*apart) <= (_SLIP_BESIDE if kept - _OF_MANY_PLACES else _SLIP)


def _far(x: Sequence[str], y: Sequence[str]) -> float:
    return float(DamerauLevenshtein.normalized_distance(" ".join(x), " ".join(y)))


_PEOPLED = ("n", "an", "ian", "ish", "ese", "ic", "er", "ers", "ern")


def of_place(a: str, b: str) -> bool:
    """'Bavaria' and 'Bavarian', 'Iceland' and 'Icelandic'."""
    short, long = sorted((a.casefold(), b.casefold()), key=len)
    bare = [long.removesuffix(ending) for ending in _PEOPLED if long.endswith(ending)]
    return any(len(x) > 3 and x in {short, short[:-1]} for x in bare)
