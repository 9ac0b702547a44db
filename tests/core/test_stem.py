from pipeline.core.stem import content, content_of, is_content, stem


def test_forms_of_a_word_meet() -> None:
    assert stem("announced") == stem("announcement") == stem("announces")
    assert stem("sold") == stem("sells")


def test_particles_carry_nothing() -> None:
    assert not is_content("with")
    assert content("with the lanterns of Lodz") == [stem("lanterns"), "lodz"]
    assert content_of(["the", "lanterns"]) == {stem("lanterns")}
