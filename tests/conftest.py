"""Puts the package and the commands on the path of the tests."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

for folder in ("hooks", "scripts"):
    sys.path.insert(0, str(ROOT / folder))
