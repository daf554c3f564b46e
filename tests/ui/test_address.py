import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.diagnosis.model import Given
from assistant.library.model import Library
from assistant.ui import address
from assistant.ui.address import Walk

IDS = st.from_regex(r"[a-z0-9-]{1,12}", fullmatch=True)
WALKS = st.builds(
    Walk,
    guide=IDS,
    answers=st.lists(st.tuples(IDS, IDS), max_size=5).map(tuple),
    thorough=st.booleans(),
    changing=IDS,
    stuck=IDS,
    done=st.lists(IDS, max_size=3, unique=True).map(tuple),
    tried=st.lists(IDS, max_size=3, unique=True).map(tuple),
    tried_after=st.integers(0, 999),
    solved=st.booleans(),
)


@given(WALKS)
def test_an_address_brings_back_the_walk(walk: Walk) -> None:
    assert address.read(address.write(walk)) == (walk, ())


@given(st.dictionaries(st.sampled_from(["guide", "answers", "more", "change", "how", "done", "tried", "after", "solved"]), st.text()))
def test_no_address_is_an_error(parameters: dict[str, str]) -> None:
    walk, unread = address.read(parameters)
    assert all(part in parameters["answers"] for part in unread)
    assert address.read(address.write(walk))[0].answers == walk.answers


def test_answers_stay_readable_in_an_address() -> None:
    assert address.write(Walk("g", (("icon", "play"), ("symptom", "nobody"))))["answers"] == "icon.play~symptom.nobody"


def test_a_colon_is_read_like_a_full_stop() -> None:
    assert address.read({"answers": "icon:play"})[0].answers == (("icon", "play"),)


@pytest.mark.parametrize("part", ["icon", "icon.", ".play", "<b>.x", "a.b.c", "A.b", "icon play"])
def test_a_part_that_is_no_answer_is_named(part: str) -> None:
    walk, unread = address.read({"answers": f"icon.play~{part}"})
    assert walk.answers == (("icon", "play"),)
    assert unread == (part,)


def test_an_endless_address_is_read_only_so_far() -> None:
    walk, _ = address.read({"answers": "a.b~" * 100_000})
    assert len(walk.answers) == address.LONGEST // 4


def test_a_changed_answer_keeps_its_place_and_the_others() -> None:
    walk = Walk("g", (("a", "1"), ("b", "1")), changing="a")
    assert address.answered(walk, "a", "2") == Walk("g", (("a", "2"), ("b", "1")))


def test_a_new_answer_comes_last() -> None:
    assert address.answered(Walk("g", (("a", "1"),), stuck="b"), "b", "2").answers == (("a", "1"), ("b", "2"))


def test_back_leaves_what_is_open_and_keeps_the_answers() -> None:
    walk = Walk("g", (("a", "1"),), changing="a", stuck="a")
    assert address.back(walk, ()) == Walk("g", (("a", "1"),))


def test_what_did_not_help_is_kept_once_and_no_longer_ticked() -> None:
    assert address.in_vain(Walk("g", done=("b", "a"), tried=("a",))) == Walk("g", tried=("a", "b"))


def test_back_after_a_trial_in_vain_ticks_off_again_what_did_not_help_and_keeps_the_answers() -> None:
    walk = Walk("g", (("a", "1"),), done=("x", "y"))
    assert address.back(address.in_vain(walk), ()) == walk


def test_back_from_an_answer_given_after_the_trial_takes_that_answer(bicycle: Library) -> None:
    tried = address.in_vain(Walk("wont-roll", (("feel", "heavy"),), done=("pump",)))
    given = tuple(Given(bicycle.guides["wont-roll"].checks[check], None, True) for check in ("feel", "lift"))
    assert address.back(address.answered(tried, "lift", "stops"), given) == tried


@pytest.mark.parametrize("count", ["-1", "1e9", "99999", "²", "x"])
def test_a_count_that_is_none_is_no_count(count: str) -> None:
    assert address.read({"after": count})[0].tried_after == 0


def test_back_from_solved_leads_to_the_ticks() -> None:
    assert address.back(Walk("g", done=("x",), solved=True), ()) == Walk("g", done=("x",))


def test_back_takes_the_last_answer_that_counts(bicycle: Library) -> None:
    checks = bicycle.guides["wont-roll"].checks
    given = (Given(checks["feel"], None, True), Given(checks["pedal"], None, False))
    walk = Walk("wont-roll", (("feel", "heavy"), ("pedal", "turns")))
    assert address.back(walk, given).answers == (("pedal", "turns"),)
