from assistant.diagnosis.walks import explore
from tests.diagnosis.build import check, guide, yes_no

BIKE = guide(
    {"flat": "common", "rust": "common"},
    check("symptom", {"slow": {"likely": "flat"}, "noise": {"likely": "rust"}}, always=True),
    yes_no("tyre", "flat"),
    yes_no("chain", "rust", when=({"symptom": ("noise",)},)),
)


def test_every_walk_of_a_small_guide_is_followed() -> None:
    walks = explore(BIKE)
    assert walks.complete
    assert walks.problems == ()
    assert [check for check, _ in walks.longest] == ["symptom", "chain", "tyre"]


def test_every_set_of_causes_is_walked_for() -> None:
    assert (explore(BIKE).people, explore(BIKE).of_people) == (3, 3)


def test_bounds_stop_the_search_and_the_result_says_so() -> None:
    walks = explore(BIKE, positions=3, people=2)
    assert not walks.complete
    assert (walks.people, walks.of_people) == (2, 3)


def test_the_search_is_the_same_in_each_run() -> None:
    assert explore(BIKE, positions=7) == explore(BIKE, positions=7)
