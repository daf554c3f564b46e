"""Checks that need more than one file, or more than one part of a file: one function a rule. All take what the readers noted."""

from collections.abc import Iterator, Mapping

from assistant.library.model import Guide, Problem
from assistant.library.report import Claim, Reference, Report, quoted, suggestion

MOST_HINTS = 1_000
"""Dangling names that get a hint. Looking for one among 10,000 names takes a millisecond, and nobody mends more in one go."""

_WHERE = {"source": "add it to sources.yaml, or mend the name"}


def unique(report: Report) -> Iterator[Problem]:
    """Ids, titles, questions and words that two owners use: a problem at the second, which says where the first is."""
    first: dict[tuple[str, str], Claim] = {}
    for claim in sorted(report.claims, key=lambda claim: claim.location):
        before = first.setdefault((claim.what, claim.folded), claim)
        if before.owner != claim.owner:
            place = f"on line {before.location.line}" if before.location.path == claim.location.path else f"at {before.location}"
            yield Problem(claim.location, f"duplicate {claim.what} {quoted(claim.text)}", f"first {place}")


def dangling(report: Report) -> Iterator[Problem]:
    """References to names that nothing defines. Where nobody knows which names there are (below a name that is itself unknown, in a file
    that cannot be read) nothing is said: that has a problem already."""
    known = {key: sorted(names) for key, names in report.names.items()}
    unknown = [ref for ref in report.references if ref.name not in report.names.get((ref.kind, ref.scope), (ref.name,))]
    for number, reference in enumerate(unknown):
        hint = suggestion(reference.name, known[reference.kind, reference.scope]) if number < MOST_HINTS else ""
        yield Problem(
            reference.location, f"unknown {_called(reference)}", hint or _WHERE.get(reference.kind, "mend the name, or write what it names")
        )


def cited(report: Report) -> Iterator[Problem]:
    """Sources that a body links to and its front matter does not list."""
    sources = report.names.get(("source", ""), set())
    for reference in report.references:
        listed = report.names.get(("cited", reference.location.path), sources)
        if reference.kind == "source" and reference.in_text and reference.name in sources and reference.name not in listed:
            yield Problem(reference.location, f"source {quoted(reference.name)} is cited but not listed", "add it to `sources` above")


def unconfirmed(guide: Guide) -> Iterator[Problem]:
    """Causes that no answer can confirm: a diagnosis could never be sure of them."""
    if not guide.checks:
        return
    confirmed = {cause for check in guide.checks.values() for option in check.options for cause in option.causes("confirms")}
    for cause in guide.causes.values():
        if cause.id not in confirmed:
            yield Problem(cause.location, f"no answer can confirm the cause {quoted(cause.id)}", "name it under `confirms` in some option")


def unused(guide: Guide) -> Iterator[Problem]:
    """Fixes that mend no cause. Nothing is said while some cause names none or one that does not exist: it may be the one."""
    used = {cause.fix for cause in guide.causes.values()}
    for fix in guide.fixes.values():
        if used and used <= guide.fixes.keys() and fix.id not in used:
            yield Problem(fix.location, f"no cause uses the fix {quoted(fix.id)}", "name it as the `fix` of a cause, or delete it")


def endless(guide: Guide) -> Iterator[Problem]:
    """Fixes that, by way of ``after``, must come before themselves."""
    for fix_id, before in _loops({fix.id: fix.after for fix in guide.fixes.values()}):
        what = "itself" if fix_id == before else f"{quoted(before)}, which must come after {quoted(fix_id)}"
        yield Problem(guide.fixes[fix_id].location, f"fix {quoted(fix_id)} must come after {what}", "take one of them out of `after`")


def _called(reference: Reference) -> str:
    owner = reference.scope.rpartition(" ")[2]
    within = {"section": f" in the entry {quoted(owner)}", "option": f" of the check {quoted(owner)}"}.get(reference.kind, "")
    return f"{reference.kind} {quoted(reference.name)}{within}"


def _loops(graph: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """The edges that close a loop, one for each, found in the order of the graph (depth first, without recursion)."""
    done: set[str] = set()
    for start in graph:
        path: dict[str, Iterator[str]] = {start: iter(graph[start])} if start not in done else {}
        while path:
            at = next(reversed(path))
            following = next(path[at], None)
            if following is None:
                done.add(at)
                del path[at]
            elif following in path:
                yield at, following
            elif following in graph and following not in done:
                path[following] = iter(graph[following])
