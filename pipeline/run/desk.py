"""What operators decide: that a feed pauses or is asked again at once, and what becomes of a held day."""

from pipeline.collect.schedule import NEW
from pipeline.collect.state import opened
from pipeline.landing.decision import land_decision
from pipeline.settings import Settings
from pipeline.warehouse.sandbox import NothingPublished, ask

PAUSED = "paused"  # stands where else the error of a dead feed stands


class UnknownFeed(KeyError):
    """No such feed is listed."""


class NothingHeld(KeyError):
    """Nothing of this source was held on this day."""


def decide(own: Settings, source: str, day: str, decision: str, by: str) -> None:
    """`release` or `reject`; deciding again takes the last decision back.

    Raises:
        NothingHeld: a decision that meant another day would stand for good.
    """
    try:
        held = ask(own.published, "select 1 from held where source = $1 and day = $2", [source, day]).rows
    except NothingPublished:
        held = []
    if not held:
        raise NothingHeld(f"nothing of {source} was held on {day}")
    land_decision(own, source, day, decision, by)


def set_feed(own: Settings, feed: str, paused: bool) -> None:
    """Resuming forgets the failures. A poll of this very feed that is under way may win.

    Raises:
        UnknownFeed: no such feed is listed.
        sqlite3.OperationalError: the collector is writing.
    """
    file = own.home / "collect.sqlite"
    if not file.exists():
        raise UnknownFeed(feed)
    with opened(file) as state:
        found = [f for f in state.feeds() if f.feed == feed]
        if not found:
            raise UnknownFeed(feed)
        state.keep_feed(found[0]._replace(schedule=NEW._replace(disabled=paused, error=PAUSED if paused else None)))
        state.commit()
