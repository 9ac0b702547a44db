"""docker-compose.yml without an engine: lawful by the compose specification, closed to strangers, without a secret."""

import json
import re

import jsonschema
import pytest
import yaml

from tests.compose.conftest import ROOT, Refused, composed, wanted

# Of docker-compose 1.29.2 (Apache-2.0); it does not know the name of a project yet.
SPECIFICATION = json.loads((ROOT / "tests" / "compose" / "compose_spec.json").read_text(encoding="utf-8"))


def test_it_is_lawful_by_the_compose_specification(environ: dict[str, str]) -> None:
    told = composed(environ)
    assert told.pop("name") == "driftwire"
    jsonschema.Draft201909Validator(SPECIFICATION).validate(told)


@pytest.mark.parametrize("name", sorted(wanted()))
def test_an_empty_secret_refuses_to_start(environ: dict[str, str], name: str) -> None:
    with pytest.raises(Refused, match=name):
        composed({**environ, name: ""})


def test_no_secret_stands_in_the_file(services: dict[str, dict]) -> None:
    secret = re.compile("PASSWORD|SECRET|KEY|CONN$|BROKER_URL|RESULT_BACKEND")
    told = {n: v for one in services.values() for n, v in one.get("environment", {}).items() if secret.search(n)}
    assert len(told) >= 10
    assert [name for name, value in told.items() if "secret-of-" not in value] == []


def test_ports_are_published_on_loopback_only_and_none_of_postgres_or_redis(services: dict[str, dict]) -> None:
    published = {name: one["ports"] for name, one in services.items() if "ports" in one}
    assert set(published) == {"api-server", "report"}
    assert all(port.startswith("127.0.0.1:") for ports in published.values() for port in ports)


def test_every_service_is_bounded_watched_and_without_rights(services: dict[str, dict]) -> None:
    for name, one in services.items():
        assert set(one["deploy"]["resources"]["limits"]) == {"cpus", "memory"}, name
        assert one["logging"]["options"] == {"max-size": "10m", "max-file": "5"}, name
        assert one["cap_drop"] == ["ALL"], name
        assert one["security_opt"] == ["no-new-privileges:true"], name
        assert "test" in one["healthcheck"] or name == "prepare", name
        assert "privileged" not in one, name


def test_only_the_collecting_worker_reaches_the_open_network(services: dict[str, dict], environ) -> None:
    networks = composed(environ)["networks"]
    assert networks["inside"] == {"internal": True}
    assert [name for name, one in services.items() if "outside" in one["networks"]] == ["worker-collect"]
    assert [name for name, one in services.items() if "front" in one["networks"]] == ["api-server", "report"]


def test_the_mail_password_is_given_to_the_worker_that_mails_alone() -> None:
    told = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))["services"]
    assert [n for n, one in told.items() if "DRIFTWIRE_SMTP_PASSWORD" in one["environment"]] == ["worker-collect"]


def test_data_live_in_named_volumes(services: dict[str, dict], environ: dict[str, str]) -> None:
    mounts = {mount for one in services.values() for mount in one.get("volumes", [])}
    assert {m.split(":")[0] for m in mounts} == {*composed(environ)["volumes"], "./feeds.toml"}
    assert "./feeds.toml:/etc/driftwire/feeds.toml:ro" in mounts
    assert services["report"]["volumes"] == ["home:/var/lib/driftwire:ro"]


def test_the_queues_of_the_workers_are_those_of_the_tasks(services: dict[str, dict]) -> None:
    queues = {one["command"][one["command"].index("--queues") + 1] for n, one in services.items() if "worker" in n}
    texts = [file.read_text(encoding="utf-8") for file in (ROOT / "dags").rglob("*.py")]
    named = {q for text in texts for q in re.findall(r'queue"?[:=] ?"(\w+)"', text)}
    assert queues == named | {services["scheduler"]["environment"]["AIRFLOW__OPERATORS__DEFAULT_QUEUE"]}
    warehouse = services["worker-warehouse"]
    assert warehouse["command"][warehouse["command"].index("--concurrency") + 1] == "1"
    assert warehouse["deploy"].get("replicas", 1) == 1
    extract = services["worker-extract"]
    assert extract["environment"]["DRIFTWIRE_EXTRACTORS"] == str(extract["deploy"]["replicas"])


def test_our_own_containers_run_as_nobody_special_on_a_read_only_root(services: dict[str, dict]) -> None:
    own = {name: one for name, one in services.items() if one["image"].startswith("driftwire:")}
    assert len(own) == 10
    assert all(one["read_only"] and one["user"] == "50000:0" for one in own.values())
    assert all(re.fullmatch(r"[a-z]+:[0-9.]+(-alpine)?", one["image"]) for one in services.values())


def test_every_option_is_one_that_airflow_knows(services: dict[str, dict]) -> None:
    from airflow.configuration import conf

    known = {s: {o.lower() for o in d["options"]} for s, d in conf.configuration_description.items()}
    told = [n.split("__")[1:] for n in services["scheduler"]["environment"] if n.startswith("AIRFLOW__")]
    # The sections of Celery are described by its provider, which only the image has.
    ours = [(s.lower(), o.lower()) for s, o in told if not s.startswith("CELERY")]
    assert [(s, o) for s, o in ours if o not in known[s]] == []


def test_the_file_says_each_key_once() -> None:
    class Strict(yaml.SafeLoader):
        """Refuses a key that stands twice."""

    def mapping(loader: yaml.SafeLoader, node: yaml.MappingNode) -> dict:
        keys = [key.value for key, _ in node.value if key.tag != "tag:yaml.org,2002:merge"]
        assert len(keys) == len(set(keys)), keys
        loader.flatten_mapping(node)
        return loader.construct_mapping(node, deep=True)

    Strict.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, mapping)
    assert yaml.load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"), Strict)["name"] == "driftwire"  # noqa: S506
