from pathlib import Path

import pytest

from assistant.errors import AnswersError, KnowledgeError, NotThere
from assistant.service import Assistant


def test_a_folder_with_problems_opens_nothing(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="problem"):
        Assistant.open(tmp_path / "missing")


def test_every_problem_is_in_the_message(tmp_path: Path) -> None:
    (tmp_path / "entries").mkdir()
    for name in ("a.md", "b.md"):
        (tmp_path / "entries" / name).write_text("no front matter")
    with pytest.raises(KnowledgeError, match=r"(?s)entries/a\.md:1: .*entries/b\.md:1: "):
        Assistant.open(tmp_path)


def test_an_unknown_guide_names_those_that_exist(workshop: Assistant) -> None:
    with pytest.raises(NotThere, match="wont-roll"):
        workshop.guide("wont-rol")


def test_an_unknown_entry_says_what_to_do(workshop: Assistant) -> None:
    with pytest.raises(NotThere, match="look for it"):
        workshop.entry("<script>")


def test_answers_that_the_guide_does_not_know_are_refused(workshop: Assistant) -> None:
    with pytest.raises(AnswersError, match="press"):
        workshop.parse_answers("wont-roll", "pres=soft")


def test_answers_of_an_older_guide_are_named_and_the_rest_kept(workshop: Assistant) -> None:
    known, unknown = workshop.known_answers("wont-roll", (("press", "soft"), ("bell", "rings")))
    assert known == (("press", "soft"),)
    assert "bell" in unknown[0]


def test_entries_are_filtered_by_all_words(workshop: Assistant) -> None:
    assert [entry.id for entry in workshop.entries("BRAKE squeak")] == ["squeaky-brakes"]


def test_no_words_give_all_entries_by_topic_and_title(workshop: Assistant) -> None:
    assert [entry.id for entry in workshop.entries()] == ["worn-pads", "squeaky-brakes", "flat-tyre"]


def test_the_checklist_is_a_document(workshop: Assistant) -> None:
    text = workshop.checklist_markdown("wont-roll", (("press", "soft"),))
    assert "Mend and pump the tyre" in text
    assert "The thumb leaves no dent." in text
