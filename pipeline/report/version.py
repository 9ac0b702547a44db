"""Versions of a week's report. Major: an alert or a headline statement is another; minor: a printed headline figure is;
patch: anything else on its pages. Each tells what changed and why, and the earlier ones stay."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from pipeline.report import claim
from pipeline.report.content import Content
from pipeline.report.issue import FIRST, MAJOR, MINOR, PATCH, Basis, Change, Issue
from pipeline.report.question import Snapshot
from pipeline.report.story import Story
from pipeline.report.wording import count
from pipeline.run.version import code_version
from pipeline.settings import release

OTHER_WEEKS = "articles of other weeks that came since belong to stories of this one"
_LONG = re.compile(r"\d+\.\d{9,}(?:e-\d+)?")


@cache
def _program() -> str:
    """Of everything that makes a row or a page."""
    digest = hashlib.sha256(f"{release()} {code_version()}".encode())
    for file in _sources(files("pipeline.report")):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _sources(folder: Traversable) -> Iterator[Traversable]:
    for one in sorted(folder.iterdir(), key=lambda f: f.name):
        if one.is_dir():
            yield from _sources(one)
        elif one.name.endswith((".py", ".sql", ".html", ".css")):
            yield one


def draft(asked: Snapshot, told: Content, whole: Sequence[Story]) -> Issue:
    """The first issue of this content; `following` gives it its place after others."""
    edition = told.edition
    read = asked.row(Basis, "basis", week=edition.week, baseline_from=edition.baseline_from)
    models = ", ".join(f"{one.model} {one.version}" for one in told.health.versions)
    basis = read._replace(corrected=told.corrections.corrected, models=models, program=_program())
    computed = edition.fresh.computed_at
    return Issue(
        FIRST, computed.isoformat() if computed else "", MAJOR, [], [], claim.statements(told), claim.figures(told),
        basis, _fingerprint(told, whole, basis.program),
    )  # fmt: skip


def _fingerprint(told: Content, whole: Sequence[Story], program: str) -> str:
    """Without what tells when it was made and how the collecting goes: that is the state of a day and no finding."""
    lasting = told._replace(edition=told.edition._replace(fresh=told.edition.fresh._replace(
        computed_at=None, latest_published_at=None, observed_until=None
    )))._asdict() | {"health": told.health.precision}  # fmt: skip
    # The last digits of a sum depend on the order in which threads add.
    text = _LONG.sub(lambda found: f"{float(found[0]):.6f}", repr((lasting, whole, program)))
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()


def following(earlier: Sequence[Issue], new: Issue) -> Issue | None:
    """The issue that comes after the earlier ones (the newest last); none where the newest says all of it already."""
    if not earlier:
        return new
    old = earlier[-1]
    if old.fingerprint == new.fingerprint:
        return None
    statements = list(_changes(old.statements, new.statements))
    other = tuple(f"{one.name}, " for one in statements if not (one.before and one.after))
    # The figures of an alert come and go with it.
    figures = [one for one in _changes(old.figures, new.figures) if not one.name.startswith(other)]
    weight = MAJOR if statements else MINOR if figures else PATCH
    return new._replace(
        version=_next(old.version, weight),
        weight=weight,
        changes=[*statements, *figures],
        reasons=list(_reasons(old.basis, new.basis)) or [OTHER_WEEKS],
    )


def _changes(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Change]:
    for name in [*new, *(name for name in old if name not in new)]:
        if old.get(name, "") != new.get(name, ""):
            yield Change(name, old.get(name, ""), new.get(name, ""))


def _next(version: str, weight: str) -> str:
    major, minor, patch = map(int, version.split("."))
    if weight == MAJOR:
        return f"{major + 1}.0.0"
    return f"{major}.{minor + 1}.0" if weight == MINOR else f"{major}.{minor}.{patch + 1}"


def _reasons(old: Basis, new: Basis) -> Iterator[str]:
    more = new.articles - old.articles
    if more > 0:
        yield f"{count(more, 'late article')} of this week came in"
    elif more < 0:
        yield f"{count(-more, 'article')} of this week went"
    elif new.digest != old.digest:
        yield "articles of this week were edited or replaced"
    if new.digest_before != old.digest_before:
        yield "articles of the eight weeks before came in late, were edited or went"
    if new.corrected != old.corrected:
        yield "later copies took back, or no longer take back, changes of this week"
    if new.models != old.models:
        yield f"another model judges ({new.models})"
    if new.program != old.program:
        yield "another version of the program"
    if new.reviews != old.reviews:
        yield "reviewers decided on findings of this week"
    if new.decisions != old.decisions:
        yield "held deliveries of this week were decided"
