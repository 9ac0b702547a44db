"""Secrets are made once and kept to their owner; nothing listens beyond this machine."""

import socket
from pathlib import Path

from pipeline.embedded.configuration import HOST, configuration, free_port, kept_secret
from pipeline.settings import settings


def test_a_secret_stays_the_same_and_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "secret" / "jwt"
    secret = kept_secret(file, 64)
    assert kept_secret(file, 64) == secret
    assert len(secret) == 64
    assert file.stat().st_mode & 0o777 == 0o600


def test_two_homes_have_different_passwords(tmp_path: Path) -> None:
    one, other = (configuration(settings({"DRIFTWIRE_HOME": str(tmp_path / n)}), {}, 8080) for n in ("a", "b"))
    assert one.password != other.password


def test_a_port_that_is_taken_is_not_given() -> None:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert free_port(port) != port
    assert free_port(port) == port


def test_every_address_in_the_configuration_is_loopback(tmp_path: Path) -> None:
    told = configuration(settings({"DRIFTWIRE_HOME": str(tmp_path)}), {}, 8081)
    assert told.environ["AIRFLOW__API__HOST"] == HOST
    assert all("0.0.0.0" not in value for value in told.environ.values())
    assert told.address == f"http://{HOST}:8081"


def test_the_password_file_of_the_login_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    told = configuration(settings({"DRIFTWIRE_HOME": str(tmp_path)}), {}, 8081)
    users = Path(told.environ["AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE"])
    assert users.stat().st_mode & 0o777 == 0o600
    assert told.password in users.read_text()


def test_what_the_user_has_set_himself_is_passed_on(tmp_path: Path) -> None:
    told = configuration(settings({"DRIFTWIRE_HOME": str(tmp_path)}), {"AIRFLOW__SMTP__SMTP_HOST": "mail"}, 8081)
    assert told.environ["AIRFLOW__SMTP__SMTP_HOST"] == "mail"
