"""What was learned as bytes and back. Learning takes scipy and some seconds; reading the bytes a tenth of a second.

The bytes are a numpy archive without pickled objects, so a damaged or foreign file can be refused but not run.
"""

from io import BytesIO
from zipfile import BadZipFile

import numpy as np

from assistant.retrieval.classifier import Classifier, Learned

_BETWEEN = "\n"


def to_bytes(learned: Learned) -> bytes:
    """What was learned as an uncompressed archive of arrays."""
    buffer = BytesIO()
    classifier = learned.classifier
    slips = {"typed": np.array(_BETWEEN.join(learned.slips)), "meant": np.array(_BETWEEN.join(learned.slips.values()))}
    views = {
        f"columns{view}": np.array(_BETWEEN.join(sorted(columns, key=columns.__getitem__)))
        for view, columns in enumerate(classifier.columns)
    }
    idf = {f"idf{view}": values for view, values in enumerate(classifier.idf)}
    np.savez(buffer, evidence=classifier.evidence, examples=np.array(classifier.examples), **slips, **views, **idf)  # type: ignore[arg-type] # numpy/numpy#25274
    return buffer.getvalue()


def from_bytes(saved: bytes) -> Learned | None:
    """The same again; ``None`` if the bytes are not what ``to_bytes`` wrote."""
    try:
        with np.load(BytesIO(saved), allow_pickle=False) as arrays:
            count = sum(name.startswith("columns") for name in arrays.files)
            classifier = Classifier(
                columns=tuple(_numbered(str(arrays[f"columns{view}"])) for view in range(count)),
                idf=tuple(arrays[f"idf{view}"] for view in range(count)),
                evidence=arrays["evidence"],
                examples=float(arrays["examples"]),
            )
            typed, meant = (str(arrays[name]).split(_BETWEEN) for name in ("typed", "meant"))
            return Learned({slip: word for slip, word in zip(typed, meant, strict=True) if slip}, classifier)
    except (BadZipFile, OSError, KeyError, ValueError, EOFError):
        return None


def _numbered(joined: str) -> dict[str, int]:
    return {feature: column for column, feature in enumerate(joined.split(_BETWEEN))} if joined else {}
