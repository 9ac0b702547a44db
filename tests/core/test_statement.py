from pipeline.core.clause import term
from pipeline.core.statement import statement


def test_synonyms_are_one_term() -> None:
    assert term("movie") == term("film")


def test_a_particle_is_no_term() -> None:
    assert term("the") == ""


def test_an_age_belongs_to_the_name_beside_it_only() -> None:
    beside = statement("Orla Finch, 61, sold the pier.")
    assert beside.facts[0].bearer == {"orla", "finch"}
    apart = statement("Orla Finch sold the pier to a man of great charm, 44.")
    assert apart.facts[0].bearer == frozenset()


def test_what_a_negation_reaches_ends_with_its_clause() -> None:
    told = statement("The pier was not sold, the harbour burned.")
    assert term("sold") in told.denied
    assert term("harbour") not in told.denied


def test_the_first_weekend_is_an_order_and_the_first_opera_a_record() -> None:
    assert statement("It took two crowns in the first weekend.").ranks == frozenset()
    assert statement("It is the first opera about tides.").ranks != frozenset()


def test_what_never_materialized_has_failed() -> None:
    assert statement("The bridge never fully materialized.").failed
    assert not statement("The bridge opened.").failed


def test_a_stage_with_has_is_reached_and_with_cannot_is_open() -> None:
    assert "divorce" in statement("The Ganzes have divorced.").done
    assert "divorce" in statement("The divorce cannot become final yet.").open


def test_three_quoted_titles_are_a_list() -> None:
    assert statement('Best song: "Tide," "Salt" and "Rope."').titles == 3
    assert statement('She sang "Tide."').titles == 0
