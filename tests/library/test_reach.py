"""Whether a check can be asked, against trying every answer."""

from collections.abc import Mapping
from datetime import date
from itertools import product
from types import MappingProxyType

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.library import reach
from assistant.library.model import Check, Condition, Guide, Location, Option

HERE = Location("guides/lamp.md", 1)
OPTIONS = ("x", "y")


def guide(when: Mapping[str, tuple[Condition, ...]]) -> Guide:
    options = tuple(Option(name, name, None, MappingProxyType({}), HERE) for name in OPTIONS)
    checks = {name: Check(name, name, options, "", "", 1, False, conditions, HERE) for name, conditions in when.items()}
    return Guide("g", "G", "", (), date.min, False, {}, checks, {}, HERE)


def unasked(when: Mapping[str, tuple[Condition, ...]]) -> set[str]:
    return {problem.message.split("`")[1] for problem in reach.unasked(guide(when))}


def unasked_by_trying(when: Mapping[str, tuple[Condition, ...]]) -> set[str]:
    """Gives every combination of answers in turn, and asks in it whatever can be asked, until nothing new can."""
    asked: set[str] = set()
    for answers in product(OPTIONS, repeat=len(when)):
        given_answers = dict(zip(when, answers, strict=True))
        now: set[str] = set()
        while new := {name for name in when.keys() - now if _applies(when[name], {at: given_answers[at] for at in now})}:
            now |= new
        asked |= now
    return when.keys() - asked


def _applies(conditions: tuple[Condition, ...], answers: dict[str, str]) -> bool:
    return not conditions or any(all(answers.get(check) in options for check, options in condition.items()) for condition in conditions)


CHECKS = st.sampled_from("abcde")
CONDITIONS = st.dictionaries(CHECKS, st.sampled_from([("x",), ("y",), ("x", "y")]), min_size=1, max_size=3)
WHENS = st.fixed_dictionaries({name: st.lists(CONDITIONS, max_size=2).map(tuple) for name in "abcde"})


@given(WHENS)
@settings(max_examples=300, deadline=None)
def test_the_search_finds_what_trying_every_answer_finds(when: Mapping[str, tuple[Condition, ...]]) -> None:
    assert unasked(when) == unasked_by_trying(when)


def test_a_long_chain_of_checks_can_be_asked() -> None:
    chain = {f"c{number}": ({f"c{number - 1}": ("x",)},) if number else () for number in range(3_000)}
    assert unasked(chain) == set()


def test_a_long_circle_cannot() -> None:
    circle = {f"c{number}": ({f"c{(number + 1) % 3_000}": ("x",)},) for number in range(3_000)}
    assert unasked(circle) == circle.keys()


def test_a_contradiction_is_found_among_many_choices() -> None:
    when: dict[str, tuple[Condition, ...]] = {f"a{number}": ({"b": ("x",)}, {"c": ("x",)}) for number in range(40)}
    when |= {"b": (), "c": (), "d": (), "e": ({"d": ("x",)},)}
    when["end"] = ({**dict.fromkeys(when, ("x",)), "d": ("y",)},)
    assert unasked(when) == {"end"}


def test_a_guide_made_to_be_hard_passes_rather_than_hangs() -> None:
    when: dict[str, tuple[Condition, ...]] = {f"a{number}": ({f"b{number}": ("x",)}, {f"b{number}": ("y",)}) for number in range(40)}
    when |= {f"b{number}": () for number in range(40)} | {"d": (), "e": ({"d": ("x",)},) * 3}
    when["end"] = ({**{f"a{number}": ("x",) for number in range(40)}, "e": ("x",), "d": ("y",)},)
    assert unasked(when) == set()
