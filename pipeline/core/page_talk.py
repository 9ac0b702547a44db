"""Lines in which a page speaks of itself and not of the story: asides, calls to the reader, what else is on it."""

import re

from pipeline.core.cue import cues
from pipeline.core.name import name_words, names
from pipeline.core.sentence import Span
from pipeline.core.side import WIDEST, Background
from pipeline.core.stem import content_of, is_content
from pipeline.core.text import words

_NOTE = re.compile(r"^\W*(?:correction|clarification|update|editor'?s'? note)\b\s*[:–—(-]", re.IGNORECASE)
_DATELINE = re.compile(r"[A-Z][A-Z .'’-]+(?:, ?[A-Z][A-Z .'’-]+)*,? (?:[A-Z]{3,9}\.? \d{1,2}|\d{1,2} [A-Z]{3,9})\.?")
# Before the first sentence: "LEEDS, March 5 (Wire) -", "LONDON —".
_PLACED = re.compile(r"[A-Z][A-Z .'’-]+(?:, [^()–—:;]{2,30}?)?(?: ?\([^()]{2,30}\))? ?[-–—]{1,2} (?=[\"“'‘]?[A-Z0-9])")
# Not "the US"; nor "arrested here".
_READER = re.compile(
    r"\b(?:you|your|we|(?-i:us)|our|ours|pages? \d+"
    r"|(?:click|tap|read|more|up|subscribe|watch|listen|out|find|see) here)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]")
# Of a last line: what else is in the paper, on the air or on the page, and what the reader may do.
_PAGE = re.compile(
    r"^\W*(?:weather|forecast|traffic|sport|puzzles|crossword|on air|coming up|corrections?|inside"
    r"|also (?:in|on)|elsewhere (?:in|on)|see also|more (?:on|from)|headlines (?:on|at)"
    r"|in (?:tomorrow|mon|tues|wednes|thurs|fri|satur|sun)\w*['’]s (?:paper|edition))\b"
    r"|^\W*(?:(?:share|like|text|call|ring|support) (?:us|this|it|our|me|to|on|in|now|the|(?-i:[A-Z]{3,})|\d)"
    r"|sign up|subscribe|follow|listen|read|watch|download|join|visit|click|tap|tune in|write to|send"
    r"|e-?mail|donate|buy|get|to (?:report|contact|advertise|subscribe|complain|comment))\b"
    r"|\b(?:subscribers|readers|listeners|viewers|members)\b.{0,20}\b(?:can|may|get|receive|download|enjoy)\b"
    r"|\bis (?:on|out|published|printed|broadcast|available)\b.{0,40}"
    r"\b(?:weekdays?|every|daily|each|online|newsstands)\b"
    r"|^it (?:comes|goes) out (?:on the (?:first|last)|every|each|weekly|monthly)\b|\bonline all day\b|\bon the hour\b",
    re.IGNORECASE,
)
# What is told behind a heading is another story.
_HEADED = re.compile(
    r"^\W*(?:(?:also|elsewhere|inside|more|coming up|on air|weather|forecast|traffic|sport|puzzles|crossword"
    r"|corrections?|in (?:tomorrow|mon|tues|wednes|thurs|fri|satur|sun)\w*['’]s)\b[^:.]{0,30}:"
    r"|.*\b[Pp]age [A-Z]?\d+\W*$)",
    re.IGNORECASE,
)
# Not "for people who sign things".
_PERSON = re.compile(
    r"\b(?:he|she|his|her|him|hers|himself|herself|whose"
    r"|(?<!people )(?<!those )(?<!anyone )(?<!everyone )(?<!readers )(?<!everybody )who)\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:was|were|has|have|had|will|would|[a-z]{2,}ed|found|went|took|made|left|died)\b")
_CLAIMS = frozenset({"reporting", "denial", "negation", "hedge"})
_LEAST = 4  # words of a line in another language


def is_note(sentence: str) -> bool:
    """A correction, an aside to the reader, or a dateline that stands alone."""
    return (
        bool(_DATELINE.fullmatch(sentence))
        or bool(_NOTE.search(sentence))
        or (sentence.startswith("(") and bool(_READER.search(sentence)))
    )


def undated(first: Span) -> Span:
    """The first sentence without the dateline before it."""
    found = _PLACED.match(first.text)
    return Span(first.start + found.end(), first.end, first.text[found.end() :]) if found else first


def of_story(sentence: str, background: Background, outlet: str = "") -> bool:
    """Whether it tells of somebody: by a name of the parent that is neither the outlet's nor where something is, by a
    pronoun, or by a source."""
    known = {w for bearer in background.parent_names for w in bearer} - set(words(outlet))
    whose = [n for n in names(sentence) if not sentence[: n.start].endswith((" in ", " at ", " on ", " near "))]
    named = any(not known.isdisjoint(name_words(n.text)) for n in whose)
    return named or bool(_PERSON.search(sentence)) or not _CLAIMS.isdisjoint(cue.kind for cue in cues(sentence))


def _at(sentence: str, outlet: str) -> int | None:
    """Where a line names the outlet that it stands in: by its name as it is written, or as 'the Examiner'."""
    name = re.escape(outlet.strip().removeprefix("The ").replace("’", "'"))
    last = re.escape(outlet.split()[-1])
    found = re.search(rf"\b{name}\b(?! [A-Z])|\bthe {last}\b(?! [A-Z])", sentence.replace("’", "'"))
    found = found or re.match(rf"The {last}\b(?! [A-Z])", sentence)
    # "This is Radio Wherry" in Radio Wherry News.
    short = name.rpartition("\\ ")[0]
    found = found or (re.match(rf"This is {short}\b(?! [A-Z])", sentence) if short else None)
    return found.start() if found and len(outlet.split()) + len(sentence.split()) > 2 else None


def _speaks_of_itself(sentence: str, outlet: str) -> bool:
    """What is told as done, it must say of itself: 'The Examiner was founded in 1904'."""
    at = _at(sentence, outlet) if outlet.strip() else None
    return at is not None and (not _PAST.search(sentence) or at <= len("The "))


def _is_headed(sentence: str, background: Background, outlet: str) -> bool:
    """'Also in the Gazette: ...', whatever it tells; not 'Inside the court he said: ...'."""
    if outlet.strip() and sentence.startswith(f"{outlet.strip()}: "):
        return True
    found = _HEADED.search(sentence)
    return found is not None and not _PAST.search(found[0]) and not of_story(found[0], background, outlet)


def is_page_talk(sentence: str, background: Background, outlet: str = "") -> bool:
    """Of a last line: whether it speaks to the reader or of the outlet, asks, or is in another language."""
    sentence = sentence[:WIDEST]
    if _READER.search(_QUOTED.sub("", sentence)) or sentence.endswith("?") or sentence[-1] not in '.!?"”':
        return True
    if _is_headed(sentence, background, outlet):
        return True
    of_page = _speaks_of_itself(sentence, outlet) or (_PAGE.search(sentence) and not _PAST.search(sentence))
    if of_page and not of_story(sentence, background, outlet):
        return True
    found = words(sentence)
    strange = content_of(found).isdisjoint(background.parent_stems)
    return len(found) >= _LEAST and strange and all(is_content(w) for w in found)
