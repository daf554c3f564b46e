"""What ``check`` looks at once a folder loads: is each guide right for every consistent person, and does it do what its scenarios say?"""

from dataclasses import dataclass
from pathlib import Path
from time import process_time

from assistant.diagnosis.proof import Proof, prove
from assistant.diagnosis.scenarios import run, uncovered
from assistant.diagnosis.walks import Walks
from assistant.library.model import Library, Problem
from assistant.library.scenarios import FOLDER, Scenario, read_scenarios


@dataclass(frozen=True, slots=True)
class Audit:
    """``problems`` must be mended; ``untried`` is what no scenario tries. ``seconds`` of computing is what each proof took."""

    proofs: tuple[Proof, ...]
    seconds: tuple[float, ...]
    scenarios: int
    problems: tuple[Problem, ...]
    untried: tuple[Problem, ...]


def audit(folder: Path, library: Library) -> Audit:
    """Prove every guide and run every scenario of a folder that has loaded."""
    proofs, seconds = list[Proof](), list[float]()
    for guide in library.guides.values():
        start = process_time()
        proofs.append(prove(guide))
        seconds.append(process_time() - start)
    written = read_scenarios(folder, library.guides)
    problems = [*written.problems, *(problem for proof in proofs for problem in proof.problems)]
    problems += [problem for case in written.cases for problem in run(library.guides[case.guide], case)]
    untried = [note for guide in library.guides.values() for note in _untried(guide.id, library, written.cases)]
    return Audit(tuple(proofs), tuple(seconds), len(written.cases), tuple(sorted(problems)), tuple(sorted(untried)))


def _untried(name: str, library: Library, cases: tuple[Scenario, ...]) -> tuple[Problem, ...]:
    guide = library.guides[name]
    if all(case.guide != name for case in cases):
        return (Problem(guide.location, f"the guide `{name}` has no scenarios", f"write some cases into {FOLDER}/{name}.md"),)
    return uncovered(guide, cases)


def audit_lines(found: Audit) -> list[str]:
    """The audit as text: what was proved of each guide and how, what is untried, then every problem."""
    lines = [line for proof, seconds in zip(found.proofs, found.seconds, strict=True) for line in _proof_lines(proof, seconds)]
    cases = f"{found.scenarios} scenario{'' if found.scenarios == 1 else 's'} run"
    if found.untried:
        lines += [f"{cases}. Not wrong, but no scenario tries this:", *(f"  {note}" for note in found.untried)]
    elif found.scenarios:
        lines.append(f"{cases}: each answer of each check is given in one of them.")
    return [*lines, *map(str, found.problems)]


def _proof_lines(proof: Proof, seconds: float) -> list[str]:
    guide, walks = proof.guide, proof.walks
    whom = (
        "each of its causes"
        if guide.one_cause
        else f"every set of up to {min(proof.largest, len(guide.causes))} of its {len(guide.causes)} causes"
    )
    verdict = "holds" if not proof.problems else f"fails ({_counted(len(proof.problems), 'problem')} below)"
    lines = [
        f"{guide.id}: the proof {verdict}, {seconds:.1f} s",
        f'  for {whom}, in any order of questions, with any number of them answered "not sure":',
        "  each question has a true answer, the checklist holds every true cause, and none is ruled out",
        f"  exhaustive: {proof.sets:,} pairs of a way to a check and a set of causes",
        f"  at most {_counted(walks.bound, 'question')}, as each of the {len(guide.checks)} checks is asked once at most",
        f"  {_walked(walks)}",
    ]
    if proof.unjudged:
        lines.append(f"  not proved, as there are too many ways to it: {', '.join(proof.unjudged)}")
    return lines


def _walked(walks: Walks) -> str:
    people = f"all {walks.people:,}" if walks.people == walks.of_people else f"{walks.people:,} of {walks.of_people:,}"
    how = "all there are" if walks.complete else "a sample"
    length = f"longest {_counted(len(walks.longest), 'question')}, mean {walks.mean:.1f}"
    return f"walked: {people} sets of causes; {walks.positions:,} positions of the engine ({how}), {length}"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
