"""A machine on which only the app itself was installed has everything that the app imports."""

import sys
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, packages_distributions, requires

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from assistant.server.warmth import LATE_IMPORTS
from tests.test_architecture import ROOT, imports_of, modules

WITH_AN_EXTRA = {"assistant.store": {"psycopg"}}
"""Part to what it imports only if the extra of that name is asked for."""

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@cache
def runtime() -> frozenset[str]:
    """Names of all distributions that installing the app brings along."""
    found: set[str] = set()
    waiting = [Requirement(text) for text in PROJECT["dependencies"]]
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        applies = wanted.marker is None or wanted.marker.evaluate({"extra": ""})
        if name in found or not applies:
            continue
        found.add(name)
        try:
            waiting += [Requirement(text) for text in requires(name) or ()]
        except PackageNotFoundError:
            continue
    return frozenset(found)


@cache
def distributions() -> Mapping[str, list[str]]:
    """Top-level modules to the distributions that hold them; finding out takes a tenth of a second."""
    return packages_distributions()


def providers(module: str) -> set[str]:
    return {canonicalize_name(name) for name in distributions().get(module.split(".", maxsplit=1)[0], ())}


@pytest.mark.parametrize("name", [name for name in LATE_IMPORTS if not name.startswith("assistant.")])
def test_what_is_imported_before_the_first_visitor_comes_with_the_app(name: str) -> None:
    assert name.split(".", maxsplit=1)[0] in sys.stdlib_module_names or providers(name) & runtime()


def test_every_import_of_a_module_is_a_dependency_that_the_project_names() -> None:
    named = {canonicalize_name(Requirement(text).name) for text in PROJECT["dependencies"]}
    for module, file in modules():
        for line, imported in imports_of(file.read_text(encoding="utf-8")):
            top = imported.split(".")[0]
            ours = top in sys.stdlib_module_names or top in {"assistant", "app"}
            extra = any(module.startswith(part) and top in tops for part, tops in WITH_AN_EXTRA.items())
            # pydantic_core comes with pydantic in the one version that fits
            assert ours or extra or providers(top) & (named | {"pydantic-core"}), f"{module}:{line} imports {imported}"


def test_a_test_tool_does_not_come_with_the_app() -> None:
    assert not providers("openpyxl") & runtime()
