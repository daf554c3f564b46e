"""What a visitor sees and the log says of a page that fails, and what is counted."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from assistant import metrics
from assistant.server import failures


def test_a_page_that_fails_gives_a_number_and_no_word_of_the_error(caplog: pytest.LogCaptureFixture) -> None:
    def page() -> None:
        from assistant.server.failures import on_script_error  # noqa: PLC0415 (AppTest runs this function's text alone)

        try:
            int("anna@example.com")
        except ValueError as error:
            on_script_error(error)

    with caplog.at_level("ERROR", "assistant"):
        app = AppTest.from_function(page, default_timeout=30).run()
    (record,) = caplog.records
    number = record.__dict__["reference"]
    assert number in app.error[0].value
    assert "anna" not in app.error[0].value + str(record.__dict__)


def test_numbers_of_failures_differ_and_can_be_read_out() -> None:
    numbers = {failures.reference() for _ in range(100)}
    assert len(numbers) == 100
    assert not set("".join(numbers)) & set("01IO")


@pytest.mark.parametrize(
    ("count", "line"),
    [
        (lambda: metrics.asked("found"), 'kartra_assistant_questions_total{outcome="found"}'),
        (lambda: metrics.diagnosis("wont-roll", "solved"), 'kartra_assistant_diagnoses_total{end="solved",guide="wont-roll"}'),
        (lambda: metrics.store_trouble("write"), 'kartra_assistant_store_trouble_total{operation="write"}'),
        (lambda: metrics.sign_in("wrong"), 'kartra_assistant_sign_ins_total{result="wrong"}'),
        (metrics.page_failed, "kartra_assistant_page_failures_total"),
    ],
)
def test_each_count_is_counted(count: Callable[[], None], line: str) -> None:
    def value() -> float:
        found = [each for each in metrics.exposition()[0].decode().splitlines() if each.startswith(line)]
        return float(found[0].split()[-1]) if found else 0.0

    before = value()
    count()
    assert value() == before + 1
