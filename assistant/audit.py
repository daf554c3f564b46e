"""What ``check`` looks at once a folder loads: is each guide right for every consistent person, and does it do what its scenarios say?"""

from dataclasses import dataclass
from pathlib import Path

from assistant.diagnosis.proof import Proof, prove
from assistant.diagnosis.scenarios import run, uncovered
from assistant.library.model import Library, Problem
from assistant.library.scenarios import read_scenarios


@dataclass(frozen=True, slots=True)
class Audit:
    """``problems`` must be mended; ``untried`` are answers that no scenario gives, of the guides that have scenarios at all."""

    proofs: tuple[Proof, ...]
    scenarios: int
    problems: tuple[Problem, ...]
    untried: tuple[Problem, ...]


def audit(folder: Path, library: Library) -> Audit:
    """Prove every guide and run every scenario of a folder that has loaded."""
    proofs = tuple(prove(guide) for guide in library.guides.values())
    written = read_scenarios(folder, library.guides)
    problems = [*written.problems, *(problem for proof in proofs for problem in proof.problems)]
    problems += [problem for case in written.cases for problem in run(library.guides[case.guide], case)]
    tried = {case.guide for case in written.cases}
    untried = [problem for guide in sorted(tried) for problem in uncovered(library.guides[guide], written.cases)]
    return Audit(proofs, len(written.cases), tuple(sorted(problems)), tuple(sorted(untried)))


def audit_lines(found: Audit) -> list[str]:
    """The audit as text: a line a guide, then what is untried, then every problem."""
    lines = [_proof_line(proof) for proof in found.proofs]
    if found.scenarios:
        lines.append(f"{found.scenarios} scenarios run; answers that none of them gives: {len(found.untried)}")
    return [*lines, *(f"  {each}" for each in found.untried), *map(str, found.problems)]


def _proof_line(proof: Proof) -> str:
    walks = proof.walks
    walked = f"{walks.positions:,} positions walked{'' if walks.complete else ' (a sample)'}"
    questions = f"{walks.mean:.1f} questions on average, {len(walks.longest)} at most"
    return f"{proof.guide.id}: {proof.sets:,} pairs of a check and true causes proved, {walked}, {questions}"
