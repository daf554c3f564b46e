"""The whole application, started and asked in a process of its own."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

from assistant import config

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
