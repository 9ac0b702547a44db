"""Twenty invented outlets and their habits."""

from typing import NamedTuple

# The changing outlet's behaviour turns at the start of this week (1 is the first) of the twelve.
TURN = 9


class Habit(NamedTuple):
    """How an outlet copies. Shares are of its copies; `taste` orders the kinds of change it is prone to."""

    copies: int  # a week
    material: float
    material_later: float
    taste: tuple[str, ...]
    bait: float
    trims: float
    second_hand: float  # copies another outlet's copy rather than the origin
    mends: float  # takes an error of its parent back, or its own at the same address
    hours: tuple[float, float]  # delay behind the origin


class Outlet(NamedTuple):
    """`dates`: where its pages tell the time. `zone`: hours from UTC in which it writes times."""

    slug: str
    name: str
    number: int
    kind: str
    layout: str
    dates: str
    feed: str
    zone: int
    credit: str | None
    beg: str | None
    habit: Habit | None


def _careful(copies: int, material: float = 0.04, trims: float = 0.1) -> Habit:
    return Habit(copies, material, material, ("name", "number", "date"), 0.0, trims, 0.2, 0.4, (0.4, 16))


def _mutator(taste: tuple[str, ...], share: float) -> Habit:
    return Habit(17, share, share, taste, 0.1, 0.1, 0.25, 0.03, (0.5, 20))


_TURNING = Habit(
    31, 0.08, 0.6, ("certainty", "number", "attribution", "status", "quote"), 0.03, 0.05, 0.1, 0.04, (0.1, 5)
)
_AGGREGATOR = Habit(14, 0.05, 0.05, ("attribution", "number"), 0.05, 0.45, 0.6, 0.02, (0.3, 9))
_BAIT = Habit(12, 0.25, 0.25, ("superlative", "quote", "addition"), 0.8, 0.2, 0.4, 0.0, (1, 24))
_WEEKLY = Habit(4, 0.04, 0.04, ("name",), 0.0, 0.0, 0.1, 0.6, (4, 44))
_TRADE = Habit(5, 0.03, 0.03, ("name", "number"), 0.0, 0.05, 0.1, 0.5, (0.5, 12))

_FIRST = "As first reported by {source}."
_LETTER = "Sign up for our newsletter and get the day's entertainment news before breakfast."

OUTLETS = (
    Outlet("meridian-wire", "Meridian Wire", 1, "wire", "plain", "jsonld", "rss", 0, None, None, None),
    Outlet("northgate-agency", "Northgate Agency", 2, "wire", "article", "meta", "atom", 0, None, None, None),
    Outlet("curtain-daily", "Curtain Daily", 3, "trade", "section", "jsonld", "rss", -5, None, _LETTER, _TRADE),
    Outlet("reel-ledger", "The Reel Ledger", 4, "trade", "main", "time", "json", -8, None, None, _TRADE),
    Outlet("harbour-courier", "Harbour Courier", 5, "careful", "article", "jsonld", "rss", 1, None, None, _careful(11)),
    Outlet(
        "valley-examiner", "The Valley Examiner", 6, "careful", "section", "meta", "rss", -4, _FIRST, None, _careful(12)
    ),
    Outlet(
        "stage-and-score", "Stage & Score", 7, "careful", "main", "jsonld", "atom", 0, None, _LETTER, _careful(11, 0.03)
    ),
    Outlet("evening-beacon", "Evening Beacon", 8, "careful", "plain", "time", "rss", 1, None, None, _careful(12, 0.05)),
    Outlet("lakeshore-times", "Lakeshore Times", 9, "careful", "article", "meta", "json", -5, None, None, _careful(10)),
    Outlet(
        "kultur-anglia",
        "Kultur Anglia",
        10,
        "careful",
        "section",
        "jsonld",
        "atom",
        2,
        "Source: {source}",
        None,
        _careful(10),
    ),
    Outlet(
        "southern-post", "The Southern Post", 11, "careful", "main", "url", "rss", 10, None, None, _careful(11, 0.05)
    ),
    Outlet(
        *("bright-lights", "Bright Lights Now", 12, "mutator", "section", "jsonld", "rss", -8, None),
        "Love the stars? Follow us everywhere for more.",
        _mutator(("certainty", "attribution", "status"), 0.7),
    ),
    Outlet(
        *("quick-reel", "QuickReel", 13, "mutator", "article", "meta", "rss", -5, "(via {source})", None),
        _mutator(("number", "date", "name"), 0.65),
    ),
    Outlet(
        *("popgazette", "The Pop Gazette", 14, "mutator", "main", "time", "atom", 0, None),
        "Get the Gazette in your inbox: one mail a day, all the gossip, none of the calories.",
        _mutator(("quote", "superlative", "addition", "omission", "negation"), 0.6),
    ),
    Outlet(
        "screenline-today", "Screenline Today", 15, "turning", "section", "jsonld", "rss", 0, None, _LETTER, _TURNING
    ),
    Outlet("newsheap", "Newsheap", 16, "aggregator", "plain", "meta", "json", 0, "via {source}", None, _AGGREGATOR),
    Outlet(
        *("daily-digest-hub", "Daily Digest Hub", 17, "aggregator", "article", "url", "rss", -6, _FIRST),
        "More from around the web: tap the bell and never miss a headline.",
        _AGGREGATOR,
    ),
    Outlet("weekend-programme", "The Weekend Programme", 18, "weekly", "main", "time", "atom", 1, None, None, _WEEKLY),
    Outlet("buzzbarn", "BuzzBarn", 19, "bait", "section", "jsonld", "rss", -5, None, "Tell us in the comments!", _BAIT),
    Outlet("tally-board", "Tally Board", 20, "series", "plain", "meta", "rss", 0, None, None, None),
)
BY_SLUG = {outlet.slug: outlet for outlet in OUTLETS}


def material_share(outlet: Outlet, week: int) -> float:
    """The share of its copies that the outlet changes materially in a week (1 to 12)."""
    if outlet.habit is None:
        return 0.0
    return outlet.habit.material_later if week >= TURN else outlet.habit.material
