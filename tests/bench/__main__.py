"""Every benchmark, or those named: ``python -m tests.bench [retrieval] [intents] [diagnosis] [leads] [clicks]``."""

import sys
from collections.abc import Callable

from tests.bench import bench_clicks, bench_diagnosis, bench_intents, bench_leads, bench_retrieval

BENCHES: dict[str, Callable[[], None]] = {
    "retrieval": bench_retrieval.main,
    "intents": bench_intents.main,
    "diagnosis": bench_diagnosis.main,
    "leads": bench_leads.main,
    "clicks": bench_clicks.main,
}


def main() -> None:
    """Run them one after the other, each printing its own table."""
    for name in sys.argv[1:] or BENCHES:
        if name not in BENCHES:
            sys.exit(f"There is no benchmark {name}. There are: {', '.join(BENCHES)}.")
        BENCHES[name]()


if __name__ == "__main__":
    main()
