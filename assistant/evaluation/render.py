"""Reports as lines of text."""

from collections.abc import Callable, Iterable

from assistant.evaluation.ablation import Variant
from assistant.evaluation.run import Figures, Outcome, Report

_LABEL = 46
_COLUMN = 34


def report_lines(report: Report, *, held_out_misses: bool = False) -> list[str]:
    """The figures, those held out apart, by kind, then each miss. Misses of what is held out are listed only on demand, so that nobody
    tunes on them by accident."""
    lines = [_line("", "tuned on", "held out")]
    lines += [_line(label, of(report.tuned), of(report.held_out)) for label, of in _rows()]
    lines += ["", _line("by kind: right, wrong and confident", "tuned on", "held out")]
    lines += [_line(kind, _kind(tuned), _kind(held_out)) for kind, tuned, held_out in report.kinds]
    lines += ["", _line("held out, by what its authors were asked for", "ours: right, refused", "not ours: answered")]
    lines += [_line(brief, _inside(figures), _outside(figures)) for brief, figures in report.briefs]
    misses = [miss for miss in report.misses if held_out_misses or not miss.case.held_out]
    lines += ["", f"{len(misses)} misses" + ("" if held_out_misses else " among those tuned on")]
    return [*lines, *(_miss(miss) for miss in misses)]


def ablation_lines(variants: Iterable[Variant]) -> list[str]:
    """A Markdown table, one line a variant: in scope right at the first place (held out, and tuned on), and of what is held out those in
    scope refused and those out of scope answered."""
    lines = ["| | right first | of those tuned on | refused | not ours, answered |", "|---|---|---|---|---|"]
    for variant in variants:
        held_out, tuned = variant.report.held_out, variant.report.tuned
        shares = (held_out.hit1, tuned.hit1, held_out.refused, held_out.leaked)
        lines.append(f"| {variant.name} | " + " | ".join(f"{share.value:.1%}" for share in shares) + " |")
    return lines


def _line(label: str, tuned: object, held_out: object) -> str:
    return f"{label:{_LABEL}}{tuned!s:<{_COLUMN}}{held_out!s}".rstrip()


def _rows() -> tuple[tuple[str, Callable[[Figures], object]], ...]:
    return (
        ("questions in scope", lambda of: of.inside),
        ("  right at the first place", lambda of: of.hit1),
        ("    answered outright", lambda of: of.outright),
        ("  right among the first three", lambda of: of.hit3),
        ("  mean reciprocal rank", lambda of: f"{of.mrr:6.3f}"),
        ("  refused", lambda of: of.refused),
        ("  asked back", lambda of: of.unsure),
        ("    the right one is a choice", lambda of: of.offered),
        ("    right if it is the only choice", lambda of: of.only_choice),
        ("questions out of scope", lambda of: of.outside),
        ("  answered as if ours", lambda of: of.leaked),
        ("  asked back", lambda of: of.wavered),
        ("  refused (recall)", lambda of: of.refusal_recall),
        ("refusals that are right (precision)", lambda of: of.refusal_precision),
        ("wrong and confident, of all", lambda of: of.confidently_wrong),
        ("answered more than was asked", lambda of: of.surplus),
    )


def _kind(figures: Figures) -> str:
    """What is right depends on the kind: the first place in scope, a refusal out of scope; behind it how many were wrong and confident."""
    if not figures.inside + figures.outside:
        return "-"
    right = figures.hit1 if figures.inside else figures.refusal_recall
    return f"{right} of {figures.inside or figures.outside}, {figures.confidently_wrong.count} wrong"


def _inside(figures: Figures) -> str:
    return f"{figures.hit1} of {figures.inside}, {figures.refused.value:.1%}" if figures.inside else "-"


def _outside(figures: Figures) -> str:
    return f"{figures.leaked} of {figures.outside}" if figures.outside else "-"


def _miss(miss: Outcome) -> str:
    mark = "held out " if miss.case.held_out else ""
    beside = f" and {miss.surplus} more" if miss.surplus else ""
    got = f"{miss.outcome} {', '.join(miss.shown[:3])}".strip() + beside
    return f"- {mark}{miss.case.kind}: {miss.case.text!r}\n    wanted {', '.join(miss.expect) or 'a refusal'}; got {got}"
