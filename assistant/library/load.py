"""``load_library``: a folder becomes a library, or the list of everything in it that must be mended."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import TypeVar

from assistant.library import asked, entries, folder, guides, outside, reach, rules, sources, words
from assistant.library.content import shown
from assistant.library.model import Entry, Guide, Library, LoadResult, Location, Problem, Source
from assistant.library.outside import Outside
from assistant.library.report import Report
from assistant.library.source import decode, fenced_file, plain_file

Named = TypeVar("Named", Entry, Guide, Source)


def load_library(folder_path: Path | str) -> LoadResult:
    """Read and check a knowledge folder. Nothing that is in the folder raises: every mistake is a problem, and all are found in one run.

    Problems are sorted by path and line. The library is ``None`` if there is one, also for a folder that is missing or has no entries.
    """
    root = Path(folder_path)
    report = Report()
    # os.path, as Path.is_dir raises for a name that is too long.
    if not os.path.isdir(root):
        what = "not a folder" if os.path.exists(root) else "no such folder"
        return LoadResult(None, (Problem(Location(shown(str(folder_path)), 1), what, "give the folder that holds entries/"),))
    files = folder.read_files(root, report)
    library = _read(files, report)
    found = set(chain(report.problems, rules.unique(report), rules.dangling(report), rules.cited(report)))
    found.update(chain.from_iterable(_guide_problems(guide) for guide in library.guides.values()))
    problems = tuple(sorted(found))
    return LoadResult(None if problems else library, problems)


def _read(files: Mapping[str, bytes | None], report: Report) -> Library:
    texts = {path: text for path, content in files.items() if content is not None and (text := decode(path, content, report)) is not None}
    if not _below(entries.FOLDER, files):
        report.problem(Location(entries.FOLDER, 1), "no entries", "write at least one, as entries/<topic>/<id>.md")
    for kind, place in (("entry", entries.FOLDER), ("guide", guides.FOLDER)):
        report.define(kind, (PurePosixPath(path).stem for path in _below(place, files) if path not in texts))
    found_outside = _outside(files, texts, report)
    further = {path: asked.read_asked(path, texts[path], report) for path in _below(asked.FOLDER, texts)}
    return Library(
        entries=_by_id(sorted(_entries(texts, further, report), key=lambda entry: (entry.topic, entry.title, entry.id))),
        guides=_by_id(_guides(texts, report)),
        sources=_by_id(_sources(files, texts, report)),
        words=words.read_words(plain_file(words.FILE, texts[words.FILE], report), report) if words.FILE in texts else (),
        outside=tuple(
            replace(subject, asked=(*subject.asked, *further.get(asked.of_subject(subject.id), ()))) for subject in found_outside.subjects
        ),
        products=found_outside.products,
        products_like_words=found_outside.products_like_words,
        our_names=found_outside.our_names,
        fingerprint=_fingerprint(files),
    )


def _below(place: str, paths: Iterable[str]) -> list[str]:
    return [path for path in paths if path.startswith(f"{place}/")]


def _entries(texts: Mapping[str, str], further: Mapping[str, tuple[str, ...]], report: Report) -> Iterator[Entry]:
    for path in _below(entries.FOLDER, texts):
        entry = entries.read_entry(fenced_file(path, texts[path], report), report)
        yield replace(entry, asked=(*entry.asked, *further.get(asked.of_entry(entry.id), ())))


def _guides(texts: Mapping[str, str], report: Report) -> Iterator[Guide]:
    for path in _below(guides.FOLDER, texts):
        yield guides.read_guide(fenced_file(path, texts[path], report), report)


def _sources(files: Mapping[str, bytes | None], texts: Mapping[str, str], report: Report) -> tuple[Source, ...]:
    if sources.FILE in texts:
        return sources.read_sources(sources.FILE, texts[sources.FILE], report)
    if sources.FILE not in files:
        report.define("source", [])
    return ()


def _outside(files: Mapping[str, bytes | None], texts: Mapping[str, str], report: Report) -> Outside:
    if outside.FILE not in texts:
        if outside.FILE not in files:
            report.define("outside subject", [])
        return Outside()
    return outside.read_outside(fenced_file(outside.FILE, texts[outside.FILE], report, optional=True), report)


def _guide_problems(guide: Guide) -> Iterator[Problem]:
    for rule in (rules.unconfirmed, rules.unused, rules.endless, reach.unasked):
        yield from rule(guide)


def _by_id(values: Iterable[Named]) -> Mapping[str, Named]:
    return MappingProxyType({value.id: value for value in values})


def _fingerprint(files: Mapping[str, bytes | None]) -> str:
    """SHA-256 over path and content of each file, in the order of the paths; lengths keep a byte from moving between the two unseen."""
    digest = hashlib.sha256()
    for path in sorted(files):
        for part in (path.encode(), files[path] or b""):
            digest.update(len(part).to_bytes(8) + part)
    return digest.hexdigest()
