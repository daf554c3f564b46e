"""Who may import whom. Two small tables; the tests walk every module's imports, also those inside functions."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

FIRST_PARTY = {
    "text": set(),
    "errors": set(),
    "config": {"errors"},
    "library": {"errors"},
    "retrieval": {"library", "text"},
    "diagnosis": {"library", "errors", "text"},
    "leads": {"errors", "spreadsheet"},
    "evaluation": {"retrieval", "library", "errors"},
    "wording": {"library", "retrieval"},
    "wire": {"library", "retrieval", "diagnosis", "leads", "wording"},
    "cache": {"library", "retrieval"},
    "service": {"cache", "library", "retrieval", "diagnosis", "leads", "store", "insights", "errors"},
    "store": {"errors"},
    "metrics": set(),
    "terminal": {"service", "wording", "library", "retrieval", "diagnosis"},
    "audit": {"library", "diagnosis"},
    "terminal_contacts": {"service", "leads", "errors"},
    "cli": {
        *("audit", "service", "config", "errors", "evaluation", "server"),
        *("store", "wire", "wire_insights", "terminal", "terminal_contacts", "terminal_insights"),
    },
    "ui": {"service", "config", "errors", "metrics", "wording"},
    "server": {"service", "ui", "store", "config", "metrics", "errors"},
    "spreadsheet": set(),
    "insights": {"library", "store", "diagnosis", "retrieval", "text", "spreadsheet", "errors"},
    "wire_insights": {"insights", "library"},
    "terminal_insights": {"insights", "library"},
    "__main__": {"cli"},
    "__init__": set(),
    "app": {"ui"},
}
"""Part to the parts it may import, besides itself."""

TYPES_FOR = {"ui": {"library", "retrieval", "diagnosis", "leads", "store", "insights"}, "cli": {"leads"}}
"""Parts of which a part may import ``model`` (types) and ``wording`` (what they are called) and nothing else."""

THIRD_PARTY = {
    "streamlit": {"ui", "server", "app"},
    "yaml": {"library"},
    "markdown_it": {"library"},
    "pydantic": {"library"},
    "pydantic_core": {"library"},
    "sklearn": {"evaluation", "insights"},
    "scipy": {"retrieval", "insights", "evaluation"},
    "numpy": {"retrieval", "evaluation", "insights"},
    "rank_bm25": {"retrieval"},
    "spellchecker": {"retrieval"},
    "rapidfuzz": {"retrieval", "library", "diagnosis", "leads"},
    "email_validator": {"leads"},
    "publicsuffixlist": {"leads"},
    "Stemmer": {"text"},
    "typer": {"cli", "terminal"},
    "rich": {"terminal"},
    "platformdirs": {"config"},
    "altair": {"ui"},
    "sqlalchemy": {"store"},
    "alembic": {"store"},
    "phonenumbers": {"store"},
    "stdnum": {"store"},
    "prometheus_client": {"metrics"},
    "pythonjsonlogger": {"server"},
    "starlette": {"server"},
    "uvicorn": {"server"},
}
"""Third-party module to the parts that may import it."""

IMPURE = {"os", "time", "random", "pathlib", "subprocess", "socket", "secrets", "uuid", "tempfile"}
PURE = {"text", "errors", "retrieval", "diagnosis", "leads", "insights", "wording", "wire", "wire_insights", "spreadsheet"}
"""Parts that know no clock, no files, no environment and no chance."""


def part_of(module: str) -> str:
    """``assistant.library.load`` and ``assistant.errors`` become ``library`` and ``errors``; ``app`` stays."""
    pieces = module.split(".")
    return pieces[1] if pieces[0] == "assistant" and len(pieces) > 1 else ("__init__" if pieces[0] == "assistant" else pieces[0])


def imports_of(source: str) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything imported; ``from a.b import c`` gives ``a.b.c``."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written in full"
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def offences(module: str, source: str) -> list[str]:
    """What ``source``, standing as ``module``, imports against the tables."""
    part = part_of(module)
    found = []
    for line, name in imports_of(source):
        top = name.split(".")[0]
        if top == "assistant":
            allowed = may_import_ours(part, name)
        elif top in IMPURE and part in PURE:
            allowed = False
        else:
            allowed = part in THIRD_PARTY.get(top, {part})
        if not allowed:
            found.append(f"{module}:{line} imports {name}")
    return found


def may_import_ours(part: str, name: str) -> bool:
    target = part_of(name) if len(name.split(".")) > 1 else "__init__"
    if target not in FIRST_PARTY:  # ``from assistant import wire`` names a part in its last piece; anything else is a member
        return False
    if target == part or target in FIRST_PARTY[part]:
        return True
    return target in TYPES_FOR.get(part, set()) and bool({"model", "wording"} & set(name.split(".")[2:3]))


def modules() -> list[tuple[str, Path]]:
    files = [ROOT / "app.py", *sorted((ROOT / "assistant").rglob("*.py"))]
    return [(".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"), file) for file in files]


@pytest.mark.parametrize(("module", "file"), modules(), ids=[name for name, _ in modules()])
def test_a_module_imports_only_what_its_part_may(module: str, file: Path) -> None:
    assert offences(module, file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("module", "offence"),
    [
        ("assistant.retrieval.answer", "import streamlit"),
        ("assistant.retrieval.answer", "from assistant.diagnosis.engine import next_step"),
        ("assistant.diagnosis.engine", "import time"),
        ("assistant.ui.pages.ask", "from assistant.retrieval.index import build_index"),
        ("assistant.library.load", "def later():\n    from assistant.service import Assistant"),
        ("app", "from assistant.service import Assistant"),
    ],
)
def test_a_planted_offence_is_found(module: str, offence: str) -> None:
    assert offences(module, offence)


def test_a_page_may_import_types() -> None:
    assert offences("assistant.ui.pages.ask", "from assistant.retrieval.model import Found") == []


def test_every_part_stands_in_the_table() -> None:
    assert {part_of(name) for name, _ in modules()} <= set(FIRST_PARTY)


def test_every_package_says_what_it_is_for() -> None:
    for package in (ROOT / "assistant").rglob("__init__.py"):
        assert ast.get_docstring(ast.parse(package.read_text(encoding="utf-8"))), package
