"""Decompressing a body as it arrives, never beyond a limit."""

import zlib
from collections.abc import Iterable, Iterator

_WINDOW = {"gzip": 31, "x-gzip": 31, "deflate": 15}
_RAW = -15


class TooLarge(ValueError):
    """The body is larger than the limit after decompression."""


class BadCompression(ValueError):
    """The body is damaged, cut off, or packed in a way that was not asked for."""


class _Inflater:
    """One layer of gzip (with further members) or deflate (with or without zlib's header)."""

    def __init__(self, window: int) -> None:
        self._window = window
        self._stream = zlib.decompressobj(window)
        self._begun = False

    def feed(self, data: bytes, limit: int) -> bytes:
        """At most `limit + 1` bytes of output: one more than allowed is how an excess is seen."""
        out = bytearray()
        while data and len(out) <= limit:
            if self._stream.eof:
                if self._window != _WINDOW["gzip"]:
                    break  # what stands behind a deflate stream is padding
                self._stream = zlib.decompressobj(self._window)
            out += self._inflated(data, limit + 1 - len(out))
            data = self._stream.unconsumed_tail or self._stream.unused_data
        return bytes(out)

    def _inflated(self, data: bytes, most: int) -> bytes:
        try:
            out = self._stream.decompress(data, most)
        except zlib.error as failure:
            if self._begun or self._window != _WINDOW["deflate"]:
                raise BadCompression(str(failure)) from failure
            # Some servers send deflate without the header that the standard asks for.
            self._window, self._stream = _RAW, zlib.decompressobj(_RAW)
            return self._inflated(data, most)
        self._begun = True
        return out

    @property
    def finished(self) -> bool:
        return self._stream.eof or not self._begun


def _layers(encoding: str) -> list[str]:
    named = [name.strip().lower() for name in encoding.split(",")]
    layers = [name for name in named if name not in ("", "identity")]
    if len(layers) > 3 or any(name not in _WINDOW for name in layers):
        raise BadCompression(f"content encoding {encoding!r}")
    return layers[::-1]


def _unpacked(chunks: Iterable[bytes], name: str, limit: int) -> Iterator[bytes]:
    inflater, total = _Inflater(_WINDOW[name]), 0
    for chunk in chunks:
        out = inflater.feed(chunk, limit - total)
        total += len(out)
        if total > limit:
            raise TooLarge(f"more than {limit} bytes")
        yield out
    if not inflater.finished:
        raise BadCompression("cut off")


def inflated(chunks: Iterable[bytes], encoding: str, limit: int) -> bytes:
    """The body of a response with this Content-Encoding; raises `TooLarge` or `BadCompression`."""
    for name in _layers(encoding):
        chunks = _unpacked(chunks, name, limit)
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > limit:
            raise TooLarge(f"more than {limit} bytes")
    return bytes(body)
