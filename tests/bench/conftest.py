"""One corpus for the tests of this folder."""

from pathlib import Path

import pytest
from bench.corpus import write

COUNT = 200
AS_WE_WRITE = 100  # words of a story


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of 200 records."""
    out = tmp_path_factory.mktemp("corpus") / "docs"
    write(out, COUNT, seed=1, words=AS_WE_WRITE)
    return out
