"""Putting a file in the place of another in one step."""

import os
import stat
from pathlib import Path


def replace(path: Path, data: bytes) -> None:
    """Make ``data`` the content of ``path``, with the mode that it had, or leave all as it was.

    Whoever reads meanwhile sees the old file or the new one, never half of
    it. The file beside is hidden, so that no walk over the content takes it
    for a page. Raises ``OSError`` when the place cannot be written.
    """
    beside = path.with_name(f".mend-{os.getpid()}.tmp")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            beside.chmod(stat.S_IMODE(path.stat().st_mode))
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
