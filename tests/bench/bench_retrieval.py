"""Search in the same passages with the same questions, in one run: ours, rank-bm25, bm25s, tantivy, SQLite FTS5; then whole answers. Run
with ``python -m tests.bench retrieval``, or ``python -m tests.bench.bench_retrieval 100 10000`` for other numbers of passages."""

import sqlite3
import sys
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from time import perf_counter

import numpy as np

from assistant.retrieval.bm25 import best, build_postings, rank_bm25_of, scores
from tests.bench import answers
from tests.bench.corpus import Words, passages, questions, resident, timed

SIZES = (100, 10_000, 100_000)
TOP = 10
SLOW_QUESTIONS = 10
"""For engines that take a third of a second a question."""

Search = Callable[[Words], object]


def ours(corpus: list[Words]) -> Search:
    postings = build_postings(corpus)
    return lambda words: best(scores(postings, [(word, 1.0) for word in words]), TOP)


def rank_bm25(corpus: list[Words]) -> Search:
    engine = rank_bm25_of(corpus)
    return lambda words: best(engine.get_scores(words), TOP)


def bm25s(corpus: list[Words], backend: str) -> Search:
    import bm25s as engine  # noqa: PLC0415 (an extra that only this needs)

    retriever = engine.BM25(method="bm25+", k1=1.5, b=0.75, delta=0, backend=backend)
    retriever.index(corpus, show_progress=False)
    top = min(TOP, len(corpus))
    return lambda words: retriever.retrieve([words], k=top, show_progress=False, n_threads=0)


def tantivy(corpus: list[Words]) -> Search:
    import tantivy as engine  # noqa: PLC0415 (an extra that only this needs)

    builder = engine.SchemaBuilder()
    builder.add_text_field("body", stored=False, tokenizer_name="whitespace")
    index = engine.Index(builder.build())
    writer = index.writer(heap_size=200_000_000, num_threads=1)
    for words in corpus:
        writer.add_document(engine.Document(body=" ".join(words)))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()
    return lambda words: searcher.search(index.parse_query(" ".join(words), ["body"]), TOP).hits


def sqlite(corpus: list[Words]) -> Search:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE passages USING fts5(body)")
    database.executemany("INSERT INTO passages VALUES (?)", ((" ".join(words),) for words in corpus))
    query = "SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT ?"
    return lambda words: database.execute(query, (" OR ".join(words), TOP)).fetchall()


ENGINES: dict[str, Callable[[list[Words]], Search]] = {
    "ours": ours,
    "rank-bm25": rank_bm25,
    "bm25s, numpy": lambda corpus: bm25s(corpus, "numpy"),
    "bm25s, numba": lambda corpus: bm25s(corpus, "numba"),
    "tantivy": tantivy,
    "SQLite FTS5": sqlite,
}


def measure(name: str, count: int) -> tuple[float, float, tuple[float, ...]]:
    """Seconds to build, megabytes held, and the three times of an engine."""
    corpus = passages(count)
    asked = questions(corpus)
    before, start = resident(), perf_counter()
    search = ENGINES[name](corpus)
    built, held = perf_counter() - start, resident() - before
    slow = count > 10_000 and name in ("rank-bm25", "SQLite FTS5")
    return built, held, tuple(np.percentile(timed(search, asked[:SLOW_QUESTIONS] if slow else asked), (50, 95, 99)))


def compare(count: int) -> Iterator[str]:
    """A line for each engine at one number of passages, each in a process of its own, so that one's memory is not the next one's. Ratios
    are of the medians, against rank-bm25."""
    with get_context("spawn").Pool(1, maxtasksperchild=1) as processes:
        rows = {name: processes.apply(measure, (name, count)) for name in ENGINES}
    reference = rows["rank-bm25"][2][0]
    yield f"{count:,} passages      build s   memory MB    p50 ms    p95 ms    p99 ms   times as fast as rank-bm25"
    for name, (built, held, (middle, high, highest)) in rows.items():
        yield f"  {name:18} {built:8.2f} {held:11.1f} {middle:9.3f} {high:9.3f} {highest:9.3f} {reference / middle:12.1f}"


def main(sizes: tuple[int, ...] = SIZES) -> None:
    """Print a table for each number of passages, then the whole answers."""
    for size in sizes:
        print("\n".join(compare(size)), flush=True)  # noqa: T201 (the table is what this is for)
    with get_context("spawn").Pool(1, maxtasksperchild=1) as processes:
        print("Whole answers (Assistant.ask)", *map(processes.apply, (answers.shipped, answers.large)), sep="\n")  # noqa: T201
    print("From the start of the process", *answers.starts(), sep="\n")  # noqa: T201


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
