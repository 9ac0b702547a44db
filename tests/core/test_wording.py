from pipeline.core.wording import OwnWording, alone, marks, wording
from pipeline.rows import ArticleText, Boilerplate

TEXT = """By Tam Roe

Orla Finch fell from the pier at Wexby. “Ärger!” she said — twice. The house style is dull and never changes.

Sign up for our newsletter."""
REPEATED = "the house style is dull and never changes"


def _article(outlet: str) -> ArticleText:
    return ArticleText(outlet, "https://a.example", outlet, "", None, None, None, None, "en", TEXT)


def test_an_articles_own_sentences_are_those_of_its_wording() -> None:
    own = OwnWording([_article("a"), _article("b")], [Boilerplate("a", REPEATED, 3)])
    told = [its for its in wording(TEXT) if not its.aside]
    assert own["a"] == tuple(its.sentence for its in told if its.folded != REPEATED)
    assert own["b"] == tuple(its.sentence for its in told)
    assert len(own["b"]) > len(own["a"]) > 1


def test_marks_do_not_depend_on_who_else_is_read() -> None:
    (one,) = marks([TEXT])
    assert alone(marks, ["", TEXT, "x"])[1].tolist() == one.tolist()
