"""Lives and anniversaries: ages, births, deaths, marriages and foundings that arithmetic holds together."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from pipeline.core.assertion import Assertion, Line, bearer_at, bearer_of, passage
from pipeline.core.numeral import WORDS, amount_of
from pipeline.core.period import periods
from pipeline.core.value import values

_N = rf"(?P<n>\d+|{WORDS})"
_PERSON = r"[A-Z][\w'’-]+"
_FULL = re.compile(rf"({_PERSON}) ({_PERSON})\b")
_AGED = re.compile(
    rf"(?P<who>{_PERSON})(?:\s\([^)]*\))?(?:, (?:aged? )?(?P<a>\d\d)(?=,| and\b|\.$)|,? (?:who )?(?:is|turned|turns"
    rf"|has turned)"
    rf" (?:now )?(?P<b>\d\d)\b(?! ?(?:per|%|years? (?:younger|older)|minutes|feet|times|of|to|points))| \((?P<c>\d\d)\)"
    rf"|, who (?:is|turned|turns) (?P<d>\d\d)\b)"
)
_YEAR_OLD = re.compile(
    rf"\b(?P<n>\d\d|[Tt]wenty|[A-Za-z]+ty-[a-z]+"
    rf"|[A-Za-z]+ty)-year-old (?:(?!and\b)[a-z]+ ){{0,2}}(?P<who>{_PERSON}(?: {_PERSON})?)"
)
_BIRTHDAY = re.compile(
    r"(?<!before he )(?<!before she )(?<!when he )(?<!when she )(?<!until he )(?<!until she )"
    r"\b(?:celebrated|marked|celebrates|marks|turned|reached) (?:his|her) (?P<n>\d\d)(?:st|nd|rd|th) birthday\b"
)
_WHO = re.compile(r",? who (?:had |has )?$")
_FUTURE = re.compile(r"\b(?:will be|would be|then aged?|was \d\d|at \d\d|when|at the time|by then|had been)\b")
_BORN = re.compile(
    r"\b(?:was|were) born (?:(?!when|while|before|after|and|where|that|which|who|since|into)"
    r"[^.;]){0,60}?\b(?:in|on|(?:in|on) [^.;,]{3,14},?)"
    r" (?P<y>1[89]\d\d|20\d\d)\b|\bborn in (?P<z>1[89]\d\d|20\d\d)\b"
)
# In an obituary: "He was 87.", "has died at the age of 83".
_WAS = re.compile(rf"^(?:he|she) was (?P<n>\d\d|{WORDS})\.$")
_DIED_AT = re.compile(r"\b(?:died|killed)\b[^.;]{0,60}? (?:at|aged|age) (?:the age of )?(?P<n>\d\d)\b")
_DEATH_OF = re.compile(r"\b(?:has died|died|was found dead|was killed)\b")
_NOT_THIS = re.compile(r"\b(?:who (?=died|had died|was killed)|plays?|as|nearly|almost|when|after|years)\b")
_ASIDE = re.compile(r", (?:the|a|an) [^,.;]{3,40}, ")
_KIN = re.compile(
    r"\b(?:son|daughter|brother|sister|father|mother|wife|husband|widow|widower|heirs?|estate|family|child|children"
    r"|twins?)\b"
)
_DIED = re.compile(
    r"\b(?:died|was killed)\b(?! (?:down|out|away|for|hard))[^.;]*?\b(?:in|on [^.;]{3,14}) (?P<y>1[5-9]\d\d|20\d\d)\b"
)
_DEED = re.compile(
    r"\b(?:made|wrote|directed|conducted|recorded|played|sang|starred|appeared|won|married|moved|opened|founded|published"
    r"|painted|composed|bought|built|joined|returned|toured|gave|began|acted|performed)\b(?! by)"
)
_PASSIVE = re.compile(r"\b(?:was|were|been|is|are|be) (?:\w+ly )?$")
_YEARS = re.compile(r"(?:\b(?:in|until|since|to|and)|–|-) ?(?P<y>1[5-9]\d\d|20\d\d)\b")
_WED = re.compile(r"\b(?:married|wed|were married)\b[^.;]{0,30}? in (?P<y>19\d\d|20\d\d)\b")
_MARRIAGE = re.compile(
    rf"\b(?:after {_N} years of marriage|marriage of {_N.replace('<n>', '<m>')} years"
    rf"|(?:been )?married for {_N.replace('<n>', '<o>')} years)"
)
_FOUNDED = re.compile(
    r"\b(?:founded|established|launched|first held|started|set up|got together|came together|began|has (?:been held"
    r"|run|existed)[^.;]{0,30}?since|formed)\b"
    r"[^.;]{0,30}? ?(?:in |since )(?P<y>1[5-9]\d\d|20\d\d)\b"
)
_ANNIVERSARY = re.compile(r"\b(?P<n>\d{1,3})(?:st|nd|rd|th) (?:anniversary|jubilee)\b")
_LASTED = re.compile(
    rf"\b(?:(?:in|after|for|their|its) {_N} years (?:together|as a (?:band|group|duo|trio|quartet|company|festival))"
    rf"|{_N.replace('<n>', '<m>')} years of existence)\b"
)
_BUILT = re.compile(r"\b(?:built|constructed|completed) (?:after [a-z ]+ )?in (?P<y>1[5-9]\d\d|20\d\d)\b")
_OPENED = re.compile(
    r"\b(?:opened|has been open|showed its first film)\b[^.;]{0,20}? (?:in|since) (?P<y>1[5-9]\d\d|20\d\d)\b"
)
_DEATH_DAY = re.compile(r"\b(?:died|passed away|was found dead)\b")
_FUNERAL_DAY = re.compile(
    r"\b(?:funeral|burial|cremation|memorial service) (?:was|took place|had been)|\bwas (?:buried|cremated)\b"
)
_DEAD = re.compile(
    rf"(?P<a>{_PERSON})[’']s (?:funeral|death|burial)\b|\b(?:the late|death of"
    rf"|funeral of) (?:{_PERSON} )?(?P<b>{_PERSON})"
    rf"|(?P<c>{_PERSON}),? (?:who |has |had )?died\b(?! (?:down|out|away|for|hard|laughing|a ))"
)
_ALIVE = re.compile(
    rf"(?P<who>{_PERSON})(?: himself| herself)?, (?:who is \d\d\b|\d\d, (?:said|says|will|told|watched|plans|has))"
    rf"|(?P<also>{_PERSON}) (?:plans|hopes|intends|expects|is (?:due|expected|set)|wants) to\b"
)
_DIGIT, _FIGURES, _YEAR = re.compile(r"\d"), re.compile(r"\d\d"), re.compile(r"\d{4}")
_DEATHS = ("funeral", "death", "burial", "the late", "died")
_SINCE = 1.0  # years by which an anniversary may be off: the day may not have come yet


_HOUSES = frozenset(
    {"theatre", "theater", "cinema", "hall", "house", "building", "arena", "stadium", "museum", "gallery", "hotel",
     "playhouse", "church", "studio", "palace", "castle", "library"}
)  # fmt: skip
_THINGS = frozenset({"theatre", "festival", "company", "club"})


_RUMOUR = frozenset(
    {"rumour", "rumours", "rumor", "rumors", "rumoured", "rumored", "hoax", "fake", "false", "untrue", "reports",
     "reported", "reportedly", "claim", "claimed", "claims", "alive", "not", "imagined", "if", "feared", "alleged",
     "body", "plot", "role", "plays", "played", "character"}
)  # fmt: skip


def _number(found: re.Match[str]) -> float:
    return amount_of(next(v for v in found.groupdict().values() if v))


def _year(found: re.Match[str]) -> float:
    return float(next(v for v in found.groupdict().values() if v))


def _whose(text: str, found: re.Match[str]) -> frozenset[str]:
    """The surname before an age."""
    return frozenset({found["who"].casefold().removesuffix("'s").removesuffix("’s")})


def _age(lines: Sequence[Line], i: int) -> Iterator[Assertion]:
    text = lines[i].text
    for found in _AGED.finditer(text) if _FIGURES.search(text) else ():
        if not _FUTURE.search(lines[i].low[max(0, found.start() - 30) : found.end() + 12]):
            age = float(next(found[g] for g in "abcd" if found[g]))
            # Who turns 30 in May is 29.
            least = age - 1 if " turns " in found[0] else age
            yield Assertion("number", "age", _whose(text, found), least, age, line=i)
    for found in _YEAR_OLD.finditer(text) if "-year-old" in text else ():
        who = found["who"].split()[-1].casefold()
        age = amount_of(found["n"])
        if who not in _THINGS:
            yield Assertion("number", "age", frozenset({who}), age, age, line=i)
    yield from _last_age(lines, i)
    birthday = _BIRTHDAY.search(lines[i].low) if "birthday" in lines[i].words else None
    bearer = bearer_of(lines, i, birthday.start() + 1) if birthday else frozenset()
    if birthday and bearer:
        yield Assertion("number", "age", bearer, float(birthday["n"]), float(birthday["n"]), line=i)


def _just_died(low: str) -> re.Match[str] | None:
    """A death of these days: no father's, none of a part, none that nearly came."""
    died = _DEATH_OF.search(low)
    if died is None or _YEAR.search(low) or _KIN.search(low[: died.start()]):
        return None
    return None if _NOT_THIS.search(low[: died.end()]) else died


def _last_age(lines: Sequence[Line], i: int) -> Iterator[Assertion]:
    low = lines[i].low
    found = _WAS.search(low) if i and _just_died(lines[i - 1].low) else None
    if found is None and lines[i].words & {"died", "killed"} and _just_died(low):
        found = _DIED_AT.search(low)
    bearer = bearer_of(lines, i, found.start() + 4) if found else frozenset()
    if found and bearer:
        yield Assertion("number", "age", bearer, amount_of(found["n"]), amount_of(found["n"]), line=i)


def _alive(lines: Sequence[Line], i: int) -> Iterator[Assertion]:
    text = lines[i].text
    if not lines[i].words.isdisjoint(_RUMOUR):
        return
    dead = _DEAD.finditer(text) if any(word in text for word in _DEATHS) else ()
    alive = _ALIVE.finditer(text) if " to" in text or _FIGURES.search(text) else ()
    for readings, value in ((dead, 0.0), (alive, 1.0)):
        for found in readings:
            who = next(v for v in found.groupdict().values() if v).casefold()
            yield Assertion("status", "alive", frozenset({who}), value, value, line=i)


def _who_died(lines: Sequence[Line], i: int, at: int) -> frozenset[str]:
    """Of "the work of Joost Elzen, who died in" the name before the comma."""
    relative = _WHO.search(lines[i].low[:at])
    return bearer_at(lines[i].text, relative.start()) if relative else bearer_of(lines, i, at + 1)


def _lives(lines: Sequence[Line], i: int) -> Iterator[Assertion]:
    low = lines[i].low
    if lines[i].words & {"born"}:
        for found in _BORN.finditer(low):
            bearer = bearer_of(lines, i, found.start() + 1)
            if bearer and not _KIN.search(_ASIDE.sub(" ", low[: found.start()])):
                yield Assertion("date", "life", bearer, _year(found), 9999.0, "birth", line=i)
                yield Assertion("number", "born", bearer, _year(found), _year(found), "birth", line=i)
    if lines[i].words & {"died", "killed"}:
        died = _DIED.search(low)
        if died:
            bearer = _who_died(lines, i, died.start())
            if bearer:
                yield Assertion("date", "life", bearer, 0.0, _year(died), "death", line=i)
        return
    deed = _DEED.search(low) if _YEAR.search(low) else None
    years = [_year(y) for y in _YEARS.finditer(low)] if deed and not _PASSIVE.search(low[: deed.start()]) else []
    if deed and years and not _KIN.search(low[: deed.start()]):
        bearer = bearer_of(lines, i, deed.start() + 1)
        if bearer:
            yield Assertion("date", "life", bearer, max(years), max(years), "deed", line=i)
            if min(years) < max(years):
                yield Assertion("date", "life", bearer, min(years), min(years), "deed", line=i)


def _spans(lines: Sequence[Line], i: int, today: date) -> Iterator[Assertion]:
    """Years that something has lasted, as the year in which it began."""
    low, told = lines[i].low, lines[i].words
    wed = _WED.search(low) if told & {"married", "wed"} else None
    marriage = _MARRIAGE.search(low) if told & {"married", "marriage"} else None
    if wed:
        yield Assertion("number", "marriage", frozenset(), _year(wed), _year(wed), "year", line=i)
    if marriage:
        begun = today.year - _number(marriage)
        yield Assertion("number", "marriage", frozenset(), begun - _SINCE, begun + _SINCE, "years", line=i)
    anniversary = _ANNIVERSARY.search(low) if told & {"anniversary", "jubilee"} else None
    anniversary = anniversary or (_LASTED.search(low) if "years" in told else None)
    founded = _FOUNDED.search(low) if _YEAR.search(low) else None
    if anniversary:
        begun = today.year - _number(anniversary)
        yield Assertion("number", "founded", frozenset(), begun - _SINCE, begun + _SINCE, "years", line=i)
    elif founded:
        yield Assertion("number", "founded", frozenset(), _year(founded), _year(founded), "year", line=i)
    # "Built in 1927, the organ" is no house.
    subject = low.partition(", ")[2].split()[:3] if low.startswith(("built", "constructed")) else told
    if _HOUSES.isdisjoint(subject):
        return
    built, opened = _BUILT.search(low), _OPENED.search(low)
    if built:
        yield Assertion("date", "house", frozenset(), _year(built), 9999.0, "built", line=i)
    elif opened:
        yield Assertion("date", "house", frozenset(), 0.0, _year(opened), "opened", line=i)


def _last_days(lines: Sequence[Line], i: int, today: date) -> Iterator[Assertion]:
    """The day of a death and of a burial, both past."""
    low, text = lines[i].low, lines[i].text
    if lines[i].words.isdisjoint(_LAST):
        return
    death, burial = _DEATH_DAY.search(low), _FUNERAL_DAY.search(low)
    if bool(death) == bool(burial):
        return
    days = [v.moment for v in values(text) if v.moment and (v.moment.weekday is not None or v.moment.day)]
    past = [p for m in days for p in periods(m, today) if p.first <= today.toordinal()]
    if len(days) == 1 and past:
        latest = max(past, key=lambda p: p.first)
        if death:
            yield Assertion("date", "burial", frozenset(), float(latest.first), 1e9, "death", line=i)
        else:
            yield Assertion("date", "burial", frozenset(), 0.0, float(latest.first), "funeral", line=i)


_TRIGGER = frozenset(
    {"born", "died", "killed", "married", "marriage", "wed", "anniversary", "birthday", "founded", "established",
    "since",
     "funeral", "buried", "together", "existence", "years", "burial", "cremated", "built", "opened", "launched",
     "formed", "jubilee", "constructed", "held"}
)  # fmt: skip


_LAST = frozenset({"died", "passed", "found", "funeral", "burial", "cremation", "memorial", "buried", "cremated"})
_GONE = frozenset(
    {"funeral", "death", "burial", "late", "died", "plans", "hopes", "intends", "expects", "wants", "due"}
)


# Copies share most of their passages.
@lru_cache(maxsize=1 << 14)
def _at_end(told: tuple[Line, ...]) -> tuple[Assertion, ...]:
    i = len(told) - 1
    return (*_age(told, i), *_alive(told, i), *_lives(told, i))


def lifetime_of(lines: Sequence[Line], i: int, today: date | None) -> Iterator[Assertion]:
    its = lines[i]
    if _DIGIT.search(its.low) or not its.words.isdisjoint(_GONE) or "year-old" in its.low:
        for asserted in _at_end(passage(lines, i)):
            yield asserted._replace(line=i)
    if today and its.words & _TRIGGER:
        yield from _spans(lines, i, today)
        yield from _last_days(lines, i, today)


def births(asserted: Sequence[Assertion], today: date | None) -> Iterator[Assertion]:
    """Each age told as years of birth, to be held against those that are told."""
    for its in asserted:
        if its.key == "age" and today:
            yield its._replace(key="born", low=today.year - its.high - 1, high=today.year - its.low, pole="age")


def _unsure(lines: Sequence[Line]) -> frozenset[str]:
    """Surnames that several people of the article bear."""
    seen: dict[str, set[str]] = {}
    for its in lines:
        for found in _FULL.finditer(its.text):
            seen.setdefault(found[2].casefold(), set()).add(found[1].casefold())
    return frozenset(last for last, firsts in seen.items() if len(firsts - {"mr", "ms", "mrs", "dr", "sir"}) > 1)


def lifetimes(lines: Sequence[Line], today: date | None) -> list[Assertion]:
    found = [a for i in range(len(lines)) for a in lifetime_of(lines, i, today)]
    shared = _unsure(lines) if found else frozenset()
    found = [a for a in found if not (a.bearer and a.bearer <= shared and a.key in {"age", "born", "alive"})]
    return [*found, *births(found, today)]
