"""Puts the package and the commands on the path of the tests."""

import sys
from pathlib import Path

from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

for folder in ("hooks", "scripts"):
    sys.path.insert(0, str(ROOT / folder))

# The same examples on every machine, however slow: a change fails for what it changes.
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")
