"""One story whole: its articles in order of time, who copied whom, every change, what is at odds, and the headlines."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from pipeline.report import contradiction, mutation, tree
from pipeline.report.contradiction import Pair
from pipeline.report.mutation import Change, Known
from pipeline.report.question import Snapshot
from pipeline.report.tree import Member, Tree

# A page of a giant story stays below two megabytes and can be read to its end; what is left out is counted on it.
ARTICLES_SHOWN = 150
TEXTS_SHOWN = 8
DESCENTS_SHOWN = 60
CHANGES_SHOWN = 60
PAIRS_SHOWN = 20
HEADLINES_SHOWN = 20
HOT = 0.2  # more heat than two plain headlines of one story differ by, as in the weekly report


class Figures(NamedTuple):
    """Times are null where no article of the story has one."""

    story_id: str
    articles: int
    outlets: int
    texts: int
    copies: int
    changes: int
    contradicted: int
    first_at: datetime | None
    last_at: datetime | None


class Telling(NamedTuple):
    """An article of the story; similarity to the parent, and how sure the parent is against the runner-up."""

    story_id: str
    article_id: str
    family_id: str
    parent_id: str | None
    outlet: str
    title: str
    url: str
    published_at: datetime | None
    first_seen_at: datetime | None
    revision: int
    similarity: float | None
    probability: float | None
    runner_up_id: str | None
    clickbait: float | None
    is_clickbait: bool | None
    heat: float | None
    patterns: list[str] | None

    @property
    def member(self) -> Member:
        return Member(
            self.family_id, self.article_id, self.parent_id, self.outlet, self.title, self.url, self.published_at
        )


class Descent(NamedTuple):
    """Who was copied from whom; `next_likely` is the second most plausible parent."""

    copy: Telling
    parent: Telling
    next_likely: Telling | None


class Benign(NamedTuple):
    story_id: str
    kind: str
    changes: int


class Correction(NamedTuple):
    """`hours` from the copy that introduced the change to the first that restored the earlier reading."""

    mutation_id: str
    hours: float
    outlet: str


class Text(NamedTuple):
    """A family of two or more: its lineage, and what happened on the way."""

    number: int
    first: Telling
    articles: int
    tree: Tree
    descents: list[Descent]
    copies: int
    changed: list[mutation.Entry]
    restored: list[mutation.Entry]


class Found(NamedTuple):
    """How many there are of what the page caps."""

    texts: int
    changed: int
    restored: int
    edited: int
    headlines: int


class Story(NamedTuple):
    """`number` of a text by family_id; articles that share their text with none have none."""

    title: str
    figures: Figures
    articles: list[Telling]
    number: Mapping[str, int]
    outlet: Mapping[str, str]
    texts: list[Text]
    edited: list[mutation.Entry]
    against: contradiction.Contradictions
    updates: contradiction.Contradictions
    headlines: list[Telling]
    benign: list[Benign]
    taken_back: Mapping[str, Correction]
    found: Found

    @property
    def changes_shown(self) -> int:
        return sum(len(text.changed) for text in self.texts)

    @property
    def restored_shown(self) -> int:
        return sum(len(text.restored) for text in self.texts)


_WHATS = ("changed", "restored", "edited")
_What = Mapping[str, Sequence[Change]]


class _Read(NamedTuple):
    """Of one story: its articles by id, its changes by what they are, and what was read for them."""

    of: Mapping[str, Telling]
    changes: _What
    known: Known


def stories(snapshot: Snapshot, version: Path, story_ids: Iterable[str]) -> list[Story]:
    """Each whole, over all its weeks, in the order of their ids."""
    ids = sorted(set(story_ids))
    tellings = snapshot.rows(Telling, "story_article", story_ids=ids)
    changes = {
        what: snapshot.rows(Change, "story_mutation", story_ids=ids, what=what, shown=CHANGES_SHOWN) for what in _WHATS
    }
    known = mutation.read(snapshot, version, [one for some in changes.values() for one in some])
    title = contradiction.titles(snapshot, ids)
    of_story = {one: list(some) for one, some in groupby(tellings, key=lambda t: t.story_id)}
    against, updates = (_at_odds(snapshot, ids, relation) for relation in ("contradicted", "superseded"))
    benign = snapshot.rows(Benign, "story_benign", story_ids=ids)
    taken = {one.mutation_id: one for one in snapshot.rows(Correction, "story_correction", story_ids=ids)}
    out = []
    for figures in snapshot.rows(Figures, "story_figure", story_ids=ids):
        one = figures.story_id
        mine = {what: [c for c in some if c.story_id == one] for what, some in changes.items()}
        out.append(_story(title[one], figures, of_story[one], mine, known)._replace(
            against=against[one], updates=updates[one], benign=[b for b in benign if b.story_id == one],
            taken_back=taken,
        ))  # fmt: skip
    return out


def _at_odds(snapshot: Snapshot, ids: Sequence[str], relation: str) -> dict[str, contradiction.Contradictions]:
    pairs = snapshot.rows(Pair, "story_contradiction", story_ids=list(ids), relation=relation, shown=PAIRS_SHOWN)
    out = {one: contradiction.Contradictions([], 0) for one in ids}
    for entry in contradiction.entries(snapshot, pairs):
        told = out[entry.pair.story_id]
        out[entry.pair.story_id] = told._replace(entries=[*told.entries, entry], found=entry.pair.found)
    return out


def _families(tellings: Sequence[Telling]) -> list[list[Telling]]:
    """Those of two or more, the largest first; among equals the one that began first."""
    of_family: dict[str, list[Telling]] = defaultdict(list)
    for one in tellings:
        of_family[one.family_id].append(one)
    place = {one.article_id: i for i, one in enumerate(tellings)}
    several = [some for some in of_family.values() if len(some) > 1]
    return sorted(several, key=lambda some: (-len(some), place[some[0].article_id]))


def _story(title: str, figures: Figures, tellings: Sequence[Telling], changes: _What, known: Known) -> Story:
    families, letters = _families(tellings), mutation.lettered()
    read = _Read({one.article_id: one for one in tellings}, changes, known)
    texts = [_text(i, some, read, letters) for i, some in enumerate(families[:TEXTS_SHOWN], start=1)]
    hot, nothing = _headlines(tellings), contradiction.Contradictions([], 0)
    changed, restored, edited = (changes[what][0].found if changes[what] else 0 for what in _WHATS)
    return Story(
        title, figures, list(tellings[:ARTICLES_SHOWN]),
        {some[0].family_id: i for i, some in enumerate(families, start=1)},
        {one.article_id: one.outlet for one in tellings}, texts,
        [mutation.entry("", change, known) for change in changes["edited"]],
        nothing, nothing, hot[:HEADLINES_SHOWN], [], {}, Found(len(families), changed, restored, edited, len(hot)),
    )  # fmt: skip


def _text(number: int, family: Sequence[Telling], read: _Read, letters: Iterator[str]) -> Text:
    family_id, members = family[0].family_id, [one.member for one in family]
    mine = {what: [c for c in some if c.family_id == family_id] for what, some in read.changes.items()}
    if mine["changed"]:
        drawn = mutation.text_of(mine["changed"], [next(letters) for _ in mine["changed"]], read.known)
        changed, lineage = drawn.entries, drawn.tree
    else:
        changed, lineage = [], tree.tree(members, {})
    descents = list(_descents(family, read.of))
    restored = [mutation.entry("", change, read.known) for change in mine["restored"]]
    changed = [_mended(entry, restored) for entry in changed]
    first = read.of[tree.origin(members).article_id]
    return Text(number, first, len(family), lineage, descents[:DESCENTS_SHOWN], len(descents), changed, restored)


def _mended(entry: mutation.Entry, restored: Sequence[mutation.Entry]) -> mutation.Entry:
    """With those who say the earlier words again: below a copy that said something third the spread follows nobody."""
    reverse = (entry.change.after, entry.change.before)
    by = [one.copy for one in restored if (one.change.before, one.change.after) == reverse]
    return entry._replace(reverters=[*entry.reverters, *(one for one in by if one not in entry.reverters)])


def _descents(family: Sequence[Telling], of: Mapping[str, Telling]) -> Iterator[Descent]:
    """In order of time. A parent is always a member; the runner-up as a rule."""
    for one in family:
        parent = of.get(one.parent_id or "")
        if parent:
            yield Descent(one, parent, of.get(one.runner_up_id or ""))


def _headlines(tellings: Sequence[Telling]) -> list[Telling]:
    """Each headline once that reads as clickbait or gained heat, the hottest first."""
    seen: dict[str, Telling] = {}
    for one in tellings:
        if one.is_clickbait or (one.heat or 0.0) >= HOT:
            seen.setdefault(one.title.casefold(), one)
    return sorted(seen.values(), key=lambda t: (-(t.clickbait or 0.0), t.article_id))
