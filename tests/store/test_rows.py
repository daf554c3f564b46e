"""Nothing private and nothing that a database refuses gets in, whichever field it stands in."""

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.store.model import Diagnosis, Progress, Question
from assistant.store.rows import LONGEST_DATA, LONGEST_TEXT, plain
from assistant.store.store import Store
from tests.store.build import MINE, NOON, diagnosis, feedback, minutes, progress, question

PRIVATE = "jane.doe@example.com"


def all_private() -> tuple[Question, Diagnosis]:
    asked = replace(question(), text=PRIVATE, outcome=PRIVATE, entries=(PRIVATE,), read_as=((PRIVATE, PRIVATE),), product=PRIVATE)
    found = replace(diagnosis(), guide=PRIVATE, answers=((PRIVATE, PRIVATE),), fixes=(PRIVATE,), tried=(PRIVATE,), asking=PRIVATE)
    return asked, replace(found, verdicts={PRIVATE: PRIVATE})


@pytest.mark.parametrize("where", ["sqlite"], indirect=True)
def test_an_address_is_nowhere_in_the_file(store: Store, where: Path) -> None:
    asked, found = all_private()
    store.keep_question(asked)
    store.keep_feedback(feedback(comment=PRIVATE))
    store.keep_diagnosis(found)
    store.keep_progress(progress(item=PRIVATE, data=f'{{"note": "{PRIVATE}"}}'))
    written = b"".join(file.read_bytes() for file in where.parent.iterdir())
    assert b"[email]" in written
    assert b"jane" not in written


@pytest.mark.parametrize("where", ["sqlite"], indirect=True)
def test_a_token_is_nowhere_in_the_file(store: Store, where: Path) -> None:
    store.keep_question(question())
    assert not any(MINE.encode() in file.read_bytes() for file in where.parent.iterdir())


@pytest.mark.parametrize(
    ("hostile", "kept"),
    [
        ("a\x00b", "a\ufffdb"),
        ("a\ud800b\udfffc", "a\ufffdb\ufffdc"),
        ("\x00", "\ufffd"),
        ("'; DROP TABLE questions; --", "'; DROP TABLE questions; --"),
        ("%s :name {0} \\", "%s :name {0} \\"),
        ("\u202eevil\u2066 👩‍👩‍👧 \U0010ffff", "\u202eevil\u2066 👩‍👩‍👧 \U0010ffff"),
        ("", ""),
    ],
)
def test_hostile_text_is_kept_as_text(store: Store, hostile: str, kept: str) -> None:
    asked = replace(question(), text=hostile, read_as=((hostile, hostile),), entries=(hostile,))
    store.keep_question(asked)
    store.keep_feedback(feedback(comment=hostile))
    store.keep_progress(progress(data=hostile))
    visit = store.visit(MINE)
    assert visit.questions == (replace(asked, text=kept, read_as=((kept, kept),), entries=(kept,)),)
    assert visit.progress == (progress(data=kept),)
    assert store.records(NOON, minutes(1)).feedback[0].comment == kept


def test_a_megabyte_is_cut(store: Store) -> None:
    store.keep_question(question(text="why " * 250_000))
    (kept,) = store.visit(MINE).questions
    assert LONGEST_TEXT // 2 < len(kept.text) <= LONGEST_TEXT


@pytest.mark.parametrize("place", range(LONGEST_TEXT - 30, LONGEST_TEXT + 1))
def test_no_address_is_cut_in_two(place: int) -> None:
    text = ("why " * LONGEST_TEXT)[:place] + " jane.doe@example.com and more"
    assert "jane" not in plain(text)


def test_figures_of_a_learner_are_no_telephone_numbers(store: Store) -> None:
    data = '{"due": 1732276800, "stability": 3.4111111111111111, "seen": "2125550123"}'
    store.keep_progress(progress(data=data))
    assert store.visit(MINE).progress == (progress(data=data),)


def test_more_progress_than_there_can_be_is_a_mistake(store: Store) -> None:
    with pytest.raises(ValueError, match="more than"):
        store.keep_progress(Progress(MINE, "lesson", NOON, "x" * (LONGEST_DATA + 1)))


@pytest.mark.parametrize("where", ["postgresql"], indirect=True)
def test_a_value_that_the_database_refuses_is_a_mistake(store: Store) -> None:
    with pytest.raises(ValueError, match="does not take"):
        store.keep_question(question(turn=2**40))
