"""What becomes of a sound file, field by field in ``tests/golden/loaded``."""

from pathlib import Path

import pytest

from assistant.library.load import load_library
from assistant.library.model import Entry, Guide, OutsideSubject, Source, Word
from tests.library.goldens import Case, cases
from tests.library.outline import outline
from tests.library.samples import SAMPLE, write

CASES = list(cases("loaded", "loaded"))


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_file_becomes_this_value(case: Case, tmp_path: Path) -> None:
    library = load_library(write(tmp_path, {**SAMPLE, **case.files})).library
    assert library is not None
    paths = set(case.files)
    loaded: list[Entry | Guide | Word | OutsideSubject | Source] = [
        *library.entries.values(),
        *library.guides.values(),
        *library.words,
        *library.outside,
        *library.sources.values(),
    ]
    assert "".join(outline(value) for value in loaded if value.location.path in paths) == case.expected
