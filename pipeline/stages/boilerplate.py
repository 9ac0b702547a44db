"""Sentences that an outlet repeats across unrelated articles."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pipeline.core.fingerprint import Index, text_key
from pipeline.core.furniture import repeated_sentences
from pipeline.core.wording import Spread, alone, told_by, wording
from pipeline.rows import ArticleText, Boilerplate


def build(article_text: Sequence[ArticleText], band_index: Index, spread: Spread = alone) -> Iterable[Boilerplate]:
    articles_of: dict[str, list[ArticleText]] = defaultdict(list)
    for article in sorted(article_text, key=lambda a: a.article_id):
        articles_of[article.outlet].append(article)
    ordered = [article for _, articles in sorted(articles_of.items()) for article in articles]
    told, first = told_by(ordered, [text_key(a.text) for a in ordered], band_index, spread), 0
    for outlet, articles in sorted(articles_of.items()):

        def told_in(number: int, articles: Sequence[ArticleText] = articles) -> dict[str, str]:
            return {t.folded: t.sentence for t in wording(articles[number].text)}

        repeated = repeated_sentences(told.part(first, first + len(articles)), told_in)
        first += len(articles)
        yield from (Boilerplate(outlet, sentence, count) for sentence, count in sorted(repeated.items()))
