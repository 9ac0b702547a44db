"""The current revision with its text, as the analysing stages read it."""

from collections.abc import Iterator, Sequence

from pipeline.rows import Article, ArticleText, Document, Revision
from pipeline.stages.article import current


def build(
    document: Sequence[Document], revision: Sequence[Revision], article: Sequence[Article]
) -> Iterator[ArticleText]:
    shown = current(document, revision)
    for one in sorted(article):
        yield ArticleText(
            one.article_id,
            one.url,
            one.outlet,
            one.title,
            one.byline,
            one.published_at,
            one.first_seen_at,
            one.canonical_claim,
            one.language,
            shown[one.article_id][1].text,
        )
