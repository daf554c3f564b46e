"""How often what answers is in sight."""

from assistant.evaluation.sight import COUNTED, NEAR, Question, in_sight, lines, load_questions
from assistant.retrieval.index import build_index
from assistant.service import Assistant
from tests.conftest import ROOT
from tests.retrieval.build import entry, library

ROSE = library(entry("prune-a-rose", "How do I prune a rose?", says="Cut in spring.", fix_it="Disinfect the secateurs first."))
LABELLED = load_questions(ROOT / "tests" / "golden" / "sections.toml")


def asked(text: str, *sections: str) -> Question:
    return Question(text, "prune-a-rose", sections, held_out=False)


def test_the_short_answer_is_always_in_sight_and_a_section_if_it_is_opened() -> None:
    index = build_index(ROSE)
    questions = [asked("rose in spring", ""), asked("disinfect my secateurs", "fix-it"), asked("rose in spring", "why")]
    assert in_sight(index, questions).count == 2


def test_the_nearer_a_section_must_come_the_less_is_in_sight(shipped: Assistant) -> None:
    assert in_sight(shipped.index, LABELLED, 9.0).value < in_sight(shipped.index, LABELLED).value


def test_a_line_for_each_value_tried(shipped: Assistant) -> None:
    assert len(lines(shipped.index, LABELLED[:20])) == len(NEAR) + len(COUNTED) + 1


def test_every_labelled_section_exists(shipped: Assistant) -> None:
    entries = shipped.library.entries
    assert not [each for each in LABELLED if not set(each.sections) <= {section.slug for section in entries[each.entry].sections}]
