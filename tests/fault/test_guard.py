"""The list of guards is true: each stands where it is said to stand, and the test that defends it is there."""

import pytest

from tests.fault.guard import GUARDS, ROOT, Guard


@pytest.mark.parametrize("guard", GUARDS, ids=lambda g: g.name)
def test_the_guard_stands_once_in_its_file_and_its_test_is_there(guard: Guard) -> None:
    assert (ROOT / guard.file).read_text(encoding="utf-8").count(guard.code) == 1
    file, _, name = guard.test.partition("::")
    assert f"def {name.partition('[')[0]}(" in (ROOT / file).read_text(encoding="utf-8")
