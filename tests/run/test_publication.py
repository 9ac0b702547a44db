"""What the readers get has passed the gate; what has not is not shown."""

from pathlib import Path

import pytest

from pipeline.rows import ArticleText, Headline
from pipeline.run.publication import GateFailed, publish
from pipeline.run.workspace import Workspace
from pipeline.settings import settings


def test_tables_that_are_unfit_are_not_published_and_the_readers_keep_theirs(tmp_path: Path) -> None:
    own = settings({"DRIFTWIRE_HOME": str(tmp_path / "var")})
    with Workspace(own) as workspace:
        workspace.cache.replace(ArticleText, [])
        assert publish(workspace)
        before = own.published.resolve()
        workspace.warehouse.replace(Headline, [Headline("a", 7.0, True, [], 0.0, "1")])
        workspace.changed("headline")
        with pytest.raises(GateFailed, match="headline"):
            publish(workspace)
        assert own.published.resolve() == before
        assert list(own.home.glob("versions/.*")) == []
        workspace.warehouse.replace(Headline, [])
        workspace.changed("headline")
        assert not publish(workspace)
