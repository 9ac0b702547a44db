"""Small differences of wording between stories composed of the same parts, so that no sentence of theirs recurs.

An outlet's sentence that stands in unrelated articles is furniture to whoever analyses the outlet; a part's sentence
without a slot would look like one.
"""

import re
from collections.abc import Iterator
from functools import cache
from random import Random

from pipeline.newswire.slot import Person, entries

_WORDS = (
    *("three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_VALUE_OF = {word: value for value, word in enumerate(_WORDS, start=3)}
_LARGEST = 19
_SHIFTS = (0, 1, 2)
# Neither clock times, dates, decimals, compounds and fixed numbers ("four seasons"), nor what an enumeration counts.
_UNITS = "hundred|thousand|million|billion|continents|seasons|quarters|months|days|hours|o'clock|am\\b|pm\\b"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_NUMBER = re.compile(
    rf"(?<![\w.,:/£$€'-])(?<!\ba )(?<!\ban )(?<!\bat )(?P<number>{'|'.join(_WORDS)}|\d{{1,2}})"
    rf"(?![\w:/-]|[.,]\d| (?:{_UNITS}|{_MONTHS}))",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r'(?<=[.!?]) (?=[A-Z{\["])')
_SPEECH = re.compile(
    r'"|\b(said|says|told|according|asked|nobody|neither|none|no one|not|never|declined|comment|rumou?r|'
    r"silen\w+|unknown|witness\w*|court|judge|know\w*|I|we)\b|\[\[attribution",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"(The|A|An|Its?|They|Their|This|That|These|Those|In|On|At|For|Of|By|No|Some|Most|Many|All|Each|One|Two|He|She) "
)
_TAILS = 2
_JOINED = 0.6
_SHORTENED = 0.5


def vary(lines: list[str], person: Iterator[Person], rng: Random) -> list[str]:
    """The chosen alternatives of one story (markup and slots still in them), slightly reworded."""
    varied = [_numbered(_recast(line, person), rng) for line in lines]
    tailed = 0
    for i in rng.sample(range(len(varied)), len(varied)):
        if tailed < _TAILS:
            before, varied[i] = varied[i], _attributed(varied[i], rng)
            tailed += before != varied[i]
    return [_joined(_shortened(line, rng), rng) for line in varied]


@cache
def _cast() -> tuple[Person, ...]:
    return tuple(Person(*name.split(" ", 1)) for name in entries("cast"))


def _recast(line: str, person: Iterator[Person]) -> str:
    """The experts and helpers that a part names are other people in each story."""
    for known in _cast():
        if known.full in line:
            new = next(person)
            line = line.replace(known.full, new.full)
            line = re.sub(rf"(?<![\w-]){known.surname}(?![\w-])", new.surname, line)
    return line


def _numbered(line: str, rng: Random) -> str:
    """All small numbers of a line moved by the same step, so that they still agree with one another."""
    step = rng.choice(_SHIFTS)
    if ":" in line or not step:
        return line

    def move(found: re.Match[str]) -> str:
        told = found["number"]
        value = int(told) if told.isdigit() else _VALUE_OF[told.lower()]
        if not 3 <= value <= _LARGEST - step:
            return told
        word = _WORDS[value + step - 3]
        return str(value + step) if told.isdigit() else word.capitalize() if told[0].isupper() else word

    return _NUMBER.sub(move, line)


def _sentences(line: str) -> list[str]:
    """Split where no mark is open."""
    pieces: list[str] = []
    for piece in _SENTENCE.split(line):
        if pieces and pieces[-1].count("[[") > pieces[-1].count("]]"):
            pieces[-1] += f" {piece}"
        else:
            pieces.append(piece)
    return pieces


def _attributed(line: str, rng: Random) -> str:
    """With a source put to a sentence that names nothing of this story."""
    pieces = _sentences(line)
    for i, piece in enumerate(pieces):
        if piece.endswith(".") and "{" not in piece and not _SPEECH.search(piece):
            pieces[i] = f"{piece[:-1]}, {rng.choice(entries('tail'))}."
            break
    return " ".join(pieces)


def _shortened(line: str, rng: Random) -> str:
    """Some quotations end where the speaker is named."""
    pieces = _sentences(line)
    last = pieces[-1]
    whole = (
        last.startswith('"') and last.endswith('"') and last.count('"') == 2 and "{" not in last and "[[" not in last
    )
    return " ".join(pieces[:-1]) if whole and len(pieces) > 1 and rng.random() < _SHORTENED else line


def _joined(line: str, rng: Random) -> str:
    """With its two sentences made one where the second begins with a plain word."""
    pieces = _sentences(line)
    plain = len(pieces) == 2 and pieces[0].endswith(".") and _PLAIN.match(pieces[1])
    if not plain or '"' in line or ";" in line or " – " in line or rng.random() >= _JOINED:
        return line
    return f"{pieces[0][:-1]}{rng.choice(('; ', '; ', ' – '))}{pieces[1][0].lower()}{pieces[1][1:]}"
