"""Uploads never touch the disk: a contacts export is read in memory and nowhere else."""

from starlette.formparsers import MultiPartParser

LARGEST = 65 * 1024 * 1024
"""Bytes: what ``server.maxUploadSize`` allows for a file, and a little around it."""


def keep_in_memory() -> None:
    """Starlette writes whatever is larger than a megabyte into a temporary file while it arrives; here it may be larger."""
    MultiPartParser.spool_max_size = LARGEST
