"""What holds for every consistent person on every walk through a guide, and where a guide breaks it.

A consistent person with the true causes T gives any answer that confirms nothing outside T and rules out nothing inside it, or is not
sure. So no true cause can be ruled out and no two answers can contradict each other, whatever is asked in whatever order: the only way to
go wrong is a question that has no right answer for them. Whether one can be met depends on a check and on the checks that it waits for,
not on the walk, and "not sure" only closes checks. So looking at each check with every set of up to three of the causes that matter to it
proves the guide for all walks and all patterns of "not sure". The walks themselves (``walks.py``) are then measured.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from assistant.diagnosis.walks import Walks, explore
from assistant.library.model import Check, Guide, Option, Problem

LARGEST = 3
"""True causes at once, at most. Four or more together happen to hardly anybody, and their number explodes."""

PATIENCE = 2000
"""Steps of the search for answers that make a check apply, for one set of causes. A guide so entangled that this is not enough is not
judged."""

Allowed = Mapping[str, frozenset[str]]
"""Check id to the options of which one must have been given."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What was looked at and what is wrong. ``sets`` counts pairs of a check and a set of true causes."""

    guide: Guide
    sets: int
    walks: Walks
    problems: tuple[Problem, ...]


def prove(guide: Guide, positions: int | None = None) -> Proof:
    """Everything that is wrong with the guide for some consistent person, each at its line. ``positions`` bounds the walks that are
    tried."""
    views = {check.id: tuple(_views(guide, check)) for check in guide.checks.values()}
    walks = explore(guide) if positions is None else explore(guide, positions)
    problems = [*_silent(guide), *_closed(guide, views), *_dead_ends(guide, views), *_never_given(guide, views), *_never_sure(guide, views)]
    return Proof(guide, sum(map(len, views.values())), walks, tuple(sorted({*problems, *walks.problems})))


@dataclass(frozen=True, slots=True)
class View:
    """How one check looks to a person with these causes (and perhaps others that don't matter to it): the answers that would be right."""

    true: frozenset[str]
    applies: bool
    right: tuple[Option, ...]


def _views(guide: Guide, check: Check) -> Iterator[View]:
    """One view for each set of true causes among those that the check, or one that it waits for, decides about."""
    lineage = _with_ancestors(guide, check)
    if guide.one_cause:
        for cause in guide.causes:
            yield _view(guide, check, _chart_answers(guide, cause, lineage), frozenset({cause}))
        return
    matter = sorted({cause for one in lineage for option in one.options for cause in _decided(option)})
    for size in range(len(matter) == len(guide.causes), min(LARGEST, len(matter)) + 1):
        for true in map(frozenset, combinations(matter, size)):
            yield _view(guide, check, {one.id: _right_ids(one, true) for one in lineage}, true)


def _view(guide: Guide, check: Check, right: Allowed, true: frozenset[str]) -> View:
    options = tuple(option for option in check.options if option.id in right[check.id])
    return View(true, _can_apply(guide, check, right), options)


def _right_ids(check: Check, true: frozenset[str]) -> frozenset[str]:
    """The options that a person with exactly these causes can choose."""
    return frozenset(
        option.id for option in check.options if true.issuperset(option.causes("confirms")) and true.isdisjoint(option.causes("rules-out"))
    )


def _chart_answers(guide: Guide, cause: str, checks: list[Check]) -> Allowed:
    """The options that somebody with this one cause can choose, in a chart."""
    ways = _ways(guide, cause)
    return {
        check.id: _right_ids(check, frozenset({cause})) & ways.get(check.id, frozenset(o.id for o in check.options)) for check in checks
    }


def _ways(guide: Guide, cause: str) -> Allowed:
    """The answers that confirm a cause, and those that lead to them: check id to option ids."""
    found: dict[str, frozenset[str]] = {}
    waiting = [(check.id, option.id) for check in guide.checks.values() for option in check.options if cause in option.causes("confirms")]
    while waiting:
        check_id, option_id = waiting.pop()
        if option_id not in found.get(check_id, ()):
            found[check_id] = found.get(check_id, frozenset()) | {option_id}
            waiting += [(name, option) for condition in guide.checks[check_id].when for name, ids in condition.items() for option in ids]
    return found


def _decided(option: Option) -> tuple[str, ...]:
    return option.causes("confirms") + option.causes("rules-out")


def _with_ancestors(guide: Guide, check: Check) -> list[Check]:
    """The check and all that its conditions lead back to."""
    found = {check.id: check}
    waiting = [check]
    while waiting:
        above = [guide.checks[name] for condition in waiting.pop().when for name in condition if name not in found]
        found |= {one.id: one for one in above}
        waiting += above
    return list(found.values())


def _can_apply(guide: Guide, check: Check, right: Allowed) -> bool:
    """Whether right answers exist that make the check apply. The search gives up, and says no, after ``PATIENCE`` steps."""
    stack: list[tuple[tuple[str, ...], Allowed]] = [((check.id,), {})]
    for _ in range(PATIENCE):
        if not stack:
            return False
        to_do, allowed = stack.pop()
        if not to_do:
            return True
        for condition in guide.checks[to_do[0]].when or ({},):
            wanted = {name: right[name] & allowed.get(name, right[name]) & frozenset(options) for name, options in condition.items()}
            if all(wanted.values()):
                stack.append(((*to_do[1:], *(name for name in wanted if name not in allowed)), {**allowed, **wanted}))
    return False


Views = Mapping[str, tuple[View, ...]]
"""Check id to its views."""


def _silent(guide: Guide) -> Iterator[Problem]:
    """Checks whose answers make no difference."""
    for check in guide.checks.values():
        meanings = {tuple(sorted(option.effects.items())) for option in check.options}
        waited_for = any(check.id in condition for other in guide.checks.values() for condition in other.when)
        if len(meanings) == 1 and not waited_for and len(check.options) > 1:
            message = f"all answers to the check `{check.id}` say the same"
            yield Problem(check.location, message, "give its options different effects, or delete it")


def _closed(guide: Guide, views: Views) -> Iterator[Problem]:
    """Checks that no consistent person can come to."""
    for check in guide.checks.values():
        if check.when and not any(view.applies for view in views[check.id]):
            message = f"nobody comes to the check `{check.id}`: what its `when` asks for contradicts itself"
            yield Problem(check.location, message, "mend its `when`")


def _dead_ends(guide: Guide, views: Views) -> Iterator[Problem]:
    """Checks that somebody can be asked and has no right answer to: the smallest set of causes is named."""
    for check in guide.checks.values():
        stuck = sorted(
            (view.true for view in views[check.id] if view.applies and not view.right), key=lambda true: (len(true), sorted(true))
        )
        if stuck:
            message = f"check `{check.id}` has no right answer {_with(stuck[0])}"
            yield Problem(check.location, message, "add an option, or use `unlikely` instead of `rules-out`")


def _with(true: frozenset[str]) -> str:
    names = [f"`{cause}`" for cause in sorted(true)]
    if not names:
        return "if none of the causes that it decides about holds"
    return f"if {names[0]} holds" if len(names) == 1 else f"if {', '.join(names[:-1])} and {names[-1]} hold at once"


def _never_given(guide: Guide, views: Views) -> Iterator[Problem]:
    """Answers that contradict what has to be answered before."""
    for check in guide.checks.values():
        asked = [view for view in views[check.id] if view.applies]
        for option in check.options if asked else ():
            if option.effects and not any(option in view.right for view in asked):
                message = f"nobody can give the answer `{option.id}`: it contradicts what has to be answered before"
                yield Problem(option.location, message, "mend its effects, or the `when` of its check")


def _never_sure(guide: Guide, views: Views) -> Iterator[Problem]:
    """Causes that stay uncertain for everybody who has them."""
    sure = {
        cause for check in views for view in views[check] if view.applies for option in view.right for cause in option.causes("confirms")
    }
    for cause in guide.causes.values():
        if cause.id not in sure:
            message = f"nobody who has the cause `{cause.id}` can come to an answer that confirms it"
            yield Problem(cause.location, message, "mend the `when` on the way")
