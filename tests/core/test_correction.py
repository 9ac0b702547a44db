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
