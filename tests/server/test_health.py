from starlette.applications import Starlette
from starlette.testclient import TestClient

from assistant.server.health import Health, routes


def asked(health: Health, path: str = "/readyz") -> tuple[int, dict[str, object]]:
    answer = TestClient(Starlette(routes=routes(health))).get(path)
    return answer.status_code, answer.json()


def test_a_server_that_is_starting_lives_and_is_not_ready() -> None:
    assert asked(Health(), "/healthz") == (200, {"alive": True})
    assert asked(Health())[0] == 503


def test_knowledge_and_store_make_it_ready() -> None:
    health = Health()
    health.note(knowledge=True, store=True)
    assert asked(health) == (200, {"ready": True, "knowledge": "open", "store": "reachable"})


def test_a_store_that_is_switched_off_is_no_obstacle() -> None:
    health = Health()
    health.note(knowledge=True, store=None)
    assert asked(health)[1]["store"] == "off"
    assert health.ready


def test_a_replica_that_never_reached_its_store_gets_no_visitors() -> None:
    health = Health()
    health.note(knowledge=True, store=False)
    assert asked(health) == (503, {"ready": False, "knowledge": "open", "store": "unreachable"})


def test_a_store_that_goes_away_is_told_and_answers_go_on() -> None:
    health = Health()
    health.note(knowledge=True, store=True)
    health.note(knowledge=True, store=False)
    assert asked(health) == (200, {"ready": True, "knowledge": "open", "store": "unreachable"})


def test_broken_knowledge_sends_visitors_elsewhere() -> None:
    health = Health()
    health.note(knowledge=False, store=True)
    assert asked(health)[0] == 503


def test_counts_are_in_prometheus_form() -> None:
    health = Health()
    health.note(knowledge=True, store=True)
    answer = TestClient(Starlette(routes=routes(health))).get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=")
    assert "kartra_assistant_ready 1.0" in answer.text
