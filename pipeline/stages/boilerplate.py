"""Sentences that an outlet repeats across unrelated articles."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pipeline.core.furniture import repeated_sentences
from pipeline.core.wording import wording
from pipeline.rows import ArticleText, Boilerplate


def build(article_text: Sequence[ArticleText]) -> Iterable[Boilerplate]:
    articles_of: dict[str, list[ArticleText]] = defaultdict(list)
    for article in sorted(article_text, key=lambda a: a.article_id):
        articles_of[article.outlet].append(article)
    for outlet, articles in sorted(articles_of.items()):
        repeated = repeated_sentences([{t.folded: t.sentence for t in wording(a.text)} for a in articles])
        yield from (Boilerplate(outlet, sentence, count) for sentence, count in sorted(repeated.items()))
