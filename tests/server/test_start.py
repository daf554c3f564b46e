"""The whole application, started and asked in a process of its own."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant import config, metrics
from assistant.server import failures

ROOT = Path(__file__).resolve().parents[2]

PAGES = """
import logging
from streamlit.testing.v1 import AppTest
AppTest.from_string("import streamlit as st; st.write(1)").run()  # what testing itself imports
import sys
from assistant.server import start
start.warm_up()
logging.disable()
before = set(sys.modules)
app = AppTest.from_file("app.py", default_timeout=60).run()
app.chat_input[0].set_value("my tyre is flat").run()
app.switch_page("assistant/ui/pages/contacts.py").run()
app.file_uploader[0].set_value(("unsubscribed.csv", b"email\\nanna@gmial.com\\n", "text/csv")).run()
app.switch_page("assistant/ui/pages/browse.py").run()
app.query_params["answers"] = "feel.heavy~press.soft~lift.stops"
app.query_params["guide"] = "wont-roll"
app.switch_page("assistant/ui/pages/diagnose.py").run()
assert not app.exception
print("late:", sorted(set(sys.modules) - before))
"""


def run(code: str, knowledge: Path = ROOT / "tests" / "bicycle") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, config.KNOWLEDGE: str(knowledge), config.STORE: "off"}
    command = [sys.executable, "-c", code]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False)


def test_after_the_warm_up_no_page_imports_anything_large() -> None:
    done = run(PAGES)
    assert done.returncode == 0, done.stderr
    late = json.loads(done.stdout.split("late: ")[1].replace("'", '"'))
    assert [name for name in late if not name.startswith(("encodings.", "pyarrow.vendored.version"))] == []


def serve(knowledge: Path, *options: str) -> subprocess.CompletedProcess[str]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        code = f"from assistant.server.run import run; run('127.0.0.1', {taken.getsockname()[1]}, print)"
        return run(code, knowledge)


def test_a_folder_with_problems_starts_nothing_and_says_what_to_mend(tmp_path: Path) -> None:
    done = serve(tmp_path)
    assert done.returncode == 1
    assert "1 problem" in done.stderr
    assert "starlette" not in done.stderr


def test_a_port_that_is_taken_is_told() -> None:
    done = serve(ROOT / "tests" / "bicycle")
    assert done.returncode == 1
    assert "Is the port taken?" in done.stderr


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
