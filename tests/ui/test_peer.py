import pytest

from assistant.ui.peer import MARK, TICKET, marked, same_machine

HERE = (("host", "localhost:8501"),)


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"])
def test_loopback_is_this_machine(address: str) -> None:
    assert same_machine(address, HERE)


@pytest.mark.parametrize("address", [None, "", "192.168.7.9", "::ffff:192.168.7.9", "172.17.0.1", "testclient", "localhost.evil.example"])
def test_every_other_address_is_not(address: str | None) -> None:
    assert not same_machine(address, HERE)


@pytest.mark.parametrize(
    "header", ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "forwarded", "x-real-ip", "via", "cf-connecting-ip"]
)
def test_what_a_proxy_passed_on_is_not_from_this_machine(header: str) -> None:
    assert not same_machine("127.0.0.1", (*HERE, (header, "127.0.0.1")))


def test_a_proxy_that_adds_nothing_still_passes_on_the_name_that_the_visitor_used() -> None:
    assert not same_machine("127.0.0.1", (("host", "help.example.com"),))
    assert not same_machine("127.0.0.1", (*HERE, ("origin", "https://help.example.com")))
    assert not same_machine("127.0.0.1", (*HERE, ("origin", "null")))


def test_without_a_host_nothing_is_certain() -> None:
    assert not same_machine("127.0.0.1", ())


def test_the_browser_on_this_machine_sends_its_origin_along() -> None:
    assert same_machine("127.0.0.1", (*HERE, ("origin", "http://localhost:8501")))


def test_a_mark_counts_with_this_process_ticket_only() -> None:
    assert marked({MARK: TICKET})
    assert not marked({MARK: "0" * 32})
    assert not marked({MARK: "é"})
    assert not marked({})
