"""Twelve weeks of the sample newswire: who publishes what, when, copied from whom. All of it follows from one seed."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from random import Random
from typing import NamedTuple

from pipeline.newswire import edit
from pipeline.newswire.assignment import Slip, assign
from pipeline.newswire.compose import Text, compose, written
from pipeline.newswire.edit import State
from pipeline.newswire.markup import Template, render
from pipeline.newswire.outlet import BY_SLUG, OUTLETS, Outlet, material_share
from pipeline.newswire.prose import Prose, Story
from pipeline.newswire.series import Instalment, series
from pipeline.newswire.slot import Person, people

FIRST_DAY = date(2026, 6, 29)
WEEKS = 12
END = datetime(2026, 9, 21, tzinfo=UTC)
COMPOSED = 561
SEED = 2026
_DAY_WEIGHTS = (5, 5, 5, 5, 5, 2, 1)
_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_STAFF = 4


class Revision(NamedTuple):
    """What stood at the address from `at` on."""

    at: datetime
    state: State


class Article(NamedTuple):
    """`parent` is an article_id, `parent_revision` counts from 0; roles: origin, copy, independent, distractor."""

    article_id: str
    outlet: str
    role: str
    text: Text
    byline: str
    parent: str | None
    parent_revision: int
    revisions: tuple[Revision, ...]

    @property
    def at(self) -> datetime:
        return self.revisions[0].at


class Plan(NamedTuple):
    """All articles in the order of publication, and the stories' planned contradictions by story name."""

    articles: tuple[Article, ...]
    stories: tuple[Story, ...]


class Planned(NamedTuple):
    """An origin or independent article and the copies that it will have; `popularity` steers how many."""

    text: Text
    outlet: Outlet
    role: str
    at: datetime
    popularity: float


def plan(prose: Prose, seed: int = SEED, composed: int = COMPOSED) -> Plan:
    rng = Random(seed)
    staff = _bylines(rng)
    originals = sorted(_originals(prose, composed, staff, rng), key=lambda one: (one.at, one.text.text_id))
    slips = assign(originals, END, rng)
    return Plan(tuple(_publish(originals, slips, staff, rng)), prose.stories)


def week_of(at: datetime) -> int:
    """1 to 12."""
    return (at.date() - FIRST_DAY).days // 7 + 1


def _originals(prose: Prose, composed: int, staff: dict[str, list[str]], rng: Random) -> Iterator[Planned]:
    """Hand-written stories spread over the weeks with their independent articles, composed ones, and the series."""
    for i, story in enumerate(rng.sample(prose.stories, len(prose.stories))):
        first = FIRST_DAY + timedelta(weeks=i * WEEKS // len(prose.stories))
        day = first + timedelta(days=_told_day(story, rng))
        planned = _original(written(story), day, rng)
        yield planned._replace(popularity=planned.popularity + 1.5)
        if story.independent:
            yield _independent(story, planned, rng)
    days = sorted(_composed_day(i, composed, rng) for i in range(composed))
    taken = "\n".join([*_wording(prose), *chain.from_iterable(staff.values())])
    for text, day in zip(compose(prose.parts, days, rng, taken), days, strict=True):
        yield _original(text, day, rng)
    yield from (_instalment(one) for one in series(FIRST_DAY, WEEKS, rng))


def _wording(prose: Prose) -> Iterator[str]:
    for story in prose.stories:
        yield render(story.template).text
        yield render(story.template, range(len(story.template.changes))).text


def _told_day(story: Story, rng: Random) -> int:
    """The weekday that the text speaks of first: agencies write on the day."""
    text = render(story.template).text
    told = sorted((text.find(name), i) for i, name in enumerate(_DAY_NAMES) if name in text)
    return told[0][1] if told else rng.randrange(5)


def _composed_day(i: int, composed: int, rng: Random) -> date:
    (weekday,) = rng.choices(range(7), _DAY_WEIGHTS)
    return FIRST_DAY + timedelta(weeks=i * WEEKS // composed, days=weekday)


def _original(text: Text, day: date, rng: Random) -> Planned:
    (slug,) = rng.choices(("meridian-wire", "northgate-agency", "curtain-daily", "reel-ledger"), (5, 4, 2, 2))
    at = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=rng.randint(6 * 60, 19 * 60 + 30))
    popularity = 0.0 if rng.random() < 0.07 else rng.lognormvariate(0, 0.7)
    return Planned(text, BY_SLUG[slug], "origin", at, popularity)


def _independent(story: Story, planned: Planned, rng: Random) -> Planned:
    if story.independent is None:
        raise ValueError(f"{story.name} has no independent article")
    title, byline, body = story.independent
    text = Text(f"{story.name}_independent", story.name, (title,), (), (), byline, Template((body,), ()))
    outlets = [o for o in OUTLETS if o.kind in {"trade", "careful", "weekly"} and o != planned.outlet]
    at = planned.at + timedelta(minutes=rng.randint(70, 1300))
    return Planned(text, rng.choice(outlets), "independent", min(at, END - timedelta(hours=3)), 0.05)


def _instalment(one: Instalment) -> Planned:
    text = Text(one.name, one.name, (one.title,), (), (), None, Template((one.text,), ()))
    return Planned(text, BY_SLUG["tally-board"], "distractor", one.at, 0.0)


def _bylines(rng: Random) -> dict[str, list[str]]:
    """The reporters of each outlet."""
    person: Iterator[Person] = people(rng)
    return {outlet.slug: [next(person).full for _ in range(_STAFF)] for outlet in OUTLETS}


def _publish(
    originals: Sequence[Planned], slips: Sequence[Slip], staff: dict[str, list[str]], rng: Random
) -> Iterator[Article]:
    """The articles in the order of time; a copy knows only what its parent showed when it was made."""
    # Carried remainders instead of dice: an outlet's weekly share then stays near its habit, as a habit would.
    debt = {outlet.slug: [rng.random(), rng.random()] for outlet in OUTLETS}
    family: dict[str, list[Article]] = {}
    queue = sorted([*((one.at, 0, i) for i, one in enumerate(originals)), *((s.at, 1, i) for i, s in enumerate(slips))])
    for n, (at, is_copy, i) in enumerate(queue, start=1):
        article_id = f"a{n:04d}"
        if is_copy:
            slip = slips[i]
            siblings = family[slip.text_id]
            article = _copy(article_id, slip, siblings, staff[slip.outlet.slug], debt[slip.outlet.slug], rng)
        else:
            one = originals[i]
            byline = one.text.byline or rng.choice(staff[one.outlet.slug])
            revision = Revision(at, edit.origin(one.text))
            article = Article(article_id, one.outlet.slug, one.role, one.text, byline, None, 0, (revision,))
        family.setdefault(article.text.text_id, []).append(article)
        yield article


def _copy(
    article_id: str, slip: Slip, siblings: Sequence[Article], staff: list[str], debt: list[float], rng: Random
) -> Article:
    """`debt` holds what the outlet owes to its shares of material changes and of clickbait; paid here."""
    outlet, habit = slip.outlet, slip.outlet.habit
    if habit is None:
        raise ValueError(f"{outlet.slug} copies nothing")
    parent = _parent(siblings, slip, habit.second_hand, rng)
    shown = max(i for i, revision in enumerate(parent.revisions) if i == 0 or revision.at < slip.at)
    text, before = parent.text, parent.revisions[shown].state
    debt[0] += material_share(outlet, week_of(slip.at))
    debt[1] += habit.bait
    material = debt[0] >= 1 and bool(edit.open_errors(text, before))
    bait = debt[1] >= 1
    debt[0] -= material
    debt[1] -= bait
    if not material and rng.random() < habit.mends and edit.errors(text, before):
        before = edit.mend(text, before, rng)
    state = edit.copied(text, before, outlet, material, bait, rng)
    revisions = [Revision(slip.at, state)]
    if edit.errors(text, state) and rng.random() < habit.mends:
        later = slip.at + timedelta(minutes=rng.randint(25, 2000))
        if later < END:
            revisions.append(Revision(later, edit.mend(text, state, rng)))
    byline = parent.byline if rng.random() < 0.3 else rng.choice(staff)
    return Article(article_id, outlet.slug, "copy", text, byline, parent.article_id, shown, tuple(revisions))


def _parent(siblings: Sequence[Article], slip: Slip, second_hand: float, rng: Random) -> Article:
    """Mostly the origin; otherwise a copy that had stood long enough to be found."""
    older = [a for a in siblings[1:] if a.at <= slip.at - timedelta(minutes=4) and a.outlet != slip.outlet.slug]
    # The first copies of a story can only come from the origin: the later ones make up for them.
    return rng.choice(older) if older and rng.random() < second_hand * 1.5 else siblings[0]
