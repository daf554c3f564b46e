"""Cases are read strictly: a typing mistake must not weaken the evaluation in silence."""

from pathlib import Path

import pytest

from assistant.evaluation.cases import MIXED, Case, CasesError, load_cases
from assistant.service import Assistant

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = load_cases(ROOT / "tests" / "golden" / "questions.toml")


def written(folder: Path, text: str) -> Path:
    path = folder / "questions.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_case_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, '[[case]]\ntext = "Why?"\nexpect = ["a", "b"]\nkind = "follow-up"\nheld_out = true\nbefore = ["So."]\n')
    assert load_cases(path) == (Case("Why?", (("a", "b"),), "follow-up", held_out=True, before=("So.",)),)


def test_a_case_tells_what_its_author_was_asked_for(tmp_path: Path) -> None:
    one, other = load_cases(
        written(tmp_path, "".join(f'[[case]]\ntext = "x"\nexpect = []\nkind = "plain"\n{brief}' for brief in ('brief = "easy"\n', "")))
    )
    assert (one.brief, other.brief) == ("easy", MIXED)


def test_a_case_may_ask_several_things(tmp_path: Path) -> None:
    path = written(tmp_path, '[[case]]\ntext = "This? That?"\nparts = [["a"], []]\nkind = "several"\n')
    assert load_cases(path)[0].parts == (("a",), ())


@pytest.mark.parametrize(
    ("table", "complaint"),
    [
        ('expect = []\nkind = "plain"', "text is missing"),
        ('text = "x"\nkind = "plain"', "either expect or parts"),
        ('text = "x"\nexpect = []\nparts = []\nkind = "plain"', "either expect or parts"),
        ('text = "x"\nexpect = []\nkind = "odd"', "kind must be one of"),
        ('text = "x"\nexpect = []\nkind = "plain"\nheldout = true', "unknown key 'heldout'"),
    ],
)
def test_a_mistake_is_named_with_its_case(tmp_path: Path, table: str, complaint: str) -> None:
    with pytest.raises(CasesError, match=f"case 1.*{complaint}"):
        load_cases(written(tmp_path, f"[[case]]\n{table}\n"))


@pytest.mark.parametrize("text", ["", "[[case]", "case = 1"])
def test_a_file_without_cases_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(CasesError):
        load_cases(written(tmp_path, text))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CasesError):
        load_cases(tmp_path / "none.toml")


def test_every_shipped_case_expects_entries_that_exist(shipped: Assistant) -> None:
    assert {entry for case in SHIPPED for part in case.parts for entry in part} <= set(shipped.library.entries)


def test_no_shipped_question_stands_twice() -> None:
    asked = [(case.before, case.text.casefold()) for case in SHIPPED]
    assert len(asked) == len(set(asked))


def test_a_kind_says_whether_something_is_expected() -> None:
    outside = {"near miss", "other product", "unrelated"}
    either = {"several", "follow-up", "new topic"}
    assert not [case.text for case in SHIPPED if case.kind not in either and (case.kind in outside) != (not any(case.parts))]


def test_a_held_out_question_is_in_no_file_of_the_knowledge(shipped: Assistant) -> None:
    library = shipped.library
    ours = {text.casefold() for entry in library.entries.values() for text in entry.asked}
    asked = ours | {text.casefold() for subject in library.outside for text in subject.asked}
    assert not [case.text for case in SHIPPED if case.held_out and case.text.casefold() in asked]
