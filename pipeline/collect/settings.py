"""What differs between machines when collecting."""

from typing import NamedTuple


class CollectSettings(NamedTuple):
    """Times in seconds, sizes in bytes after decompression.

    `allow_private` holds addresses that may be dialled although they are not public, for tests and intranets:
    networks ("10.1.0.0/16"), single addresses ("127.0.0.1") or one port of one ("127.0.0.1:8080").
    """

    contact: str
    user_agent: str = "Driftwire/0.1"
    allow_private: frozenset[str] = frozenset()
    delay_seconds: float = 2.0
    timeout: float = 30.0
    feed_limit: int = 15_000_000
    page_limit: int = 5_000_000
    interval_min: float = 900.0
    interval_max: float = 86_400.0
    revisit_after: tuple[float, ...] = (86_400.0, 3 * 86_400.0)
    workers: int = 8
    pages_per_host: int = 100

    @property
    def agent(self) -> str:
        """The honest name: who it is and how to reach the person behind it."""
        return f"{self.user_agent} (+{self.contact})" if self.contact else self.user_agent
