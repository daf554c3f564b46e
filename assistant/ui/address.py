"""A diagnosis in the address bar: the whole state of the page as readable text, so that a link, Back and reload just work. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from assistant.diagnosis.model import Answers, Given

LONGEST = 4_000
"""Characters of the answers that are read: ten times what the longest walk needs; the rest of a longer text is nobody's answers."""

_BETWEEN = "~"
_PAIR = re.compile(r"([a-z0-9-]{1,80})[.:]([a-z0-9-]{1,80})")
_DIGITS = re.compile(r"[0-9]{1,3}")
_YES = "yes"


@dataclass(frozen=True, slots=True)
class Walk:
    """Where somebody is in a diagnosis. ``changing`` is a check that is asked again, ``stuck`` one whose "how to check" is open,
    ``done`` are fixes that were ticked off, ``tried`` those done before that did not help, after so many answers as ``tried_after``
    says; ``solved`` ends it. All ids are perhaps of nothing that exists."""

    guide: str
    answers: Answers = ()
    thorough: bool = False
    changing: str = ""
    stuck: str = ""
    done: tuple[str, ...] = ()
    tried: tuple[str, ...] = ()
    tried_after: int = 0
    solved: bool = False


def read(parameters: Mapping[str, str]) -> tuple[Walk, tuple[str, ...]]:
    """The walk that an address holds, and those parts of its answers that are no ``check.option`` pair. Never raises."""
    parts = [part for part in parameters.get("answers", "")[:LONGEST].split(_BETWEEN) if part]
    pairs = [(part, _PAIR.fullmatch(part)) for part in parts]
    walk = Walk(
        guide=parameters.get("guide", ""),
        answers=tuple((match[1], match[2]) for _, match in pairs if match),
        thorough=parameters.get("more") == _YES,
        changing=parameters.get("change", ""),
        stuck=parameters.get("how", ""),
        done=_ids(parameters.get("done", "")),
        tried=_ids(parameters.get("tried", "")),
        tried_after=_count(parameters.get("after", "")),
        solved=parameters.get("solved") == _YES,
    )
    return walk, tuple(part for part, match in pairs if not match)


def write(walk: Walk) -> dict[str, str]:
    """The parameters that ``read`` turns back into this walk. A full stop and a tilde stay readable in an address, a colon does not."""
    every = {
        "guide": walk.guide,
        "answers": _BETWEEN.join(f"{check}.{option}" for check, option in walk.answers),
        "more": _YES if walk.thorough else "",
        "change": walk.changing,
        "how": walk.stuck,
        "done": _BETWEEN.join(walk.done),
        "tried": _BETWEEN.join(walk.tried),
        "after": str(walk.tried_after or ""),
        "solved": _YES if walk.solved else "",
    }
    return {name: value for name, value in every.items() if value}


def answered(walk: Walk, check: str, option: str) -> Walk:
    """After an answer: a changed one keeps its place, and what was open is closed."""
    changed = tuple((old, option if old == check else value) for old, value in walk.answers)
    answers = changed if any(old == check for old, _ in changed) else (*changed, (check, option))
    return replace(walk, answers=answers, changing="", stuck="")


def in_vain(walk: Walk) -> Walk:
    """After the fixes that are ticked off did not help."""
    return replace(walk, tried=tuple(dict.fromkeys((*walk.tried, *walk.done))), done=(), tried_after=len(walk.answers))


def back(walk: Walk, given: tuple[Given, ...]) -> Walk:
    """One step back: out of what is open; to what was ticked off, if nothing was answered since it did not help; else without the last
    answer that counts. Those that were set aside stay."""
    if walk.changing or walk.stuck or walk.solved:
        return replace(walk, changing="", stuck="", solved=False)
    if walk.tried and len(walk.answers) <= walk.tried_after:
        return replace(walk, tried=(), done=(*walk.tried, *walk.done), tried_after=0)
    counting = [each.check.id for each in given if each.applies]
    last = counting[-1] if counting else ""
    return replace(walk, answers=tuple(answer for answer in walk.answers if answer[0] != last))


def _count(text: str) -> int:
    """A number of answers; 0 for anything else."""
    return int(text) if _DIGITS.fullmatch(text) else 0


def _ids(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for part in text[:LONGEST].split(_BETWEEN) if part))
