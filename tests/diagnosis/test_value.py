import pytest

from assistant.diagnosis.outlook import Outlook
from assistant.diagnosis.value import (
    READING_MINUTES,
    TICKET_MINUTES,
    TRIAL_MINUTES,
    costs,
    information,
    repair_minutes,
    worth,
)
from tests.diagnosis.build import check, fix, guide, yes_no

TWO = guide(
    {"flat": "common", "rust": "common"}, yes_no("tyre", "flat"), fixes=(fix("mend-flat", minutes=10), fix("mend-rust", minutes=20))
)
EVEN = Outlook({}, frozenset(), {"flat": 0.5, "rust": 0.5}, 0.0, 0.0)


def test_repair_tries_one_fix_after_the_other_until_it_works() -> None:
    assert repair_minutes(costs(TWO), EVEN) == (10 + TRIAL_MINUTES) + 0.5 * (20 + TRIAL_MINUTES)


def test_a_fix_that_is_surely_needed_takes_no_trial() -> None:
    assert repair_minutes(costs(TWO), Outlook({}, frozenset(), {"rust": 1.0}, 0.0, 0.0)) == 20


def test_trying_ends_where_a_ticket_is_cheaper() -> None:
    slow = guide(
        {"flat": "common", "rust": "common"}, yes_no("tyre", "flat"), fixes=(fix("mend-flat", minutes=10), fix("mend-rust", minutes=90))
    )
    assert repair_minutes(costs(slow), EVEN) == (10 + TRIAL_MINUTES) + 0.5 * TICKET_MINUTES


def test_a_fix_that_a_confirmed_cause_needs_anyway_costs_nothing_more() -> None:
    shared = guide({"flat": "common", "rust": "common"}, mends={"flat": "service", "rust": "service"})
    assert repair_minutes(costs(shared), Outlook({}, frozenset({"flat"}), {"rust": 0.3}, 0.7, 0.0)) == 0


def test_an_answer_is_worth_the_minutes_it_saves_less_its_own() -> None:
    assert worth(costs(TWO), EVEN, TWO.checks["tyre"]) == (15 + 0.5 * 25) - (0.5 * 10 + 0.5 * 20) - 1 - READING_MINUTES


def test_a_question_is_credited_with_those_that_it_opens() -> None:
    gate = check("feel", {"a": {}, "b": {}}, minutes=0.5)
    bike = guide({"flat": "common", "rust": "common"}, gate, yes_no("tyre", "flat", when=({"feel": ("a",)},)))
    tyre, feel = (worth(costs(bike), EVEN, bike.checks[name]) for name in ("tyre", "feel"))
    assert feel == pytest.approx(0.5 * tyre - 0.5 - READING_MINUTES)


def test_a_question_is_credited_with_the_best_other_one_that_can_follow() -> None:
    dear, hint = yes_no("tyre", "flat", minutes=2), check("feel", {"a": {"likely": "flat"}, "b": {"likely": "rust"}}, minutes=0.1)
    bike = guide({"flat": "common", "rust": "common"}, dear, hint)
    alone, followed = (worth(costs(bike), EVEN, hint, others) for others in ((), (dear, hint)))
    assert followed > alone


def test_information_of_a_settling_answer_is_the_whole_uncertainty() -> None:
    assert information(EVEN, TWO.checks["tyre"]) == pytest.approx(1)
