from pathlib import Path

import pytest

from pipeline.collect.feeds import BadFeeds, Listed, read, slug


def listed(folder: Path, text: str) -> list[Listed]:
    (folder / "feeds.toml").write_text(text, encoding="utf-8")
    return read(folder / "feeds.toml")


def test_defaults_hold_where_a_feed_says_nothing(tmp_path: Path) -> None:
    text = """
    [defaults]
    interval_minutes = 20
    [[feed]]
    url = "https://star.example/feed"
    outlet = "Daily Star"
    [[feed]]
    url = "https://echo.example/feed"
    outlet = "Echo"
    interval_minutes = 5
    """
    assert listed(tmp_path, text) == [
        Listed("https://star.example/feed", "Daily Star", 1200.0),
        Listed("https://echo.example/feed", "Echo", 300.0),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[[feed]]\nurl = 'https://star.example/'",
        "[[feed]]\noutlet = 'Star'",
        "[[feed]]\nurl = 'file:///etc/passwd'\noutlet = 'Star'",
        "[[feed]]\nurl = 'https://star.example/'\noutlet = 'Star'\ninterval_minutes = 0",
        "feed = 7",
        "[[feed]",
    ],
)
def test_a_list_with_a_fault_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadFeeds):
        listed(tmp_path, text)


def test_the_list_of_the_project_names_each_outlet_once() -> None:
    feeds = read(Path(__file__).resolve().parents[2] / "feeds.toml")
    assert len(feeds) >= 15
    assert len({slug(f.outlet) for f in feeds}) == len(feeds)
    assert all(f.url.startswith("https://") for f in feeds)


def test_a_slug_is_safe_in_a_source() -> None:
    assert slug("The BBC: Caf\u00e9 & Arts") == "the-bbc-cafe-arts"
    assert slug("../../\u2603") == "outlet"
