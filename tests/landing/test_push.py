"""Pushed records land whole and once, or not at all."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.landing.push import Fault, Receipt, Unfit, receive
from pipeline.landing.received import Received
from pipeline.landing.segment import read, segments
from pipeline.settings import Settings, settings


@pytest.fixture
def own(tmp_path: Path) -> Settings:
    clock = tmp_path / "clock"
    clock.write_text(datetime(2026, 3, 2, tzinfo=UTC).isoformat())
    return settings({"DRIFTWIRE_HOME": str(tmp_path / "var"), "DRIFTWIRE_CLOCK_FILE": str(clock)})


def landed(own: Settings) -> list[Received]:
    return [one for path in segments(own.landing) for one in read(path)]


def told(n: int = 1, **more: object) -> dict[str, object]:
    return {"url": f"https://star.example/{n}", "title": "A play opens", "body": "It opened on Saturday."} | more


def faults(own: Settings, body: bytes, key: str | None = None) -> list[Fault]:
    with pytest.raises(Unfit) as refused:
        receive(own, body, key)
    assert landed(own) == []
    return refused.value.faults


def test_a_record_lands_with_its_own_bytes_under_its_own_address(own: Settings) -> None:
    body = b'{"url":"https://star.example/1",  "body":"It opened.", "x": 1.50}'
    receipt = receive(own, b"\n " + body + b"\r\n", None)
    (one,) = landed(own)
    assert (one.source, one.address, one.kind, one.body) == ("push", "https://star.example/1", "record", body)
    assert receipt == Receipt(1, [one.capture_id])


def test_each_record_of_a_list_lands_with_its_own_bytes(own: Settings) -> None:
    lines = [json.dumps(told(n, note='[,]{}\\"\u00e9')) for n in range(3)]
    receipt = receive(own, ("[ " + " ,\n".join(lines) + "] ").encode(), None)
    assert [one.body.decode() for one in landed(own)] == lines
    assert receipt.records == 3


def test_a_pushed_record_is_the_same_capture_as_a_dropped_one(own: Settings) -> None:
    receipt = receive(own, json.dumps(told()).encode(), None)
    assert receive(own, json.dumps([told()]).encode(), None) == receipt


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (b"", Fault(0, "bad_json")),
        (b"[]", Fault(None, "no_record")),
        (b"[,]", Fault(None, "bad_json")),
        (b"[{}", Fault(None, "bad_json")),
        (b'[{"body":"x"},]', Fault(None, "bad_json")),
        (b'[{"body":"x"}] x', Fault(None, "bad_json")),
        (b'{"body":"x"} {"body":"y"}', Fault(0, "bad_json")),
        (b"\xff", Fault(None, "bad_encoding")),
        (b'[{"body":"x"},{}]', Fault(1, "no_body")),
        (b'[{"body":"x"},7]', Fault(1, "not_an_object")),
        (b'{"body":NaN}', Fault(0, "bad_json")),
        (b"[" * 100_000, Fault(None, "bad_json")),
        (b"[" + b"{}," * 10_000 + b"{}]", Fault(None, "too_many_records")),
    ],
)
def test_a_request_with_a_fault_lands_nothing_and_tells_it(own: Settings, body: bytes, fault: Fault) -> None:
    assert faults(own, body)[0] == fault


def test_a_key_makes_a_repeated_request_land_once(own: Settings) -> None:
    body = json.dumps(told()).encode()
    assert receive(own, body, "k1") == receive(own, body, "k1")
    assert len(landed(own)) == 1


def test_a_key_of_another_request_is_refused(own: Settings) -> None:
    receive(own, json.dumps(told(1)).encode(), "k1")
    with pytest.raises(Unfit, match="idempotency_key_of_another_request"):
        receive(own, json.dumps(told(2)).encode(), "k1")
    assert len(landed(own)) == 1


def test_a_refused_request_may_be_mended_under_its_key(own: Settings) -> None:
    assert faults(own, b"{}", "k1") == [Fault(0, "no_body")]
    assert receive(own, json.dumps(told()).encode(), "k1").records == 1


@pytest.mark.parametrize("key", ["", "x" * 201, "a\x00b"])
def test_a_key_that_is_none_is_refused(own: Settings, key: str) -> None:
    assert faults(own, json.dumps(told()).encode(), key) == [Fault(None, "bad_idempotency_key")]
