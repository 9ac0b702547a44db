"""Items that stand for texts by their hashes: what a result depends on is in the item."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from pipeline.core.fingerprint import Unkept
from pipeline.rows import ArticleText, Boilerplate, Family, Lineage, Story
from pipeline.run.memo import item_key
from pipeline.stages import contradiction, mutation

SENTENCES = (
    "The pier has 12 boats.", "The pier has 21 boats.", "Nobody was hurt.", "NOBODY was hurt!", "By Tam Roe",
    "Subscribe now to our newsletter.", "Orla Finch, 61, sold the pier.", "It rained",
)  # fmt: skip
REPEATED = ("the pier has 12 boats", "nobody was hurt", "orla finch 61 sold the pier")
IDS = ("a", "b", "c", "d")
START = datetime(2026, 6, 8, 9, tzinfo=UTC)


class World(NamedTuple):
    texts: list[ArticleText]
    families: list[Family]
    parents: list[Lineage]
    stories: list[Story]
    repeated: list[Boilerplate]


def _article(name: str, at: random.Random) -> ArticleText:
    time = at.choice([None, START, START + timedelta(hours=at.randint(0, 9))])
    text = at.choice([" ", "\n"]).join(at.choices(SENTENCES, k=at.randint(1, 4)))
    title, outlet, language = at.choice(["T", "It rained"]), at.choice("XY"), at.choice(["en", "en", "fr", None])
    return ArticleText(name, f"https://{name}.example", outlet, title, None, time, None, None, language, text)


def _kin(name: str, at: random.Random) -> Lineage:
    others = [None, *(i for i in IDS if i != name)]
    return Lineage(name, at.choice(others), 0.9, at.choice(others), at.choice([None, 0.5, 0.9]))


def _world(at: random.Random) -> World:
    return World(
        [_article(name, at) for name in IDS],
        [Family(name, at.choice("fg")) for name in IDS],
        [_kin(name, at) for name in IDS],
        [Story(name, at.choice("st")) for name in IDS],
        [Boilerplate(outlet, folded, 3) for outlet in "XY" for folded in REPEATED if at.random() < 0.3],
    )


def _changed(world: World, at: random.Random) -> World:
    """In one input."""
    field, other = at.choice(World._fields), _world(at)
    if field != "texts":
        return world._replace(**{field: getattr(other, field)})
    place, column = at.randrange(len(IDS)), at.choice(["outlet", "title", "text", "published_at", "language"])
    texts = [*world.texts]
    texts[place] = texts[place]._replace(**{column: getattr(other.texts[place], column)})
    return world._replace(texts=texts)


def _read(its: World) -> Iterator[tuple[str, tuple[object, ...]]]:
    """The key of each item, and what is read of it."""
    asked = list(contradiction.items(*its[:1], its.families, its.parents, its.stories, its.repeated, Unkept()))
    pairs = contradiction.read(asked, contradiction.basis(its.texts, its.repeated))
    yield from ((item_key("contradiction", one), pair) for one, pair in zip(asked, pairs, strict=True))
    copies = list(mutation.items(its.texts, its.families, its.parents, its.repeated))
    read = mutation.read(copies, mutation.basis(its.texts, its.repeated))
    yield from ((item_key("mutation", one), pair) for one, pair in zip(copies, read, strict=True))


def test_items_of_one_key_are_read_the_same() -> None:
    at = random.Random(8)  # noqa: S311 - the same worlds every time
    known: dict[str, tuple[object, ...]] = {}
    met = 0
    for _ in range(60):
        world = _world(at)
        for _ in range(12):
            for key, pair in _read(world):
                met += key in known
                assert known.setdefault(key, pair) == pair
            world = _changed(world, at)
    assert met > len(known) > 1_000
