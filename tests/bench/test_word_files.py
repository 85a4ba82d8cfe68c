"""The bench of Word files makes all that a build makes."""

import json
import subprocess
import sys
from pathlib import Path

from thidua.publish.press.desk import WORD_FILES

SCRIPT = Path(__file__).resolve().parents[2] / "bench" / "word_files.py"


def test_all_word_files_are_measured(corpus: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(corpus)], capture_output=True, text=True, check=True
    )
    told = json.loads(done.stdout)
    assert told["files"] == WORD_FILES
    assert told["bytes"] > WORD_FILES * 1000
    assert told["wall"] > 0
    assert told["cpu"] > 0
