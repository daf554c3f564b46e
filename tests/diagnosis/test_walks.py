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


def test_a_bound_stops_the_search_and_says_so() -> None:
    walks = explore(BIKE, most=3)
    assert (walks.positions, walks.complete) == (3, False)


def test_the_search_is_the_same_in_each_run() -> None:
    assert explore(BIKE, most=7) == explore(BIKE, most=7)
