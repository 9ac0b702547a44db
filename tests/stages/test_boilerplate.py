from pipeline.core.fingerprint import Unkept
from pipeline.rows import ArticleText, Boilerplate
from pipeline.stages.boilerplate import build

PIER = "Orla Finch sold the pier at Wexby for 3 million crowns. The buyer is Tam Roe, who owns 12 boats."
CIRCUS = "The Ganz circus lost its tent in Odersund. Nobody was hurt, said Lena Ganz, 61."
SLOGAN = "Pier Weekly tells it first."


def _article(article_id: str, text: str, outlet: str = "Pier Weekly") -> ArticleText:
    return ArticleText(article_id, f"https://{article_id}.example", outlet, "", None, None, None, None, "en", text)


def test_a_slogan_under_two_unrelated_articles_is_boilerplate() -> None:
    articles = [_article("a", f"{PIER}\n\n{SLOGAN}"), _article("b", f"{CIRCUS}\n\n{SLOGAN}")]
    assert list(build(articles, Unkept())) == [Boilerplate("Pier Weekly", "pier weekly tells it first", 2)]


def test_two_outlets_that_share_a_sentence_have_none() -> None:
    articles = [_article("a", f"{PIER}\n\n{SLOGAN}"), _article("b", f"{CIRCUS}\n\n{SLOGAN}", "Harbour Post")]
    assert list(build(articles, Unkept())) == []


def test_a_text_published_twice_is_no_boilerplate() -> None:
    assert list(build([_article("a", PIER), _article("b", PIER)], Unkept())) == []


def test_the_order_of_articles_does_not_matter() -> None:
    articles = [_article("a", f"{PIER} {SLOGAN}"), _article("b", f"{CIRCUS} {SLOGAN}"), _article("c", CIRCUS)]
    assert list(build(articles, Unkept())) == list(build(articles[::-1], Unkept()))
