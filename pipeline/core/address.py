"""Web addresses: one spelling for each, and who is whose neighbour."""

import re
from functools import lru_cache
from importlib.resources import files
from string import punctuation
from urllib.parse import SplitResult, parse_qsl, quote, unquote_to_bytes, urlencode, urlsplit, urlunsplit

from tld import get_fld

_PORT = {"http": 80, "https": 443}
_UNRESERVED = "!$&'()*+,/:;=@~-._%"
# Parameters that tell where the reader came from, never which article is shown (Brave, Firefox, AdGuard).
_TRACKING = frozenset((files("pipeline.core") / "words" / "tracking.txt").read_text("utf-8").split())
_TRACKING_PREFIX = ("utm_", "hsa_", "pk_", "mtm_", "piwik_", "matomo_")


def _is_tracking(name: str) -> bool:
    lower = name.lower()
    return lower in _TRACKING or lower.startswith(_TRACKING_PREFIX)


# Whoever reads an article asks about its address several times in a row.
@lru_cache(maxsize=1 << 3)
def parts(url: str) -> SplitResult | None:
    """The parts of an absolute http or https address with a readable host and port, else None."""
    try:
        split = urlsplit(url.strip())
        readable = split.scheme.lower() in _PORT and bool(split.hostname) and (split.port is None or split.port >= 0)
    except ValueError:  # an open bracket, a port of letters, a host that NFKC turns into something else
        return None
    return split if readable else None


@lru_cache(maxsize=1 << 3)
def host(url: str) -> str | None:
    """The host in lower case and ASCII, without port and trailing dot."""
    split = parts(url)
    if split is None or split.hostname is None:
        return None
    name = split.hostname.rstrip(".").lower()
    try:
        return name if name.isascii() else name.encode("idna").decode("ascii")
    except UnicodeError:  # a label the old IDNA does not know: kept as it is written
        return name


def _netloc(split: SplitResult, name: str) -> str:
    shown = f"[{name}]" if ":" in name else name
    port = split.port
    return shown if port in (None, _PORT[split.scheme.lower()]) else f"{shown}:{port}"


def _query(query: str) -> str:
    """Bytes that are no UTF-8 stay the bytes that they are."""
    ascii_ = quote(query.encode("utf-8", "surrogatepass"), safe=punctuation)
    every = parse_qsl(ascii_, keep_blank_values=True, max_num_fields=None, errors="surrogateescape")
    return urlencode(sorted(p for p in every if not _is_tracking(p[0])), errors="surrogateescape")


def _path(path: str) -> str:
    """Percent-encodings in one spelling, of bytes that are no UTF-8 too; one trailing slash makes no other page."""
    safe = _UNRESERVED.replace("/", "").replace("%", "")
    segments = (quote(unquote_to_bytes(s.encode("utf-8", "surrogatepass")), safe=safe) for s in path.split("/"))
    return "/".join(segments).rstrip("/") or "/"


@lru_cache(maxsize=1 << 3)
def normalised(url: str) -> str:
    """One spelling per page: host in lower case, no default port, user, fragment, tracking parameter or trailing slash.

    What is no http or https address is returned as it came, stripped.
    """
    split, name = parts(url), host(url)
    if split is None or name is None:
        return url.strip()
    return urlunsplit((split.scheme.lower(), _netloc(split, name), _path(split.path), _query(split.query), ""))


_NUMERIC = re.compile(r"[\d.]+|.*:.*")


def site(url: str) -> str | None:
    """The registrable domain (public suffix list, private part included: each blogspot is its own), else the host."""
    name = host(url)
    if name is None or _NUMERIC.fullmatch(name):
        return name
    # The list's own rule for an ending that it does not know: the last label is the suffix.
    return get_fld(f"http://{name}/", fail_silently=True, search_private=True) or ".".join(name.split(".")[-2:])


def same_site(a: str, b: str) -> bool:
    """True where one publisher stands behind both: `www.`, `m.` and `amp.` are no other host."""
    return site(a) is not None and site(a) == site(b)
