"""Rings the asset `landed` from outside a task."""

import logging

from airflow.assets.manager import asset_manager
from airflow.models.asset import AssetModel
from airflow.utils.session import create_session
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from driftwire_airflow.asset import LANDED

_LOG = logging.getLogger(__name__)


def ring() -> None:
    """What is landed is found by the sweep as well, so a bell that fails is no reason to refuse."""
    try:
        with create_session() as session:
            landed = session.scalar(select(AssetModel).where(AssetModel.name == LANDED.name))
            if landed is not None:
                asset_manager.register_asset_change(asset=landed, session=session)
    except SQLAlchemyError:
        _LOG.warning("it is landed, but the bell could not be rung")
