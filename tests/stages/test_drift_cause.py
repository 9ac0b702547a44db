from pipeline.rows import DriftCause, DriftUnit
from pipeline.stages import drift_alert
from pipeline.stages.drift_cause import build


def unit(week: int, outlet: str, number: int, flagged: bool, model: str | None = None) -> DriftUnit:
    name = f"2026-W{week:02d}"
    return DriftUnit(name, f"s{outlet}{week}-{number}", outlet, "clickbait", name, 1, 1, int(flagged), [], model)


def weeks(outlet: str, *counts: tuple[int, int], model: str | None = None, first: int = 20) -> list[DriftUnit]:
    """From week 20 on so many stories with so many of them flagged."""
    return [unit(first + w, outlet, i, i < x, model) for w, (n, x) in enumerate(counts) for i in range(n)]


def explained(units: list[DriftUnit], week: str, subject: str = "overall") -> tuple[DriftCause, str]:
    alerts = list(drift_alert.build(units))
    (alert,) = [a for a in alerts if (a.week, a.subject) == (week, subject)]
    (found,) = [c for c in build(units, alerts) if (c.week, c.subject) == (week, subject)]
    assert alert.baseline is not None
    assert abs(found.change - (alert.value - alert.baseline)) < 1e-9
    assert abs(found.change - (found.outlet_mix + found.story_mix + found.behaviour + found.model_version)) < 1e-9
    return found, alert.status


def test_a_pure_outlet_mix_change_is_not_called_behaviour() -> None:
    units = weeks("Calm", *[(60, 6)] * 9) + weeks("Rash", *[(20, 10)] * 8, (120, 60))
    found, status = explained(units, "2026-W28")
    assert (status, found.cause, found.behaviour) == ("alert", "outlet_mix", 0.0)
    assert found.leading_outlet is None
    assert explained(units, "2026-W28", "outlet:Rash")[0].change == 0.0


def test_an_outlet_that_turns_is_behaviour_and_leads() -> None:
    units = weeks("Calm", *[(60, 6)] * 9) + weeks("Turning", *[(40, 4)] * 8, (40, 24))
    found, status = explained(units, "2026-W28")
    assert (status, found.cause, found.leading_outlet) == ("alert", "behaviour", "Turning")
    assert found.leading_outlet_part == found.behaviour == 0.2


def test_a_new_model_version_is_not_called_drift() -> None:
    units = weeks("Daily", *[(60, 6)] * 9, model="1") + weeks("Daily", *[(60, 30)] * 3, model="2", first=29)
    assert [a for a in drift_alert.build(units) if a.status == "alert"] == []
    found, status = explained(units, "2026-W29")
    assert (status, found.cause, found.behaviour) == ("too_few", "model_version", 0.0)
    assert found.model_version == found.change == 0.4


def test_once_all_is_judged_by_the_new_model_nothing_is_its_doing() -> None:
    units = weeks("Daily", *[(60, 30)] * 8, (60, 50), model="2")
    found, status = explained(units, "2026-W28")
    assert (status, found.cause, found.model_version) == ("alert", "behaviour", 0.0)


def test_what_has_no_baseline_has_no_cause() -> None:
    units = weeks("Daily", (60, 6))
    assert list(build(units, list(drift_alert.build(units)))) == []
