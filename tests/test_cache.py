from pathlib import Path

import pytest

from assistant import cache
from assistant.library.model import Library
from assistant.retrieval.answer import answer
from assistant.service import Assistant

QUESTION = "How do I patch a puncture?"


def test_what_was_learned_is_kept_and_answers_the_same(workshop: Assistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = cache.index_of(workshop.library, tmp_path)
    assert len(list(tmp_path.iterdir())) == 1
    monkeypatch.setattr("assistant.retrieval.index.fit", None)  # learning again would fail
    second = cache.index_of(workshop.library, tmp_path)
    asked = QUESTION
    assert answer(second, asked) == answer(first, asked)


def test_a_damaged_file_is_learned_anew(workshop: Assistant, tmp_path: Path) -> None:
    cache.index_of(workshop.library, tmp_path)
    (kept,) = tmp_path.iterdir()
    size = kept.stat().st_size
    kept.write_bytes(b"not an archive")
    cache.index_of(workshop.library, tmp_path)
    assert kept.stat().st_size == size


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(bicycle: Library, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    index = cache.index_of(bicycle, tmp_path / "file")
    assert answer(index, QUESTION)
