"""Any knowledge folder: how the engine does on public sets, beside named rivals in the same run. ``python -m tests.bench intents``.

The sets are not part of the project. Put what you have into ``tests/bench/public/``; what is missing is left out, and said:

* ``clinc/data_full.json`` or ``clinc/data_small.json``: CLINC150 (Larson et al. 2019), 150 intents and questions that are none of them;
* ``banking77/test.csv``: Banking77 (Casanueva et al. 2020), 77 intents of a bank, here with few examples and a
  quarter of the intents outside;
* ``<name>/corpus.jsonl``, ``queries.jsonl``, ``qrels/test.tsv``: retrieval sets in BEIR's form (Thakur et al. 2021).

An intent becomes an entry whose ways of asking are its examples and whose text says nothing else. For each set accuracy at the first place
and AUROC of the first entry's score, in scope against out of scope. For retrieval nDCG at 10 (Järvelin and Kekäläinen 2002) of what
``answer`` shows, beside Lucene's BM25 over the same words.
"""

import csv
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from assistant.evaluation.cases import load_cases
from assistant.library.load import load_library
from assistant.library.model import Entry, Library, Location, OutsideSubject, Section
from assistant.retrieval.index import Index, build_index
from assistant.retrieval.query import read
from assistant.retrieval.scope import judge
from assistant.text import stems

ROOT = Path(__file__).resolve().parents[2]
PUBLIC = Path(__file__).resolve().parent / "public"
HERE = Location("entries/made-up.md", 1)
LEFT_OUT = 4
"""One intent of so many is left out of Banking77, to be outside."""

TOP = 10
LUCENE = ((0.9, 0.4), (1.2, 0.75))
"""k1 and b: what BEIR's baselines use, and Lucene's own defaults."""

Labelled = Sequence[tuple[str, str]]
Scores = NDArray[np.float64]
Engine = Callable[[Labelled], Callable[[str], tuple[str, float]]]
"""Learns from labelled texts and then says of a text which label it has, and how surely."""


def intents(train: Labelled, outside: Sequence[str] = ()) -> Library:
    """A folder with an entry for each label."""
    asked: defaultdict[str, list[str]] = defaultdict(list)
    for text, label in train:
        asked[label].append(text)
    entries = {label: _entry(label, texts, f"This is about {_title(label).lower()}.") for label, texts in asked.items()}
    subjects = (OutsideSubject("others", "Others", "Go elsewhere.", tuple(outside), HERE),) if outside else ()
    return Library(entries, outside=subjects)


def ours(train: Labelled, outside: Sequence[str] = ()) -> Callable[[str], tuple[str, float]]:
    """The engine as it ships."""
    index = build_index(intents(train, outside))
    return lambda text: _first(index, text)


def bm25_alone(train: Labelled) -> Callable[[str], tuple[str, float]]:
    """The engine without its classifier."""
    index = replace(build_index(intents(train)), classifier=None, examples=None)
    return lambda text: _first(index, text)


def tfidf_regression(train: Labelled) -> Callable[[str], tuple[str, float]]:
    """scikit-learn: words and pairs of words, groups of two to five letters, logistic regression."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 (1.5 s that only this needs)
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415
    from sklearn.pipeline import make_pipeline, make_union  # noqa: PLC0415

    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
    model = make_pipeline(
        make_union(TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True), letters), LogisticRegression(C=30, max_iter=300)
    )
    texts, labels = zip(*train, strict=True)
    model.fit(texts, labels)

    def first(text: str) -> tuple[str, float]:
        odds = model.decision_function([text])[0]
        return str(model.classes_[odds.argmax()]), float(odds.max())

    return first


ENGINES: Mapping[str, Engine] = {"ours": ours, "BM25 alone": bm25_alone, "TF-IDF, regression": tfidf_regression}


def measured(engine: Callable[[str], tuple[str, float]], inside: Labelled, outside: Sequence[str]) -> tuple[float, float]:
    """Accuracy in scope, and AUROC of the score."""
    from sklearn.metrics import roc_auc_score  # noqa: PLC0415

    found = [engine(text) for text, _ in inside]
    strange = [engine(text)[1] for text in outside]
    right = float(np.mean([label == wanted for (label, _), (_, wanted) in zip(found, inside, strict=True)]))
    return right, float(roc_auc_score([1] * len(found) + [0] * len(strange), [score for _, score in found] + strange))


def clinc(path: Path) -> Iterator[str]:
    """A line for each engine and number of examples an intent."""
    splits = json.loads(path.read_text(encoding="utf-8"))
    train, test = ([(text, label.replace("_", "-")) for text, label in splits[split]] for split in ("train", "test"))
    outside = [text for text, _ in splits["oos_test"]]
    for count in sorted({10, 50, *np.unique([label for _, label in train], return_counts=True)[1].tolist()}):
        few = first_of_each(train, count)
        for name, engine in ENGINES.items():
            yield _line(f"CLINC150, {count} examples", name, measured(engine(few), test, outside))
    strange = [text for text, _ in splits["oos_train"]]
    yield _line(f"  and {len(strange)} of what is outside", "ours", measured(ours(train, strange), test, outside))


def banking(path: Path) -> Iterator[str]:
    """The same; a quarter of the intents is outside."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [(row["text"], row["category"].lower().replace("_", "-").replace("?", "")) for row in csv.DictReader(file)]
    gone = set(sorted({label for _, label in rows})[::LEFT_OUT])
    for count in (5, 10, 20):
        few = first_of_each(rows, count)
        rest = [row for row in rows if row not in set(few)]
        inside, outside = [row for row in rest if row[1] not in gone], [text for text, label in rest if label in gone]
        for name, engine in ENGINES.items():
            known = [row for row in few if row[1] not in gone]
            yield _line(f"Banking77, {count} examples", name, measured(engine(known), inside, outside))


def beir(folder: Path) -> Iterator[str]:
    """nDCG at 10 of a retrieval set."""
    entries = {}
    for line in (folder / "corpus.jsonl").read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        entries[document["_id"]] = replace(_entry(document["_id"], [], document["text"]), title=document["title"] or document["text"][:60])
    texts = {query["_id"]: query["text"] for query in map(json.loads, (folder / "queries.jsonl").read_text(encoding="utf-8").splitlines())}
    wanted: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for row in (folder / "qrels/test.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        query, document, grade = row.split("\t")
        wanted[query][document] = int(grade)
    yield from retrieval(folder.name, Library(entries), [(texts[query], grades) for query, grades in wanted.items()])


def shipped() -> Iterator[str]:
    """The project's own entries without their ways of asking, searched with the questions that are labelled and in scope."""
    library = load_library(ROOT / "knowledge").library
    if library is None:
        raise SystemExit("the shipped knowledge has problems")
    bare = {name: replace(entry, asked=()) for name, entry in library.entries.items()}
    cases = load_cases(ROOT / "tests/golden/questions.toml")
    asked = [(case.text, dict.fromkeys(case.parts[0], 1)) for case in cases if len(case.parts) == 1 and case.parts[0] and not case.before]
    yield from retrieval("shipped entries", Library(MappingProxyType(bare), words=library.words), asked)


def retrieval(name: str, library: Library, asked: Sequence[tuple[str, Mapping[str, int]]]) -> Iterator[str]:
    """nDCG at 10 of ours and of Lucene's BM25, both over the same stems of title and text."""
    import bm25s  # noqa: PLC0415 (an extra that only benchmarks need)

    index = build_index(library)
    ids = [entry.id for entry in index.entries]
    places = [_ranked(index, text) for text, _ in asked]
    grades = [grade for _, grade in asked]
    yield f"  {name:30} {'ours':22} nDCG@10 {_ndcg(ids, places, grades):.3f}"
    corpus = [list(stems(" ".join((entry.title, *(section.markdown for section in entry.sections))))) for entry in index.entries]
    for k1, b in LUCENE:
        engine = bm25s.BM25(method="lucene", k1=k1, b=b)
        engine.index(corpus, show_progress=False)
        places = [
            [int(place) for place in engine.retrieve([list(stems(text))], k=min(TOP, len(ids)), show_progress=False)[0][0]]
            for text, _ in asked
        ]
        yield f"  {name:30} {f'Lucene, k1={k1} b={b}':22} nDCG@10 {_ndcg(ids, places, grades):.3f}"


def first_of_each(rows: Labelled, count: int) -> list[tuple[str, str]]:
    """The first ``count`` texts of each label."""
    seen: defaultdict[str, int] = defaultdict(int)
    kept = []
    for text, label in rows:
        seen[label] += 1
        if seen[label] <= count:
            kept.append((text, label))
    return kept


def main() -> None:
    """Print a line for each set and engine; say what is missing."""
    print("\n".join(shipped()), flush=True)  # noqa: T201 (the table is what this is for)
    files = [path for name in ("data_full.json", "data_small.json") if (path := PUBLIC / "clinc" / name).exists()]
    tables = [clinc(path) for path in files[:1]] + [banking(path) for path in [PUBLIC / "banking77/test.csv"] if path.exists()]
    tables += [beir(path.parent) for path in sorted(PUBLIC.glob("*/corpus.jsonl"))]
    for table in tables:
        for line in table:
            print(line, flush=True)  # noqa: T201
    if len(tables) < 3:  # one of each sort
        print(f"Public sets that are not in {PUBLIC.relative_to(ROOT)} were left out: see tests/bench/bench_intents.py.")  # noqa: T201


def _first(index: Index, text: str) -> tuple[str, float]:
    judged = judge(index, read(index.vocabulary, text))
    return index.entries[int(judged.shares.argmax())].id, judged.ours * float(judged.shares.max())


def _ranked(index: Index, text: str) -> list[int]:
    shares = judge(index, read(index.vocabulary, text)).shares
    return [int(place) for place in np.argsort(-shares, kind="stable")[:TOP]]


def _ndcg(ids: Sequence[str], places: Sequence[Sequence[int]], grades: Sequence[Mapping[str, int]]) -> float:
    discounts = 1 / np.log2(np.arange(2, TOP + 2))
    gained = []
    for ranked, grade in zip(places, grades, strict=True):
        got = [grade.get(ids[place], 0) for place in ranked[:TOP]]
        best = sorted(grade.values(), reverse=True)[:TOP]
        gained.append(np.dot(got, discounts[: len(got)]) / (np.dot(best, discounts[: len(best)]) or 1.0))
    return float(np.mean(gained))


def _entry(label: str, asked: Sequence[str], text: str) -> Entry:
    return Entry(label, _title(label), "topic", tuple(asked), (), date(2026, 1, 1), None, (Section("", "", text, HERE),), HERE)


def _title(label: str) -> str:
    return label.replace("-", " ").capitalize()


def _line(name: str, engine: str, figures: tuple[float, float]) -> str:
    return f"  {name:30} {engine:22} first right {figures[0]:.1%}   AUROC {figures[1]:.1%}"
