import io
import json
import logging

import pytest

from assistant.server.logs import PrivateJson, where, without_private


def logged(message: str, *values: object, error: Exception | None = None) -> dict[str, str]:
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(PrivateJson("{levelname} {message}", style="{"))
    logger = logging.Logger("of a test")
    logger.addHandler(handler)
    logger.error(message, *values, exc_info=error)
    (line,) = out.getvalue().splitlines()
    answer: dict[str, str] = json.loads(line)
    return answer


def failed() -> Exception:
    try:
        int("anna@example.com")
    except ValueError as error:
        return error
    raise AssertionError


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("GET /diagnose?v=abcdef&answers=a.b HTTP/1.1", "GET /diagnose?… HTTP/1.1"),
        ("mail to anna@example.com now", "mail to (address) now"),
        ("127.0.0.1:8501 connected", "(address) connected"),
        ("[2001:db8::1]:443 connected", "(address) connected"),
        ("PUT /_stcore/upload_file/a-session/a-file", "PUT /_stcore/upload_file/…"),
        ("is it paused? it took 12:30:05", "is it paused? it took 12:30:05"),
    ],
)
def test_what_is_anybodys_is_taken_out(said: str, kept: str) -> None:
    assert without_private(said) == kept


def test_values_are_looked_at_as_well() -> None:
    assert logged("refused %s", "/ask?q=my+name")["message"] == "refused /ask?…"


def test_an_exception_is_told_without_its_message() -> None:
    record = logged("failed", error=failed())
    assert "ValueError < tests/server/test_logs.py" in record["exc_info"]
    assert "anna" not in json.dumps(record)


def test_a_cause_is_told_too() -> None:
    outer = RuntimeError("outer")
    outer.__cause__ = failed()
    told = where(outer)
    assert told[0] == "RuntimeError"
    assert told[1:3] == ["caused by", "ValueError"]


def test_a_record_is_one_line() -> None:
    assert logged("two\nlines", error=failed())["message"] == "two\nlines"
