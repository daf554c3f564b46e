"""Who comes to a check and what they can say there, against trying every person and every answer."""

from collections.abc import Iterator
from itertools import chain, combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.diagnosis.model import UNSURE
from assistant.diagnosis.proof import prove
from assistant.diagnosis.ways import LARGEST, Way, meetings, right_options, ways
from assistant.diagnosis.when import counting
from assistant.library.model import Check, Condition, Effect, Guide
from tests.diagnosis.build import Said, check, guide, yes_no

CAUSES = ("flat", "rust", "bent")
SAYS: st.SearchStrategy[Effect | None] = st.sampled_from([None, None, "confirms", "rules-out", "likely"])


@st.composite
def entangled(draw: st.DrawFn) -> Guide:
    """Guides of three or four checks that wait for one or two earlier ones, in one or two ways."""
    checks: list[Check] = []
    for number in range(draw(st.integers(3, 4))):
        options: dict[str, Said] = {}
        for name in ("a", "b", "c")[: draw(st.integers(2, 3))]:
            says = {cause: draw(SAYS) for cause in CAUSES}
            options[name] = {effect: " ".join(c for c in CAUSES if says[c] == effect) for effect in set(says.values()) - {None} if effect}
        conditions = [_condition(draw, checks) for _ in range(draw(st.integers(0, 2)))] if checks else []
        checks.append(check(f"k{number}", options, when=tuple(conditions), always=draw(st.booleans())))
    return guide(dict.fromkeys(CAUSES, "common"), *checks)


def _condition(draw: st.DrawFn, checks: list[Check]) -> Condition:
    gates = draw(st.lists(st.sampled_from(checks), min_size=1, max_size=2, unique_by=lambda gate: gate.id))
    return {gate.id: tuple(draw(st.lists(st.sampled_from(["a", "b"]), min_size=1, unique=True))) for gate in gates}


def sets() -> Iterator[frozenset[str]]:
    return map(frozenset, chain.from_iterable(combinations(CAUSES, size) for size in range(len(CAUSES) + 1)))


def comes_to(one: Guide, true: frozenset[str], *, sure: bool) -> set[str]:
    """Every check that this person can be asked, by trying all their answers. Who is ``sure`` knows what everybody is asked."""
    right = [
        (*(() if sure and check.always else (UNSURE,)), *(option.id for option in right_options(check, true))) or ("none",)
        for check in one.checks.values()
    ]
    found: set[str] = set()
    for answers in product(*right):
        found |= counting(one, tuple(zip(one.checks, answers, strict=True))).keys()
    return found


@settings(max_examples=60, deadline=None)
@given(entangled())
def test_everybody_is_found_that_trying_all_answers_finds(one: Guide) -> None:
    knowing = {true: comes_to(one, true, sure=True) for true in sets()}
    every = {true: comes_to(one, true, sure=False) for true in sets()}
    for name, meeting in meetings(one).items():
        here = [true for true in knowing if name in knowing[true]]
        assert meeting.judged
        assert meeting.met == bool(here)
        assert meeting.given == {option.id for true in here for option in right_options(one.checks[name], true)}
        stuck = [true for true in every if name in every[true] and true and not right_options(one.checks[name], true)]
        assert bool(meeting.stuck) == bool(stuck)
        assert all(any(named <= true for true in stuck) for named in meeting.stuck)


def test_the_ways_to_a_check_keep_what_its_gates_have_decided() -> None:
    one = guide({"flat": "common", "rust": "rare"}, yes_no("tyre", "flat"), yes_no("chain", "rust", when=({"tyre": ("bad",)},)))
    assert ways(one.checks, "chain") == (Way(confirmed=frozenset({"flat"})),)


def test_a_way_that_asks_for_more_than_another_is_left_out() -> None:
    when: tuple[Condition, ...] = ({"tyre": ("bad",)}, {"bell": ("a",)})
    bell = check("bell", {"a": {"likely": "rust"}, "b": {"likely": "flat"}})
    one = guide({"flat": "common", "rust": "rare"}, yes_no("tyre", "flat"), bell, yes_no("chain", "rust", when=when))
    assert ways(one.checks, "chain") == (Way(),)


def test_a_check_with_more_ways_than_can_be_followed_is_not_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.diagnosis.ways.MOST_WAYS", 10)
    gates = [check(f"g{number}", {"a": {"confirms": f"c{number}"}, "b": {"rules-out": f"c{number}"}}) for number in range(5)]
    pairs = tuple({gate.id: ("a",), other.id: ("b",)} for gate in gates for other in gates if gate is not other)
    one = guide({f"c{number}": "common" for number in range(5)}, *gates, yes_no("last", "c0", when=pairs))
    assert not meetings(one)["last"].judged
    assert prove(one, positions=1, people=1).unjudged == ("last",)


def test_with_very_many_causes_smaller_sets_are_looked_at() -> None:
    causes = [f"c{number}" for number in range(300)]
    one = guide(dict.fromkeys(causes, "common"), check("all", {"a": {"rules-out": " ".join(causes)}, "b": {"likely": "c0"}}))
    assert meetings(one)["all"].largest < LARGEST
