"""A contacts check for a terminal: files from the disk, findings as text, files to the disk."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from assistant.errors import AssistantError, ContactsError
from assistant.leads import wording
from assistant.leads.model import FileReport, Finding, Output, Review, Status, Upload
from assistant.leads.outputs import EVERY_NAME
from assistant.leads.table import MOST_BYTES
from assistant.service import Assistant

EXAMPLES = 10
"""Findings that are shown of each action; ``--out`` and ``--json`` have all."""

MOST_HEADINGS = 60
"""Headings that a message lists; Kartra's exports have fewer."""

OWNER_ONLY = 0o600
"""The files hold personal data: nobody else on the machine may read them."""


def uploads(assistant: Assistant, paths: Sequence[str], status: Status | None = None, columns: Sequence[str] = ()) -> tuple[Upload, ...]:
    """The files, each with the status that its own name says or else ``status``. ``columns`` are ``what=heading``. Raises
    ``AssistantError``."""
    return tuple(_with_columns(assistant, _labelled(assistant, _read(path), status), columns) for path in paths)


def review_text(review: Review) -> str:
    """What was found: the files, the numbers of each action with examples, and what to export next time."""
    parts = ["\n".join(line for report in review.files for line in _file_lines(report))]
    if review.rows:
        fine = review.rows - len(review.findings)
        parts.append(f"{review.rows:,} contacts checked, {len(review.findings):,} with a finding, {fine:,} with nothing to do.")
    for action, title in wording.ACTIONS.items():
        findings = [finding for finding in review.findings if finding.action == action]
        if findings:
            parts.append("\n".join([f"{title} ({len(findings):,})", *_finding_lines(findings)]))
    parts += ["\n".join(["To know more:", *(f"  - {sentence}" for sentence in review.advice)])] if review.advice else []
    return "\n\n".join(parts)


def problems_text(review: Review) -> str:
    """The files that could not be read, one a line; empty if all could."""
    return "\n".join(f"{report.name}: {report.problem}" for report in review.files if report.problem)


def write(outputs: Sequence[Output], folder: Path) -> None:
    """Write the files, for the owner's eyes only. Those of an earlier check go: last month's list of whom to delete is not to be used."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in EVERY_NAME:
            (folder / name).unlink(missing_ok=True)
        for output in outputs:
            path = folder / output.name
            path.touch(OWNER_ONLY)
            path.write_bytes(output.content)
    except OSError as error:
        raise AssistantError(f"Cannot write to {folder}: {error.strerror}.") from error


def _read(path: str) -> Upload:
    try:
        with Path(path).open("rb") as file:
            return Upload(Path(path).name, file.read(MOST_BYTES + 1))
    except OSError as error:
        raise AssistantError(f"Cannot read {path}: {error.strerror}. Give a CSV or Excel file of contacts.") from error


def _labelled(assistant: Assistant, upload: Upload, status: Status | None) -> Upload:
    try:
        return replace(upload, status=assistant.contacts_layout(upload).status or status)
    except ContactsError:
        return upload


def _with_columns(assistant: Assistant, upload: Upload, columns: Sequence[str]) -> Upload:
    chosen = {}
    for text in columns:
        what, _, heading = text.partition("=")
        column = next((name for name in wording.COLUMNS if name == what), None)
        if column is None or not heading:
            raise AssistantError(f"--column says what a column is: one of {', '.join(wording.COLUMNS)}, then = and its heading.")
        headings = assistant.contacts_layout(upload).headings
        if heading not in headings:
            known = ", ".join(headings[:MOST_HEADINGS])
            raise AssistantError(f"{upload.name} has no column with the heading “{heading[:60]}”. It has: {known}.")
        chosen[column] = headings.index(heading)
    return replace(upload, columns=chosen) if chosen else upload


def _file_lines(report: FileReport) -> Iterator[str]:
    if report.layout is None:
        yield f"{report.name}: not read"
        return
    status = wording.STATUSES[report.layout.status] if report.layout.status else "no status known"
    headings = ", ".join(f"{wording.COLUMNS[column]}: {report.layout.headings[place]}" for column, place in report.layout.columns.items())
    yield f"{report.name}: {report.rows:,} contacts, {report.layout.form}, {status}"
    yield f"  columns: {headings}"
    for row in report.unread[:EXAMPLES]:
        yield f"  line {row.line} was not read: {row.why}"
    if report.unread_count > EXAMPLES:
        yield f"  … {report.unread_count:,} lines were not read in all"


def _finding_lines(findings: Sequence[Finding]) -> Iterator[str]:
    kinds = Counter(wording.KINDS[finding.kind] for finding in findings)
    yield "  " + "; ".join(f"{kind}: {count:,}" for kind, count in kinds.most_common())
    for finding in findings[:EXAMPLES]:
        suggestion = f" -> {finding.suggestion}" if finding.suggestion else ""
        yield f"  - {finding.email}{suggestion} ({finding.file}, row {finding.row}): {finding.why}"
    if len(findings) > EXAMPLES:
        yield f"  … and {len(findings) - EXAMPLES:,} more; --out DIR writes them all"
