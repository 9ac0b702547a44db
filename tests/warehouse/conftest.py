import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.warehouse.store import Store
from tests.warehouse.published_world import published_world


@pytest.fixture(scope="session")
def world_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once: two seconds."""
    with published_world(tmp_path_factory.mktemp("world")) as made:
        return made.path


@pytest.fixture
def store(world_file: Path, tmp_path: Path) -> Iterator[Store]:
    """A copy of the small world, every table, view and macro of it there."""
    with Store(Path(shutil.copy(world_file, tmp_path / "warehouse.duckdb"))) as made:
        yield made
