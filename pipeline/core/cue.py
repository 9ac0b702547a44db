"""Words that tell how a statement is meant: hedges, denials, sources, stages of an event, superlatives."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple


class Cue(NamedTuple):
    """`kind`: hedge, booster, negation, denial, condition, reporting, voice (may report), status or superlative;
    `label`: the stage for a status cue, else the folded phrase."""

    start: int
    end: int
    text: str
    kind: str
    label: str


_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_KINDS = ("hedge", "booster", "negation", "denial", "condition", "reporting", "voice", "superlative")


@cache
def entries(name: str) -> tuple[str, ...]:
    """The lines of a word list beside this module."""
    text = files("pipeline.core").joinpath(f"words/{name}.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line.strip())


_Phrase = tuple[tuple[str, ...], str, str]


@cache
def _phrases() -> Mapping[str, Mapping[str, Sequence[_Phrase]]]:
    """First word -> second word, '' for any other -> (all words, kind, label), the longest first."""
    by_first: dict[str, list[_Phrase]] = {}
    rows = [(phrase, kind, phrase) for kind in _KINDS for phrase in entries(kind)]
    rows += [(phrase, "status", label) for line in entries("status") for label, phrase in [line.split("\t")]]
    for phrase, kind, label in rows:
        parts = tuple(phrase.split())
        by_first.setdefault(parts[0], []).append((parts, kind, label))
    return {first: _by_second(sorted(found, key=lambda row: -len(row[0]))) for first, found in by_first.items()}


def _by_second(found: Sequence[_Phrase]) -> Mapping[str, Sequence[_Phrase]]:
    """Those of one word stand with every second word, and by themselves."""
    seconds = {row[0][1] for row in found if len(row[0]) > 1}
    return {second: [row for row in found if row[0][1:2] in ((), (second,))] for second in {*seconds, ""}}


# Stages by another name: "widely considered a master", "charged 12 euros", "engaged a lawyer", "committed a crime",
# "settles on a leading man".
_STAGED = {
    "consider": re.compile(r"(?:[a-z]+ing|whether|(?:a|an|the|his|her|its|their|legal|several|other|new) (?:[a-z-]+ )?"
                           r"(?:offers?|bids?|options?|appeal|plans?|proposals?|moves?|sequel|request|sale|deal|action"
                           r"|steps?|claim|future))\b"),
    "charge": re.compile(r"(?:with|over|of|against|were|are|in connection|under|by police|by prosecutors|on [a-z]+day"
                         r"|last|this|after|$)"),
    "engage": re.compile(r"(?:to|last|in (?:january|february|march|april|may|june|july|august|september|october"
                         r"|november|december|\d+)|since|after|on|for|$)"),
    "agree": re.compile(r"(?:to|$)"),
    "settle": re.compile(r"(?!(?:on|upon|into|down|for)\b)"),
}  # fmt: skip
_STAGING = frozenset(
    {"considered", "considers", "consider", "charged", "charges", "charge", "engaged", "committed", "settled",
     "settles", "settle"}
)  # fmt: skip
_REPORTED = frozenset({"the", "its", "his", "her", "their", "that", "it", "damage", "damages", "a"})
_HEDGING = frozenset({"expected", "estimate", "estimates", "estimated"})
_FORESEEN = frozenset({"expected", "planned"})  # "as planned" doubts nothing
_WISHES = frozenset({"want", "wants", "wanted"})  # who does not want to says no
_OF_MANY = frozenset({"one", "among"})
_RANKING = frozenset({"most", "least", "best", "worst", "first", "last", "few", "only", "top", "leading", "greatest"})
_RANKED = _OF_MANY | {"first", "the", "earliest", "best"}
_DISPUTE = frozenset({"dispute", "disputes", "disputed", "refuse"})
_MASS = re.compile(r"\d+(?:kg|g|t|lb|lbs)|kg|kilos?|kilogram(?:me)?s?|tons?|tonnes?|pounds?|stone|grams?|lbs?|ounces?")
_PLACED = frozenset({"and", "in", "on", "of", "for", "with", "but"})
# "Was ranked first" ranks, "was signed first" does not.
_RANKED_AS = frozenset(
    {"ranked", "placed", "finished", "debuted", "listed", "voted", "named", "rated", "seeded", "qualified"}
)  # fmt: skip
# "The first three weeks", a span of time.
_KNOWN_FOR: tuple[list[str], ...] = ([], ["for"], ["as"], ["to"])
_SPANS = frozenset(
    {"two", "three", "few", "half", "quarter", "day", "days", "week", "weeks", "weekend", "month", "months"}
)  # fmt: skip
_DETERMINERS = frozenset({"the", "a", "an", "its", "his", "her", "their", "this", "that", "these", "any", "no"})
_IS = frozenset({"is", "are", "was", "were", "been"})
_PERSONS = frozenset({"he", "she", "it", "they", "there", "we", "you"})
_GOING_ON = frozenset({"and", "but", "was", "is", "which", "that", "who", "when"})
_ARTICLES = frozenset(
    {
        "the",
        "a",
        "an",
        "this",
        "that",
        "any",
        "no",
        "legal",
        "pay",
        "bitter",
        "their",
        "its",
        "his",
        "her",
        "in",
        "of",
        "long",
    }
)
_AMBIGUOUS = (
    _STAGING
    | _OF_MANY
    | _HEDGING
    | _FORESEEN
    | _WISHES
    | _DISPUTE
    | frozenset(
        {
            "first",
            "the",
            "best",
            "earliest",
            "may",
            "could",
            "can",
            "should",
            "weighing",
            "neither",
            "nobody",
            "no",
            "none",
            "not",
            "attributed",
            "told",
            "tell",
            "tells",
        }
    )
)
# An order, no record: "the first night".
_IN_ORDER = frozenset(
    {"night", "day", "days", "week", "weeks", "weekend", "month", "months", "half", "scenes", "scene", "look", "act",
     "part", "episode", "round", "quarter", "chapter", "name", "names", "few", "two", "three", "row", "leg", "draft"}
)  # fmt: skip
# "The first of that month": a day.
_DATED = frozenset(
    {"that", "this", "next", "january", "february", "march", "april", "may", "june", "july", "august", "september",
     "october", "november", "december"}
)  # fmt: skip
# "No fewer than", "not later than", "none other than": a bound, no denial.
_THAT = frozenset({"that", "which", "who", "where", "when", "of"})
_MEASURES = frozenset({"more", "fewer", "less", "later", "earlier", "sooner", "greater", "other"})
_ADVERBIAL = frozenset({"was", "were", "had", "has", "have", "at", "when", "since", "it", "he", "she"})


def _ranks_not(word: str, before: Sequence[str], behind: Sequence[str]) -> bool:
    """'At the earliest', 'the first of that month', 'down to the last', 'was first staged', 'one of their songs'."""
    if word == "earliest":
        return before[-2:] == ["at", "the"]
    if behind[:2] == ["most", "part"] or (word == "best" and behind[:1] == ["known"] and behind[1:2] in _KNOWN_FOR):
        return True
    if word == "the" and behind[:1] == ["last"]:
        if before[-2:] == ["down", "to"]:
            return True
        return behind[1:2] in (["day"], ["days"], ["week"], ["weekend"], ["month"]) and behind[2:3] == ["of"]
    if word == "the":
        dated = behind[1:2] == ["of"] and behind[2:3] != [] and behind[2] in _DATED
        other = before[-1:] == ["of"] and (behind[1:2] == [] or behind[1] in _GOING_ON)
        return behind[:1] == ["first"] and (dated or other or bool(_SPANS & set(behind[1:2])))
    if word == "first":
        dated = behind[:1] == ["of"] and behind[1:2] != [] and behind[1] in _DATED
        adverb = (before[-1:] != [] and before[-1] in _ADVERBIAL) or _comes_first(before, behind)
        return dated or adverb or bool(_IN_ORDER & set(behind[:1]))
    if word == "best":
        return False
    # "One of the oldest" ranks, "one of their songs" does not.
    return not any(w in _RANKING or (w.endswith("est") and len(w) > 4) for w in behind[1:])


def _comes_first(before: Sequence[str], behind: Sequence[str]) -> bool:
    """'First the two settled', 'was signed first, and', 'on top of the first'."""
    goes_on = behind[:1] == [] or behind[0] in _GOING_ON
    if before[-1:] == []:
        return behind[:1] != [] and behind[0] in _DETERMINERS
    return goes_on and (before[-2:] == ["of", "the"] or (before[-1].endswith("ed") and before[-1] not in _RANKED_AS))


def _is_measure(behind: Sequence[str]) -> bool:
    """'No fewer than', 'nobody has won more titles than'; 'no proof that more than ten' denies the proof."""
    if _MEASURES.isdisjoint(behind[:1]) and "more" not in behind:
        return False
    at = behind.index("than") if "than" in behind else 0
    return at > 0 and _THAT.isdisjoint(behind[:at])


def _hedges_not(word: str, before: Sequence[str], behind: Sequence[str]) -> bool:
    """'Should the court find', 'weighing 12 kilos', 'higher than expected', 'as planned', 'nobody may', 'could not'."""
    following = behind[0] if behind else ""
    if word == "should":
        return following in _DETERMINERS | _PERSONS
    if word == "weighing":
        return any(_MASS.fullmatch(w) for w in behind[:4])
    if before[-1:] == ["as"] and word in _FORESEEN:
        return True
    if word in _HEDGING:
        # "He estimated the damage at" reports, "an estimated 50" hedges.
        return before[-1:] == ["than"] or (word.startswith("estimate") and following in _REPORTED)
    if word in _WISHES:
        return "not" in before or any(w.endswith("n't") for w in before)
    if word == "attributed":
        return before[-1:] != [] and before[-1] in _IS  # "was attributed to word of mouth" gives a cause
    if word == "may":
        return not {"nobody", "nor", "neither", "either"}.isdisjoint(before)
    return word in {"could", "can"} and following == "not"


def _numbers(before: Sequence[str], behind: Sequence[str]) -> bool:
    """'At No 2', 'No 2 in the list'; 'no 5 per cent tax' denies."""
    rank = behind[:1] != [] and behind[0].isdecimal() and len(behind[0]) <= len("100")
    return rank and (before[-1:] == ["at"] or behind[1:2] == [] or behind[1] in _PLACED)


def _denies_not(word: str, before: Sequence[str], behind: Sequence[str]) -> bool:
    """'If neither withdraws', 'nobody ... more than', 'none but', 'not only', 'at No 2'."""
    following = behind[0] if behind else ""
    return (
        "if" in before
        or _is_measure(behind)
        or (following == "but" and word in {"none", "nobody"})
        or (word == "not" and following in {"only", "even"})
        or (word == "no" and _numbers(before, behind))
    )


def _otherwise(told: Sequence[str], i: int, cue: tuple[str, str]) -> bool:
    """A cue's word in another use: 'was first staged', 'could not', 'if neither withdraws', 'nobody ... more than'."""
    kind, label = cue
    word = told[i]
    before, behind = list(told[max(0, i - 3) : i]), list(told[i + 1 : i + 6])
    if kind == "superlative" and word in _RANKED:
        return _ranks_not(word, before, behind)
    if word in _DISPUTE:
        # "The dispute", a quarrel.
        return before[-1:] != [] and before[-1] in _ARTICLES
    if word in _STAGING:
        staged = _STAGED.get(label) if kind == "status" else None
        return staged is not None and staged.match(" ".join(behind)) is None
    if word in {"told", "tell", "tells"}:
        # "Was told by telephone": who hears, not who says.
        return "to" in behind[:3] or before[-1:] in (["was"], ["were"], ["been"], ["being"])
    if kind == "negation" and word in {"neither", "nobody", "no", "none", "not"}:
        return _denies_not(word, before, behind)
    return _hedges_not(word, before, behind)


# Ranks in other uses more often than not: "her record", "the last ten days", "had ever been", "the first season".
WEAK_RANKS = frozenset({"ever", "record", "historic", "unique", "earliest", "the last", "one of its", "one of his"})


@lru_cache(maxsize=1 << 13)
def cues(sentence: str) -> tuple[Cue, ...]:
    """All cues in order; one word may bear cues of several kinds, within one kind the longest phrase counts."""
    # The month is no hedge.
    tokens = [m for m in _TOKEN.finditer(sentence) if m[0] != "May" or m.start() == 0]
    told, phrases = tuple([m[0].casefold().replace("’", "'") for m in tokens]), _phrases()
    out: list[Cue] = []
    busy: dict[str, int] = {}
    for i in [i for i, word in enumerate(told) if word in phrases]:
        word, start = told[i], tokens[i].start()
        following = phrases[word]
        for parts, kind, label in following.get(told[i + 1] if i + 1 < len(told) else "", following[""]):
            # "Decided not to" denies once, and "not known whether" leaves open.
            inside = kind == "negation" and max(busy.get("denial", 0), busy.get("hedge", 0)) > i
            if inside or busy.get(kind, 0) > i or (len(parts) > 1 and told[i : i + len(parts)] != parts):
                continue
            if word in _AMBIGUOUS and _otherwise(told, i, (kind, label)):
                continue
            busy[kind] = i + len(parts)
            end = tokens[i + len(parts) - 1].end()
            out.append(Cue(start, end, sentence[start:end], kind, label))
    return tuple(out)
