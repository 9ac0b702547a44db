from datetime import UTC, datetime

import pytest

from pipeline.core.plain import BadText, Plain, read


def test_the_first_line_is_the_title_and_the_rest_the_text() -> None:
    assert read(b"\n\nA play opens\n\nThe curtain rose.\nIt fell.\n") == Plain(
        "A play opens", None, None, None, "The curtain rose.\nIt fell."
    )


def test_lines_below_the_title_may_tell_time_address_and_author() -> None:
    told = read(b"A play\nDate: 2026-11-21T12:00Z\nURL: https://Star.example/a/\nBy: Ann Lee\n\nThe curtain rose.")
    assert told == Plain(
        "A play", "https://star.example/a", "Ann Lee", datetime(2026, 11, 21, 12, tzinfo=UTC), "The curtain rose."
    )


def test_a_field_further_down_is_text() -> None:
    assert read(b"A play\n\nDate: 2026-11-21T12:00Z").text == "Date: 2026-11-21T12:00Z"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_encoding_is_seen(encoding: str) -> None:
    assert read("Caf\u00e9\r\nDr\u00fcben".encode(encoding))[::4] == ("Caf\u00e9", "Dr\u00fcben")


@pytest.mark.parametrize(
    ("body", "reason"),
    [(b"", "empty"), (b" \n\t\n", "empty"), (b"only a title", "no_body"), (bytes(range(32)) * 9, "binary"),
     (b"x" * 5_000_001, "too_large")]
)  # fmt: skip
def test_what_is_no_article_is_refused_with_a_reason(body: bytes, reason: str) -> None:
    with pytest.raises(BadText) as refused:
        read(body)
    assert refused.value.reason == reason
