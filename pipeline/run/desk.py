"""What operators do to a feed: pause it, or have it asked again at once."""

from pipeline.collect.schedule import NEW
from pipeline.collect.state import opened
from pipeline.settings import Settings

PAUSED = "paused"  # stands where else the error of a dead feed stands


class UnknownFeed(KeyError):
    """No such feed is listed."""


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
