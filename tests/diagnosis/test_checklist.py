from assistant.diagnosis.belief import verdicts
from assistant.diagnosis.checklist import checklist, to_markdown
from assistant.diagnosis.model import Answers
from assistant.library.model import Guide, Library
from tests.diagnosis.build import check, fix, guide, yes_no


def order(bike: Guide, answers: Answers = ()) -> list[str]:
    return [item.fix.id for item in checklist(bike, verdicts(bike, answers))]


def test_certain_fixes_come_before_possible_ones() -> None:
    bike = guide({"flat": "common", "rust": "rare"}, yes_no("chain", "rust"))
    items = checklist(bike, verdicts(bike, (("chain", "bad"),)))
    assert [(item.fix.id, item.certain, item.chance) for item in items] == [("mend-rust", True, 1.0), ("mend-flat", False, 0.12)]


def test_possible_fixes_are_ordered_by_chance_over_minutes() -> None:
    fixes = (fix("mend-flat", minutes=30), fix("mend-rust", minutes=5), fix("mend-bent", minutes=12))
    assert order(guide({"flat": "common", "rust": "rare", "bent": "common"}, fixes=fixes)) == ["mend-bent", "mend-rust", "mend-flat"]


def test_what_must_come_first_comes_first_even_if_it_is_only_possible() -> None:
    fixes = (fix("mend-flat", after=("mend-rust",)), fix("mend-rust", after=("mend-bent",)), fix("mend-bent"), fix("mend-bell"))
    bike = guide({"flat": "common", "rust": "rare", "bent": "rare", "bell": "common"}, yes_no("tyre", "flat"), fixes=fixes)
    assert order(bike, (("tyre", "bad"),)) == ["mend-bent", "mend-rust", "mend-flat", "mend-bell"]


def test_a_fix_that_is_not_needed_is_not_waited_for() -> None:
    bike = guide({"flat": "common", "rust": "rare"}, yes_no("chain", "rust"), fixes=(fix("mend-flat", after=("mend-rust",)),))
    assert order(bike, (("chain", "good"),)) == ["mend-flat"]


def test_two_causes_with_one_fix_make_one_item_likeliest_first() -> None:
    bike = guide({"rust": "rare", "dirt": "common"}, mends={"rust": "clean", "dirt": "clean"})
    (item,) = checklist(bike, verdicts(bike, ()))
    assert [cause.id for cause in item.causes] == ["dirt", "rust"]
    assert round(item.chance, 4) == round(1 - 0.88 * 0.96, 4)


def test_the_document_has_tick_boxes_steps_reasons_and_what_was_ruled_out() -> None:
    bike = guide({"flat": "common", "rust": "common", "bent": "rare"}, yes_no("tyre", "flat"), yes_no("wheel", "bent"))
    text = to_markdown(Library({}), bike, (("tyre", "bad"), ("wheel", "good")))
    assert "## Do these\n\n- [ ] **Do mend-flat** (certain, about 5 minutes)" in text
    assert "  1. First step of mend-flat\n  2. Second step" in text
    assert "**How you see that it worked:** See mend-flat" in text
    assert "## Then, if it still does not work\n\n- [ ] **Do mend-rust** (possible" in text
    assert "| What about tyre? | Label of bad |" in text
    assert "## Ruled out\n\n- It is bent. You said: “What about wheel?” Label of good" in text


def test_the_document_names_what_is_unlikely_without_its_steps() -> None:
    feel = check("feel", {"odd": {"unlikely": "rust", "likely": "bent"}})
    bike = guide({"flat": "common", "rust": "rare", "bent": "rare"}, feel)
    text = to_markdown(Library({}), bike, (("feel", "odd"),))
    assert text.index("First step of mend-bent") < text.index("## Unlikely, but not ruled out\n\n- [ ] Do mend-rust\n")
    assert "First step of mend-rust" not in text


def test_a_possible_cause_cites_only_answers_that_make_it_likely() -> None:
    feel = check("feel", {"odd": {"unlikely": "rust", "likely": "bent"}})
    bike = guide({"rust": "common", "bent": "common"}, feel, mends={"rust": "service", "bent": "service"})
    text = to_markdown(Library({}), bike, (("feel", "odd"),))
    assert "  - It is rust\n" in text
    assert "  - It is bent. You said: “What about feel?” Label of odd\n" in text


def test_the_document_names_its_sources(bicycle: Library) -> None:
    text = to_markdown(bicycle, bicycle.guides["wont-roll"], (("press", "soft"),))
    assert "(https://example.org/handbook)" in text


def test_a_set_aside_answer_says_so_in_the_document() -> None:
    bike = guide({"flat": "common"}, check("feel", {"a": {}, "b": {}}), yes_no("tyre", "flat", when=({"feel": ("a",)},)))
    text = to_markdown(Library({}), bike, (("feel", "b"), ("tyre", "bad")))
    assert "Label of bad (set aside: does not apply)" in text


def test_what_nothing_points_to_is_named_without_its_steps_after_what_is_certain() -> None:
    bike = guide({"flat": "common", "rust": "sometimes"}, yes_no("tyre", "flat"))
    assert "## Unlikely, but not ruled out\n\n- [ ] Do mend-rust\n" in to_markdown(Library({}), bike, (("tyre", "bad"),))
    assert "**Do mend-rust** (possible" in to_markdown(Library({}), bike, (("tyre", "good"),))


def test_an_unlikely_fix_does_not_come_before_a_certain_one_that_needs_it() -> None:
    last = fix("mend-flat", after=("mend-rust", "mend-bent"))
    hint = check("feel", {"odd": {"unlikely": "rust"}, "other": {}})
    bike = guide({"flat": "common", "rust": "common", "bent": "common"}, yes_no("tyre", "flat"), hint, fixes=(last,))
    answers = (("tyre", "bad"), ("feel", "odd"))
    assert [item.fix.id for item in checklist(bike, verdicts(bike, answers))] == ["mend-bent", "mend-flat", "mend-rust"]
