from pipeline.core.correction import restores
from pipeline.core.side import Change

ROOT = "It was said to be about one in a hundred of the tickets sold."
PARENT = "It was said to be about one in ten of the tickets sold."


def test_a_copy_that_reads_as_the_root_did_corrects_its_parent() -> None:
    at = (ROOT.index("one in"), ROOT.index(" of the"))
    before = (PARENT.index("one in"), PARENT.index(" of the"))
    assert restores(Change("number", 2, before, at), PARENT, ROOT, [ROOT])
    assert not restores(Change("number", 2, before, at), PARENT, ROOT, [PARENT])
    assert not restores(Change("number", 2, before, at), PARENT, ROOT, [])


def test_a_restored_reading_is_known_by_one_side_where_the_other_was_reworded() -> None:
    root = "When the lights came on again nobody left the hall before the last encore."
    parent = "When the lights came on again everybody left the hall before the last encore."
    copy = "When the lights came on again nobody walked out of the theatre before the end."
    before = (parent.index("everybody"), parent.index(" left"))
    after = (copy.index("nobody"), copy.index(" walked"))
    assert restores(Change("negation", 2, before, after), parent, copy, [root])
    assert not restores(Change("negation", 2, before, after), parent, copy, [parent])
