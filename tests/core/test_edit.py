from pipeline.core.edit import edits, kept_of_shorter, kept_share, marked, missing, tokens


def spans(parent: str, copy: str) -> list[tuple[str, str]]:
    p, c = tokens(parent), tokens(copy)
    return [
        (" ".join(t.word for t in p[e.p_from : e.p_to]), " ".join(t.word for t in c[e.c_from : e.c_to]))
        for e in edits(p, c, marked(parent, p))
    ]


def test_a_sum_is_one_token() -> None:
    assert [t.word for t in tokens("$2.5m, 9:40 and 7th")] == ["$2.5m", "9:40", "and", "7th"]


def test_a_swap_is_one_edit() -> None:
    assert spans("The crew met in Lodz today", "The crew met in Riga today") == [("lodz", "riga")]


def test_edits_a_particle_apart_are_one() -> None:
    assert spans("He lived in the old house", "He slept in the new house") == [("lived in the old", "slept in the new")]


def test_a_comma_parts_two_edits() -> None:
    assert len(spans("He left Lodz, and Riga fell", "He left Oslo, and Bergen fell")) == 2


def test_a_cut_keeps_the_shorter_side_whole() -> None:
    long, short = tokens("The hall will open in June if the council agrees"), tokens("The hall will open in June")
    assert kept_of_shorter(long, short) == 1
    assert kept_share(long, short) < 1


def test_missing_words_are_compared_by_stem() -> None:
    assert [t.word for t in missing(tokens("singers sang loudly"), tokens("a singer sings"))] == ["loudly"]
