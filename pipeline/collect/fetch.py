"""One GET: bounded in time, size, hops and in whom it may reach."""

import ssl
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from functools import cache
from typing import NamedTuple
from urllib.parse import urljoin

import httpcore
import httpx

from pipeline.collect import dial, inflate
from pipeline.collect.settings import CollectSettings
from pipeline.core import address

MOST_REDIRECTS = 5
_LONGEST_URL = 8_000  # characters; servers refuse longer ones
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_PERMANENT = frozenset((301, 308))

Turn = Callable[[str], AbstractContextManager[None]]


class FetchFailed(OSError):
    """No answer; `reason` is a code."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Fetched(NamedTuple):
    """An answer. `moved_to` is set where only permanent redirects led to it; headers have lower-case names."""

    status: int
    url: str
    moved_to: str | None
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        return next((value for key, value in self.headers if key == name), None)


class _Answer(NamedTuple):
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    location: str | None


@cache
def _trust() -> ssl.SSLContext:
    return httpx.create_ssl_context(trust_env=False)


class _Transport(httpx.HTTPTransport):
    """httpx has no public place for a network backend; httpcore below it has."""

    def __init__(self, door: dial.Door) -> None:
        super().__init__(verify=_trust(), trust_env=False)
        self._pool = httpcore.ConnectionPool(ssl_context=_trust(), network_backend=dial.GuardedBackend(door))


def _checked(url: str) -> str:
    if len(url) > _LONGEST_URL or any(c.isspace() or not c.isprintable() for c in url):
        raise FetchFailed("bad_address")
    if not url.lower().startswith(("http://", "https://")):
        raise FetchFailed("bad_scheme")
    if address.host(url) is None:
        raise FetchFailed("bad_address")
    return url


# The reasons by the errors they stand for, the special before the general.
_REASONS: tuple[tuple[type[Exception], str], ...] = (
    (dial.ForbiddenAddress, "forbidden_address"),
    (httpx.TimeoutException, "timeout"),
    (httpx.ConnectError, "no_connection"),
    (httpx.DecodingError, "bad_compression"),
    (httpx.InvalidURL, "bad_address"),
    (inflate.TooLarge, "too_large"),
    (inflate.BadCompression, "bad_compression"),
    (httpx.TransportError, "broken_answer"),
    (UnicodeError, "bad_address"),
)


def _reason(failure: Exception) -> str:
    causes = (failure, failure.__cause__)
    return next((code for kind, code in _REASONS for cause in causes if isinstance(cause, kind)), "broken_answer")


def _get(client: httpx.Client, url: str, headers: Mapping[str, str], limit: int) -> _Answer:
    try:
        with client.stream("GET", url, headers=dict(headers)) as response:
            pairs = tuple((k.lower(), v) for k, v in response.headers.items())
            location = response.headers.get("location") if response.status_code in _REDIRECTS else None
            if location is not None or response.status_code == 304:
                return _Answer(response.status_code, pairs, b"", location)
            body = inflate.inflated(response.iter_raw(), response.headers.get("content-encoding", ""), limit)
            return _Answer(response.status_code, pairs, body, None)
    except (httpx.HTTPError, httpx.InvalidURL, inflate.TooLarge, inflate.BadCompression, UnicodeError) as failure:
        raise FetchFailed(_reason(failure)) from failure


def _client(settings: CollectSettings, door: dial.Door) -> httpx.Client:
    # Only encodings whose output can be bounded while it is unpacked.
    headers = {"User-Agent": settings.agent, "Accept-Encoding": "gzip, deflate", "Accept": "*/*"}
    return httpx.Client(
        transport=_Transport(door),
        headers=headers,
        timeout=settings.timeout,
        follow_redirects=False,
        trust_env=False,
    )


def fetch(
    url: str,
    settings: CollectSettings,
    *,
    limit: int,
    turn: Turn,
    headers: Mapping[str, str] | None = None,
    resolve: dial.Resolve = dial.system_resolve,
) -> Fetched:
    """The answer to a GET after at most five redirects, whatever its status; raises `FetchFailed`.

    `turn` is held for each hop: one request at a time per host. All hops share one deadline, the waiting aside.
    """
    current, permanent, left = _checked(url), True, settings.timeout
    for _ in range(MOST_REDIRECTS + 1):
        with turn(address.host(current) or ""):
            begun = time.monotonic()
            with _client(settings, dial.Door(settings.allow_private, resolve, begun + left)) as client:
                answer = _get(client, current, headers or {}, limit)
            left -= time.monotonic() - begun
        if answer.location is None:
            moved = current if permanent and current != url else None
            return Fetched(answer.status, current, moved, answer.headers, answer.body)
        permanent = permanent and answer.status in _PERMANENT
        current = _checked(_joined(current, answer.location))
    raise FetchFailed("too_many_redirects")


def _joined(base: str, location: str) -> str:
    try:
        return urljoin(base, location.strip())
    except ValueError as failure:
        raise FetchFailed("bad_address") from failure
