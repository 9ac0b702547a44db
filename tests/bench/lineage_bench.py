"""Lineage of a played sample newswire against its plan: `python -m tests.bench.lineage_bench HOME --port PORT`.

HOME is the DRIFTWIRE_HOME of `driftwire demo` (or of a newswire served on PORT and collected). Printed are the parents
and roots that are right, the parents that are right as far as title and wording can tell (among copies of which the
child shares the same with each), and by outlet the share of copies that bring in a material change, by the true parents
and by ours: findings are only as sound as these agree.
"""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import click
import duckdb

from pipeline.core.address import normalised
from pipeline.core.reading import Reading, reading
from pipeline.core.sentence import sentences
from pipeline.newswire.address import address, article_path
from pipeline.newswire.edit import errors
from pipeline.newswire.outlet import BY_SLUG
from pipeline.newswire.plan import Article, plan
from pipeline.newswire.prose import bundled, read


class Figures(NamedTuple):
    copies: int
    right: int
    fair: int
    origins: int
    roots: int


def planned(port: int) -> dict[str, Article]:
    """By URL."""
    where = address(port)
    made = plan(read(bundled())).articles
    return {normalised(where.base(BY_SLUG[a.outlet]) + article_path(a, BY_SLUG[a.outlet])): a for a in made}


def observed(home: Path) -> dict[str, str | None]:
    """URL to the parent's URL."""
    with duckdb.connect(str(home / "published" / "driftwire.duckdb"), read_only=True) as published:
        rows = published.execute(
            "select a.url, p.url from lineage as l join article as a using (article_id)"
            " left join article as p on p.article_id = l.parent_id"
        ).fetchall()
    return dict(rows)


def readings(home: Path) -> dict[str, Reading]:
    with duckdb.connect(str(home / "cache.duckdb"), read_only=True) as cache:
        rows = cache.execute("select url, title, text from article_text").fetchall()
    return {url: reading(title, [s.text for s in sentences(text)]) for url, title, text in rows}


def _as_close(child: Reading, ours: Reading, true: Reading) -> bool:
    """Whether the child shares the same with either."""
    titles = (ours.title == child.title) == (true.title == child.title)
    return titles and ours.grams & child.grams == true.grams & child.grams


def judged(true: Mapping[str, str | None], ours: Mapping[str, str | None], read: Mapping[str, Reading]) -> Figures:
    copies = [url for url in ours if true.get(url)]
    right = [url for url in copies if ours[url] == true[url]]
    wrong = [(url, ours[url], true[url]) for url in copies if ours[url] != true[url]]
    tied = [u for u, our, its in wrong if our and its and its in read and _as_close(read[u], read[our], read[its])]
    origins = {parent for parent in true.values() if parent in ours and true[parent] is None}
    roots = [url for url in origins if ours[url] is None]
    return Figures(len(copies), len(right), len(right) + len(tied), len(origins), len(roots))


def introduced(article: Article, parent: Article | None) -> bool:
    """Whether it shows a material error that the parent does not."""
    theirs = set(errors(parent.text, parent.revisions[-1].state)) if parent is not None else set()
    same = parent is not None and parent.text.text_id == article.text.text_id
    return bool(set(errors(article.text, article.revisions[-1].state)) - (theirs if same else set()))


@click.command()
@click.argument("home", type=click.Path(exists=True, path_type=Path))
@click.option("--port", default=8440, show_default=True, help="Of the newswire that was collected.")
def main(home: Path, port: int) -> None:
    made = planned(port)
    url_of = {a.article_id: url for url, a in made.items()}
    true = {url: url_of[a.parent] if a.parent else None for url, a in made.items()}
    ours = {url: parent for url, parent in observed(home).items() if url in made}
    f = judged(true, ours, readings(home))
    print(
        f"  parents right {f.right / f.copies:.3f}, as far as texts tell {f.fair / f.copies:.3f} of {f.copies} copies"
    )
    print(f"  origins observed as earliest {f.roots / f.origins:.3f} of {f.origins}")
    outlets = defaultdict(list)
    for url, parent in ours.items():
        if true[url]:
            truly = introduced(made[url], made[true[url] or ""])
            outlets[BY_SLUG[made[url].outlet].name].append((truly, introduced(made[url], made.get(parent or ""))))
    for name, found in [*sorted(outlets.items()), ("all", [one for of in outlets.values() for one in of])]:
        truly, as_we_see = (sum(one[i] for one in found) / len(found) for i in (0, 1))
        missed, blamed = sum(t and not o for t, o in found), sum(o and not t for t, o in found)
        print(
            f"  {name:24} {len(found):5} brings in {truly:.3f}, ours {as_we_see:.3f}; {missed} missed, {blamed} blamed"
        )


if __name__ == "__main__":
    main()
