"""Attributes that a thing has once: its running time, its seats, its budget, the size of a group."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.core.assertion import Assertion, Line, scope_of
from pipeline.core.numeral import WORDS, amount_of, ordinal
from pipeline.core.text import words
from pipeline.core.value import values

NUMBER = rf"(?:\d[\d,.]*|{WORDS})"
_GROUPS = {
    "duo": 2, "duet": 2, "trio": 3, "trilogy": 3, "quartet": 4, "quintet": 5, "sextet": 6, "septet": 7, "octet": 8,
}  # fmt: skip


class Attribute(NamedTuple):
    """`pattern` finds the number as `n`, or, with a dimension, the sentence whose one value of it is meant. `slack`: by
    what share two readings may differ. `mark`: what the sentence must have beside a trigger."""

    key: str
    trigger: frozenset[str]
    pattern: re.Pattern[str]
    dimension: str = ""
    slack: float = 0.0
    mark: tuple[str, ...] = ("",)


def _n(pattern: str) -> re.Pattern[str]:
    number = iter(f"(?P<{name}>{NUMBER})" for name in ("n", "m", "o", "p", "q"))
    return re.compile(re.sub("N", lambda _: next(number), pattern))


_ATTRIBUTES = (
    Attribute("runtime", frozenset({"minutes", "minute", "hours", "hour", "running"}),
              re.compile(r"\b(?:runs|lasts|lasted) (?:for )?(?:just |about |only |to |at |over |under |nearly "
                         r"|almost )*(?:[\da-z-]+ )+(?:minutes|hours)|\brunning time\b|^[\da-z-]+ (?:minutes"
                         r"|hours) (?:is|are) |\b(?:hours|minutes) long\b"
                         r"|^at (?:just |only |barely )*[\da-z -]+ (?:minutes|hours)|[\da-z]-(?:minute|hour) (?:film"
                         r"|movie|"
                         r"picture|feature|play|show|concert|documentary)"), "duration", 0.05),
    Attribute("budget", frozenset({"budget", "cost", "spent", "made"}),
              re.compile(r"(?<!marketing )(?<!arts )(?<!advertising )(?<!annual )\bbudget (?:of|was|is|at)\b"
                         r"|\b(?:million|billion|000) budget\b|\bcost [^,;.]{1,25} to make\b"
                         r"|\bspent [^,;.]{1,25} (?:on|making) the "
                         r"(?:film|series|production|show|movie|picture)\b|\bwas made for\b"), "money", 0.1),
    Attribute("opening", frozenset({"weekend", "opened", "days"}),
              re.compile(r"\b(?:its|the) (?:opening|first|debut) (?:weekend|three days)\b|\bopened (?:with|to)\b"),
              "money", 0.05),
    Attribute("prize", frozenset({"prize", "award"}), re.compile(r"\b(?:prize|award)\b[^.;]{0,25}\bworth\b"), "money",
    0.05),
    Attribute("ticket", frozenset({"tickets", "ticket"}),
              re.compile(r"\btickets? (?:costs?|are priced at|is priced at)\b"), "money", 0.05),
    Attribute("reviews", frozenset({"reviews", "critics", "at", "rating"}),
              re.compile(r"(?:%|per ?cent) of (?:the |its )?(?:reviews|critics)\b|\bat \d+% on\b|\brating of \d+%"),
              "share", 0.02, ("%", "cent")),
    Attribute("stars", frozenset({"stars", "star"}), _n(r"\b(?<!film )N(?: out of five)? stars\b(?! of| who| in| and"
                                                        r"| have| are| from|,)")),
    Attribute("seats", frozenset({"seats", "seat"}),
              _n(r"(?<!balcony )(?<!gallery )(?<!circle )(?<!stalls )\b(?:has|have|with|holds) N seats\b"
                 r"(?! (?:in|on|of|at|from|to|were|are|unsold))|\ball N seats\b(?! (?:in|on|of))|\bN-seat\b")),
    Attribute("capacity", frozenset({"holds", "capacity"}), _n(r"\bholds (?:up to |about )?N\b|\bcapacity of N\b"), "",
    0.05),
    Attribute("pages", frozenset({"pages", "page"}),
    _n(r"(?<!which is )(?<!that is )\bN(?:-page(?! (?:outline|letter|memo|report|statement|contract|document|essay"
                       r"|indictment|ruling|summary|list))|,? pages long)\b"
                       r"|\b(?:has|(?<!which )(?<!that )is|runs to) N pages\b")),
    Attribute("songs", frozenset({"songs", "tracks"}),
              _n(r"\b(?:album|record|disc) (?:has|contains|of|with|holds) N (?:new )?(?:songs|tracks)\b|\b(?:its|all"
                 r"|the album's) N (?:songs|tracks)\b")),
    Attribute("parts", frozenset({"part", "episode", "episodes", "parts"}),
              _n(r"\bN-(?:part|episode)\b|\bin N (?:parts|episodes)\b|\b(?:its|the|all|at) N (?:parts|episodes)\b"
                 r"(?! (?:a|each|every|per) week)|\b(?:has|of|runs (?:to|for)) N (?:parts|episodes)\b(?! a week)")),
    Attribute("inhabitants", frozenset({"inhabitants", "population"}), _n(r"\bN inhabitants\b|\bpopulation of N\b"),
    "", 0.05),
    Attribute("nominees", frozenset({"nominees", "nominated", "contenders", "contention", "shortlisted", "finalists"}),
              _n(r"\b(?:of|the|among|from) N (?:nominees|contenders|finalists)\b|\bN (?:[a-z]+ ){1,2}(?:are|were"
                 r"|have been) (?:nominated|shortlisted|in contention)\b|^N (?:nominees|contenders|finalists)\b")),
    Attribute("children", frozenset({"children", "mother", "father", "sons", "daughters", "son", "daughter"}),
              _n(r"\b(?:his|her|survived by [^.;]{0,30}?|mother of|father of|has|have|had|and) N (?:young "
                 r"|adult |small |grown-up )?(?:children|kids)\b|\b(?:mother|father) of N\b(?! (?:years|months))")),
    Attribute("sons", frozenset({"sons"}), _n(r"\b(?:his|her|their|and|has|have|had|leaves) N (?:[a-z-]+ )?sons\b")),
    Attribute("daughters", frozenset({"daughters"}), _n(r"\b(?:his|her|their|and|has|have|had"
                                                        r"|leaves) N (?:[a-z-]+ )?daughters\b")),
    Attribute("audience", frozenset({"audience", "crowd", "people", "spectators"}),
              _n(r"\b(?:audience|crowd) of (?:about |some |around )?N\b|\bN (?:people"
                 r"|spectators) (?:were in the (?:hall|theatre|audience|house)|attended|watched|filled)\b"), "", 0.1),
    Attribute("members", frozenset({"members", "duo", "trio", "quartet", "quintet", "sextet", "septet", "octet"}),
              _n(r"\b(?:its|all|the group's|the band's|the) N (?:members|musicians)\b|\bN members of the (?:band"
                 r"|group)\b|\b(?P<group>duo|trio|quartet|quintet|sextet|septet|octet)\b")),
    Attribute("screens", frozenset({"screens"}), _n(r"\b(?:cinema|multiplex|house) has N screens?\b|\b(?:its|all"
                                                    r"|the) N screens\b")),
    Attribute("weeks", frozenset({"weeks"}), _n(r"\bshoot(?:ing)? (?:of|lasted|took|will last|lasts) N weeks\b"
                                                r"|\bafter N weeks of (?:shooting|filming)\b")),
)  # fmt: skip
_BY_TRIGGER = {
    word: [k for k, attribute in enumerate(_ATTRIBUTES) if word in attribute.trigger]
    for word in frozenset().union(*(attribute.trigger for attribute in _ATTRIBUTES))
}
_LAST_PART = re.compile(r"\b(?P<ordinal>[a-z]+|\d+(?:st|nd|rd|th)) and (?:last|final) (?:episode|part|instal?lment)\b")
_ALL_MARK = re.compile(r"\b(?:each|every|per|more|additional|extra|another|other|of the)\b")
_HEADCOUNT = re.compile(
    rf"\ba (?P<noun>family|group|team|cast|crew|band|party|jury|gang|crowd) of (?P<n>{WORDS}|\d+)\b"
)
_ALL_OF = re.compile(
    rf"\bthe (?P<noun>family|group|team|cast|crew|band|party|jury|gang|crowd),? all (?P<n>{WORDS}|\d+) of them\b"
    rf"|\ball (?P<m>{WORDS}|\d+) (?:people )?(?:in|of) (?:her|his|the|their|its) "
    r"(?P<group>family|group|team|cast|crew|band|party|jury|gang|crowd)\b"
)
_LISTED = re.compile(
    r"(?:^They are |(?P<noun>finalists|nominees|winners|contenders|judges|jurors|guests|members|singers|candidates"
    r"|presenters)"
    r"(?: [a-z ]{0,20})?(?: are|:) )(?P<list>[^.;]+)"
)
_COUNTED = re.compile(
    rf"\b(?P<n>{WORDS}|\d+) (?:[a-z]+ ){{0,2}}(?:have (?:reached|made)|are in|were named|will compete|will be in)\b"
    rf"[^.;]{{0,30}}\b(?P<noun>final|nominees|short ?list|jury)\b"
    rf"|\b(?:named|chose|picked|selected|announced|invited|honoured|there (?:are|were)) (?P<m>{WORDS}|\d+) (?:[a-z]+ )?"
    rf"(?:winners|finalists|nominees|judges|jurors|candidates|laureates|contenders|presenters)\b"
)
_NOMINATED = re.compile(rf"\b(?P<n>{WORDS}|\d+) [a-z]+ (?:have been|are|were) (?:nominated|shortlisted)\b")
_TOP = re.compile(
    r"\b(?:straight (?:to|in at)|(?:came|come|coming) in at|debuted at|new at|landed at) (?:number )?(?P<new>[a-z]+"
    r"|\d+)\b"
    r"|\b(?P<verb>entered|enters?|opened|opens?|debuted|debuts?|landed|arrived|was"
    r"|is)\b[^.;]{0,22}?\b(?:(?:at )?number (?P<n>[a-z]+|\d+)"
    r"|at the (?P<top>top)|(?P<rank>second|third|fourth|fifth)(?= (?:with|on|in the)))\b|\bto (?:enter"
    r"|open)[^.;]{0,20}? at (?:the (?P<head>top)|number (?P<m>[a-z]+|\d+))\b"
)


def _numbered(its: Attribute, found: re.Match[str], line: Line) -> float | None:
    group = found.groupdict().get("group")
    if group:
        return float(_GROUPS[group])
    told = next((v for k, v in found.groupdict().items() if v and k != "group"), None)
    return amount_of(told) if told and told[0].isalnum() else None


def _sole(dimension: str, text: str) -> float | None:
    found = [v for v in values(text) if v.dimension == dimension]
    return found[0].amount if len(found) == 1 else None


_OVER = 1.3  # "more than two hours" is less than three
_BOUND = re.compile(
    r"\b(?:(?P<less>fewer than|less than|under|up to|nearly|almost|at most|just under)|more than|over|at least"
    r"|well over|just over) [\da-z$£€., -]{1,24}$"
)


def _simple(lines: Sequence[Line], i: int) -> Iterator[Assertion]:
    its = lines[i]
    for attribute in [
        _ATTRIBUTES[k] for k in sorted({k for w in its.words & _BY_TRIGGER.keys() for k in _BY_TRIGGER[w]})
    ]:
        found = attribute.pattern.search(its.low) if _holds(its.low, attribute.mark) else None
        if found is None:
            continue
        amount = _sole(attribute.dimension, its.text) if attribute.dimension else _numbered(attribute, found, its)
        if amount:
            low, high = amount * (1 - attribute.slack), amount * (1 + attribute.slack)
            bound = _BOUND.search(its.low[: found.end()])
            if bound:
                low, high = (0.0, high) if bound["less"] else (low, _OVER * high)
            scope = scope_of(its, words(found[0]))
            yield Assertion("number", attribute.key, frozenset(), low, high, "", scope, i)


def exact(kind: str, key: str, amount: float, lines: Sequence[Line], i: int, pole: str = "") -> Assertion:
    """An attribute that nobody bears, with one value."""
    return Assertion(kind, key, frozenset(), amount, amount, pole, scope_of(lines[i]), i)


_SERIES = 3  # quoted titles behind a colon that make a list


def _listed(text: str) -> int:
    """The parts of 'Mira Holm, Teo Brandt and Sasha Vinter'."""
    parts = [p for p in re.split(r",\s*(?:and\s+)?|\s+and\s+", text.strip()) if p.strip()]
    named = [re.sub(r"^the [a-z ]+", "", p.strip()) for p in parts]
    return len(parts) if len(parts) > 1 and all(p[:1].isupper() for p in named) else 0


_GROUPED = frozenset(
    {"last", "final", "family", "group", "team", "cast", "crew", "band", "party", "jury", "gang", "crowd", "they",
    "finalists",
     "nominees", "winners", "contenders", "judges", "jurors", "guests", "members", "singers", "candidates",
     "presenters",
     "nominated", "shortlisted", "shortlist", "laureates", "best", "are"}
)  # fmt: skip


_TEAMS = frozenset({"family", "group", "team", "cast", "crew", "band", "party", "jury", "gang", "crowd"})
_CHOSEN = ("final", "nomin", "short", "jury", "winner", "judge", "juror", "candid", "laureate", "contend", "present")


def _holds(low: str, parts: Sequence[str]) -> bool:
    return any(part in low for part in parts)


def _groups(lines: Sequence[Line], i: int) -> Iterator[Assertion]:
    its = lines[i]
    if not its.words & _GROUPED:
        return
    last = _LAST_PART.search(its.low) if "and" in its.words else None
    place = ordinal(last["ordinal"]) if last else None
    if place:
        yield exact("number", "parts", float(place), lines, i)
    for pattern in (_HEADCOUNT, _ALL_OF) if its.words & _TEAMS else ():
        found = pattern.search(its.low)
        if found:
            told = found.groupdict()
            noun, size = found["noun"] or told["group"], found["n"] or told["m"]
            yield exact("number", f"head:{noun}", amount_of(size), lines, i)
    listed = _LISTED.search(its.text) if " are " in its.text or ": " in its.text else None
    counted = _COUNTED.search(its.low) or _NOMINATED.search(its.low) if _holds(its.low, _CHOSEN) else None
    titles = len(_TITLE.findall(its.text)) if ":" in its.text else 0
    size = _listed(listed["list"]) if listed else titles if titles >= _SERIES else 0
    if size:
        yield exact("number", "listed", float(size), lines, i, "list")
    elif counted:
        yield exact(
            "number",
            "listed",
            amount_of(next(v for k, v in counted.groupdict().items() if v and k != "noun")),
            lines,
            i,
            "count",
        )


_NEW = frozenset(
    {
        "entered",
        "enter",
        "enters",
        "opened",
        "open",
        "opens",
        "debuted",
        "weekend",
        "entry",
        "straight",
        "come",
        "came",
        "new",
    }
)
_TITLE = re.compile(r"[\"“](?P<t>[A-Z][^\"“”]{1,50}?)[,.]?[\"”]")
_WORK = re.compile(r"\bthe (song|single|album|record|film|book|series)\b")
_FIRST_SIGHT = re.compile(
    r"\b(?:enter(?:ed|s)?|open(?:ed|s)?|debut(?:ed|s)?|first weekend|new entry|opening weekend|straight|come in at"
    r"|came in at|new at)\b"
)
_CLIMB = re.compile(r"\b(?:rose|fell|climbed|dropped|slipped|from|after|up|down)\b")


def _rank(lines: Sequence[Line], i: int) -> Iterator[Assertion]:
    """The place at which a title began, whatever the words."""
    its = lines[i]
    if not _FIRST_SIGHT.search(its.low):
        return
    titles = [t["t"] for t in _TITLE.finditer(its.text)] or _WORK.findall(its.low)
    found = _TOP.search(its.low)
    if not titles or not found or (_CLIMB.search(its.low) and not found["new"]):
        return
    told = found["new"] or found["n"] or found["m"] or ("one" if found["top"] or found["head"] else found["rank"])
    place = (
        float(ordinal(told) or 0)
        if found["rank"]
        else amount_of(told)
        if told.isdecimal()
        else float(_SMALL.get(told, 0))
    )
    if place:
        yield Assertion("number", f"rank:{titles[0].casefold()}", frozenset(), place, place, "", frozenset(), i)


_SMALL = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}


def attributes(lines: Sequence[Line]) -> list[Assertion]:
    worth = [(i, its) for i, its in enumerate(lines) if not its.words.isdisjoint(_WORTH)]
    return [asserted._replace(line=i) for i, its in worth for asserted in _of(its)]


_WORTH = frozenset(_BY_TRIGGER) | _GROUPED | _NEW


# No other sentence is asked, and copies share most of theirs.
@lru_cache(maxsize=1 << 14)
def _of(its: Line) -> tuple[Assertion, ...]:
    alone = (its,)
    return (*_simple(alone, 0), *_groups(alone, 0), *(_rank(alone, 0) if its.words & _NEW else ()))
