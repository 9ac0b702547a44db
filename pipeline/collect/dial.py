"""Connecting to checked addresses only, each step within one deadline."""

import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterable
from ipaddress import IPv4Address, IPv6Address
from queue import Empty, Queue
from ssl import SSLContext
from typing import NamedTuple

import httpcore

Resolve = Callable[[str, int], list[str]]

# Special by IANA's registries or by meaning, and public to some versions of Python: protocol assignments (Oracle's
# metadata among them), documentation, the old 6to4 relays, Azure's platform address.
_SPECIAL = tuple(
    ipaddress.ip_network(network)
    for network in ("192.0.0.0/24", "198.51.100.0/24", "203.0.113.0/24", "192.88.99.0/24", "168.63.129.16/32")
    + ("2001:db8::/32", "3fff::/20", "2001:2::/48", "2001:10::/28")
)
_UNICAST = ipaddress.ip_network("2000::/3")  # all that IANA has given out of IPv6
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class ForbiddenAddress(httpcore.ConnectError):
    """The name stands for an address that is not on the public internet."""


class Door(NamedTuple):
    """Who may be dialled and until when (`deadline` on the monotonic clock)."""

    allowed: frozenset[str]
    resolve: Resolve
    deadline: float


def system_resolve(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _embedded(address: IPv6Address) -> list[IPv4Address]:
    """The IPv4 addresses that a mapped, 6to4, Teredo, NAT64 or compatible address leads to."""
    teredo = address.teredo[1] if address.teredo else None
    low = IPv4Address(int(address) & 0xFFFFFFFF)
    compatible = low if address in _NAT64 or int(address) >> 32 == 0 else None
    return [a for a in (address.ipv4_mapped, address.sixtofour, teredo, compatible) if a is not None]


def is_public(address: str) -> bool:
    """Neither loopback, private, link-local, CGNAT, multicast, reserved nor an IPv6 form of one of them."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(parsed, IPv6Address) and (inner := _embedded(parsed)):
        return all(is_public(str(a)) for a in inner)
    unusual = parsed.is_multicast or parsed.is_reserved or parsed.is_unspecified
    unassigned = parsed.version == 6 and parsed not in _UNICAST
    return parsed.is_global and not unusual and not unassigned and not any(parsed in network for network in _SPECIAL)


def is_allowed(address: str, port: int, allowed: frozenset[str]) -> bool:
    """Whether a setting names this address, its network, or this port of it."""
    bare = address.partition("%")[0]
    if bare in allowed or f"{bare}:{port}" in allowed:
        return True
    networks = [ipaddress.ip_network(entry) for entry in allowed if "/" in entry]
    return any(ipaddress.ip_address(bare) in network for network in networks)


def _resolved(door: Door, host: str, port: int) -> list[str]:
    """The system's resolver knows no deadline, so it is asked in a thread that may be left behind."""
    answers: Queue[list[str] | OSError | UnicodeError] = Queue()

    def ask() -> None:
        try:
            answers.put(door.resolve(host, port))
        except (OSError, UnicodeError) as failure:  # UnicodeError: a label of 64 characters or none
            answers.put(failure)

    threading.Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=max(door.deadline - time.monotonic(), 0.01))
    except Empty as late:
        raise httpcore.ConnectTimeout(f"no answer for {host!r}") from late
    if isinstance(answer, list):
        return answer
    raise httpcore.ConnectError(f"{host!r} is not known") from answer


class _Stream(httpcore.NetworkStream):
    """A stream whose every wait ends at the deadline: a server that drips bytes cannot hold it longer."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: float) -> None:
        self._inner = inner
        self._deadline = deadline

    def _left(self, timeout: float | None) -> float:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the deadline of the fetch has passed")
        return left if timeout is None else min(left, timeout)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._inner.start_tls(ssl_context, server_hostname, self._left(timeout))
        return _Stream(secured, self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._inner.get_extra_info(info)


class GuardedBackend(httpcore.NetworkBackend):
    """Resolves once, checks every answer, and dials the checked address: a second answer is never asked for.

    Host header and SNI stay the name of the URL, since only the dialled address is replaced.
    """

    def __init__(self, door: Door) -> None:
        self._door = door
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = _resolved(self._door, host, port)
        # One private answer among public ones is an attack or a broken zone: nothing is dialled.
        for address in addresses:
            if not is_public(address) and not is_allowed(address, port, self._door.allowed):
                raise ForbiddenAddress(f"{host!r} stands for {address}")
        return self._first_open(addresses, port, timeout, socket_options)

    def _first_open(
        self,
        addresses: list[str],
        port: int,
        timeout: float | None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None,
    ) -> httpcore.NetworkStream:
        failure: httpcore.ConnectError | httpcore.ConnectTimeout = httpcore.ConnectError("the name has no address")
        for address in addresses:
            left = self._door.deadline - time.monotonic()
            if left <= 0:
                raise httpcore.ConnectTimeout("the deadline of the fetch has passed")
            try:
                wait = left if timeout is None else min(left, timeout)
                stream = self._inner.connect_tcp(address, port, wait, None, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as refused:
                failure = refused
                continue
            return _Stream(stream, self._door.deadline)
        raise failure
