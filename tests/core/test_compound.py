import pytest

from pipeline.core.value import elliptic, encloses, same, values


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("They played for 15 years.", "They played for a decade and a half."),
        ("The 75-minute film", "The film lasts an hour and a quarter."),
        ("It takes 30 months.", "It takes two and a half years."),
        ("They sold 500,000 copies.", "They sold half a million copies."),
        ("Some 3 per cent of the novel", "Some three hundredths of the novel"),
        ("A tenth of it", "10 per cent of it"),
        ("A third of the shares", "33 per cent of the shares"),
        ("It fell by 52 per cent.", "It lost just over half of its visitors."),
        ("Closed for two weeks", "Closed for a couple of weeks"),
        ("The half-century since", "The 50 years since"),
        ("C$3 million", "3 million Canadian dollars"),
        ("Nine and a half thousand people", "9,500 people"),
    ],
)
def test_amounts_told_in_parts_are_those_told_in_figures(one: str, other: str) -> None:
    assert any(same(x, y) or encloses(x, y) for x in values(one) for y in values(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It lost half a million dollars.", "It lost $5 million."),
        ("It lost half a million dollars.", "It lost half a million euros."),
        ("A ban of two dozen weeks", "A ban of a dozen weeks"),
        ("A third of it", "33.8 per cent of it"),
        ("A ninth of sales", "11.5 per cent of sales"),
        ("They held 2 men.", "They held 7 men at 2 pm."),
        ("He was out for a year and half the team fell ill.", "He was out for 18 months and the team fell ill."),
    ],
)
def test_other_amounts_stay_apart(one: str, other: str) -> None:
    first = values(one)[0]
    assert not any(same(first, y) or encloses(first, y) or elliptic(first, y) for y in values(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Half a million dollars", "$500,000"), ("A ban of two dozen weeks", "A ban of 24 weeks"),
     ("Two thirds of it", "66 per cent of it"), ("A sixth of it", "16.7 per cent of it")],
)  # fmt: skip
def test_parts_of_money_and_per_cent_are_read(one: str, other: str) -> None:
    assert same(values(one)[0], values(other)[0])


def test_parts_of_other_things_are_no_longer_spans() -> None:
    assert [v.amount for v in values("A year and half of the next were lost.") if v.dimension == "duration"] != [
        1.5 * 525960
    ]
    assert values("A nine-figure sum was paid.") == ()


def test_the_hour_alone_is_a_time_of_day() -> None:
    (hour,) = values("Nothing is served after ten.")
    (time,) = values("Nothing is served after ten o'clock.")
    assert elliptic(hour, time)
    (other,) = values("Nothing is served after eleven o'clock.")
    assert not elliptic(hour, other)
