"""What an author reads about each mistake, case by case in ``tests/golden/problems``."""

from pathlib import Path

import pytest

from assistant.library.load import load_library
from tests.library.goldens import Case, cases
from tests.library.samples import SAMPLE, write

CASES = list(cases("problems", "problems"))


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_problems_are_all_found_with_their_line(case: Case, tmp_path: Path) -> None:
    result = load_library(write(tmp_path, {**SAMPLE, **case.files}))
    assert "".join(f"{problem}\n" for problem in result.problems) == case.expected
    assert result.library is None


def test_there_are_cases() -> None:
    assert len(CASES) > 40
