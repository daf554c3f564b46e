"""Reports as lines of text."""

from collections.abc import Iterable

from assistant.evaluation.ablation import Variant
from assistant.evaluation.run import Figures, Outcome, Report

_LABEL = 34


def report_lines(report: Report, *, held_out_misses: bool = False) -> list[str]:
    """The figures, those held out apart, by kind, then each miss. Misses of what is held out are listed only on demand, so that nobody
    tunes on them by accident."""
    lines = [f"{'':{_LABEL}}{'tuned on':<22}held out"]
    for label, tuned, held_out in zip(_labels(), _values(report.tuned), _values(report.held_out), strict=True):
        lines.append(f"{label:{_LABEL}}{tuned:<22}{held_out}")
    lines += ["", f"{'by kind: right':{_LABEL}}{'tuned on':<22}held out"]
    lines += [f"{kind:{_LABEL}}{_right(tuned):<22}{_right(held_out)}" for kind, tuned, held_out in report.kinds]
    misses = [miss for miss in report.misses if held_out_misses or not miss.case.held_out]
    lines += ["", f"{len(misses)} misses" + ("" if held_out_misses else " among those tuned on")]
    return [*lines, *(_miss(miss) for miss in misses)]


def ablation_lines(variants: Iterable[Variant]) -> list[str]:
    """One line a variant: in scope right at the first place and refused, out of scope answered; cases tuned on and held out together."""
    lines = [f"{'':{_LABEL}}{'right first':>12}{'refused':>10}{'answered though not ours':>26}"]
    for variant in variants:
        figures = variant.report.all
        lines.append(f"{variant.name:{_LABEL}}{figures.hit1.value:>12.1%}{figures.refused.value:>10.1%}{figures.leaked.value:>26.1%}")
    return lines


def _labels() -> tuple[str, ...]:
    return (
        "questions in scope",
        "  right at the first place",
        "  right among the first three",
        "  mean reciprocal rank",
        "  refused",
        "  asked back",
        "questions out of scope",
        "  answered as if ours",
        "  refused (recall)",
        "refusals that are right (precision)",
        "wrong and confident, of all",
    )


def _values(figures: Figures) -> tuple[str, ...]:
    return (
        str(figures.inside),
        str(figures.hit1),
        str(figures.hit3),
        f"{figures.mrr:.3f}",
        str(figures.refused),
        str(figures.unsure),
        str(figures.outside),
        str(figures.leaked),
        str(figures.refusal_recall),
        str(figures.refusal_precision),
        str(figures.confidently_wrong),
    )


def _right(figures: Figures) -> str:
    """What is right depends on the kind: the first place in scope, a refusal out of scope."""
    return f"{figures.hit1 if figures.inside else figures.refusal_recall} of {figures.inside or figures.outside}"


def _miss(miss: Outcome) -> str:
    mark = "held out " if miss.case.held_out else ""
    got = f"{miss.outcome} {', '.join(miss.shown[:3])}".strip()
    return f"- {mark}{miss.case.kind}: {miss.case.text!r}\n    wanted {', '.join(miss.expect) or 'a refusal'}; got {got}"
