"""Who may decide on our pages, and how we know that they meant to."""

import hashlib
import hmac
from typing import Annotated

from airflow.api_fastapi.app import get_auth_manager
from airflow.api_fastapi.auth.managers.models.base_user import BaseUser
from airflow.api_fastapi.auth.managers.models.resource_details import DagAccessEntity, DagDetails
from airflow.api_fastapi.core_api.security import GetUserDep
from airflow.configuration import conf
from fastapi import Depends, Form, Header, HTTPException

# Who may start a run of this DAG may decide what goes into it: roles are Airflow's own, whichever manager keeps them.
_DAG = "detect"


def is_editor(user: BaseUser) -> bool:
    return get_auth_manager().is_authorized_dag(
        method="POST", access_entity=DagAccessEntity.RUN, details=DagDetails(id=_DAG), user=user
    )


def form_token(user: BaseUser) -> str:
    """What only a form that this user was shown can send: the session's cookie comes along from anywhere."""
    told = f"driftwire form {user.get_id()}".encode()
    return hmac.new(conf.get_mandatory_value("api", "secret_key").encode(), told, hashlib.sha256).hexdigest()


def editor(
    user: GetUserDep,
    token: Annotated[str, Form()] = "",
    sec_fetch_site: Annotated[str, Header()] = "same-origin",
) -> BaseUser:
    """The user of a form that decides something."""
    if not is_editor(user):
        raise HTTPException(403, "You may read here, not decide.")
    if sec_fetch_site != "same-origin" or not hmac.compare_digest(token, form_token(user)):
        raise HTTPException(403, "This form is stale or was sent from elsewhere: go back, reload the page, try again.")
    return user


EditorDep = Annotated[BaseUser, Depends(editor)]
