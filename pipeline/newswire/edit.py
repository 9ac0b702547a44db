"""What a copying editor does to a text: a state of it, and the next one."""

from collections.abc import Collection, Sequence
from random import Random
from typing import NamedTuple

from pipeline.newswire.compose import Text
from pipeline.newswire.markup import render
from pipeline.newswire.outlet import Outlet

# The kinds that an outlet is prone to come this much oftener than the others.
_PRONE = 6.0
_HOW_MANY = (1, 1, 1, 1, 1, 2, 2, 2, 3, 3)
_HOW_MANY_BENIGN = (0, 0, 1, 1, 1, 2, 2, 3)
_OVERCLAIM = 0.2
_RETITLE = 0.25


class State(NamedTuple):
    """Which changes of the template show, how many paragraphs are cut from its end, and the headline."""

    applied: frozenset[int]
    cut: int
    title: str
    title_kind: str


def origin(text: Text) -> State:
    return State(frozenset(), 0, text.titles[0], "plain")


def visible(text: Text, state: State) -> list[int]:
    """The changes whose place is still in the text."""
    return sorted(render(text.template, state.applied, state.cut).kept)


def errors(text: Text, state: State) -> list[int]:
    """The material changes that show."""
    return [i for i in visible(text, state) if i in state.applied and text.template.changes[i].severity == 2]


def open_errors(text: Text, state: State) -> list[int]:
    """The material changes that could still be made."""
    return [i for i in visible(text, state) if i not in state.applied and text.template.changes[i].severity == 2]


def mend(text: Text, state: State, rng: Random) -> State:
    """With one to all of the errors taken back, and a headline that the body bears out."""
    wrong = errors(text, state)
    taken_back = rng.sample(wrong, rng.randint(1, len(wrong))) if wrong else []
    mended = state._replace(applied=state.applied.difference(taken_back))
    return mended if state.title_kind == "plain" else mended._replace(title=text.titles[0], title_kind="plain")


def copied(text: Text, parent: State, outlet: Outlet, material: bool, bait: bool, rng: Random) -> State:
    """The outlet's version of the parent's text; `material` asks for at least one change of severity 2."""
    if outlet.habit is None:
        raise ValueError(f"{outlet.slug} copies nothing")
    state = _trimmed(text, parent, outlet.habit.trims, rng)
    applied = set(state.applied)
    if material:
        wanted = rng.choice(_HOW_MANY)
        applied.update(_pick(text, open_errors(text, state), outlet.habit.taste, wanted, rng))
    shown = [i for i in visible(text, state) if i not in applied]
    benign = [i for i in shown if text.template.changes[i].severity == 0]
    applied.update(rng.sample(benign, min(len(benign), rng.choice(_HOW_MANY_BENIGN))))
    careless = [i for i in shown if text.template.changes[i].severity == 1]
    if material and careless and rng.random() < 0.3:
        applied.add(rng.choice(careless))
    return _titled(text, state._replace(applied=frozenset(applied)), material, bait, rng)


def _trimmed(text: Text, state: State, share: float, rng: Random) -> State:
    """Aggregators cut from the end; at least five paragraphs stay, so that a copy can be known as one."""
    paragraphs = render(text.template, state.applied, state.cut).text.count("\n\n") + 1
    most = min(3, paragraphs - 5)
    if most < 1 or rng.random() >= share:
        return state
    return state._replace(cut=state.cut + rng.randint(1, most))


def _pick(text: Text, among: Sequence[int], taste: Collection[str], wanted: int, rng: Random) -> list[int]:
    """Up to `wanted` changes, drawn without replacement by taste."""
    rest = list(among)
    picked: list[int] = []
    while rest and len(picked) < wanted:
        weights = [_PRONE if text.template.changes[i].kind in taste else 1.0 for i in rest]
        (chosen,) = rng.choices(rest, weights)
        rest.remove(chosen)
        picked.append(chosen)
    return picked


def _titled(text: Text, state: State, material: bool, bait: bool, rng: Random) -> State:
    if bait and text.clickbaits:
        return state._replace(title=rng.choice(text.clickbaits), title_kind="clickbait")
    if material and text.overclaims and rng.random() < _OVERCLAIM:
        return state._replace(title=rng.choice(text.overclaims), title_kind="overclaim")
    if state.title_kind != "plain" or rng.random() < _RETITLE:
        return state._replace(title=rng.choice(text.titles), title_kind="plain")
    return state
