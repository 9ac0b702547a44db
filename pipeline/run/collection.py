"""One poll of the user's feeds, landed."""

import os
from collections.abc import Mapping

from pipeline.collect import feeds
from pipeline.collect.poll import Polled, poll
from pipeline.collect.settings import CollectSettings
from pipeline.landing.writer import Writer
from pipeline.settings import Settings


def collect_settings(own: Settings, environ: Mapping[str, str] = os.environ) -> CollectSettings:
    """What the environment does not tell is as polite as a stranger's server may expect.

    Raises:
        ValueError: a number is none.
    """
    told = CollectSettings(contact=own.contact)
    allowed = (host.strip() for host in environ.get("DRIFTWIRE_ALLOW_HOSTS", "").split(","))
    return told._replace(
        allow_private=frozenset(host for host in allowed if host),
        delay_seconds=float(environ.get("DRIFTWIRE_DELAY_SECONDS", told.delay_seconds)),
        pages_per_host=int(environ.get("DRIFTWIRE_PAGES_PER_HOST", told.pages_per_host)),
    )


def collect_once(own: Settings) -> Polled:
    """Raises FileNotFoundError or feeds.BadFeeds where the list of feeds cannot be read."""
    listed = feeds.read(own.feeds_file)
    own.home.mkdir(parents=True, exist_ok=True)
    with Writer(own.landing, own.now) as writer:
        return poll(collect_settings(own), listed, own.home / "collect.sqlite", writer, own.now)
