"""What the Word files of the newest stories take by themselves: ``bench/word_files.py DOCS``.

They are the only files of a cold build whose cost does not grow with the site:
there are never more than ``WORD_FILES``. Later builds make those whose story
has changed.
"""

import json
import sys
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "hooks"))

from thidua.catalogue.catalogue import build  # noqa: E402  (the path comes first)
from thidua.check.run import check  # noqa: E402
from thidua.publish.press.desk import WORD_FILES  # noqa: E402
from thidua.publish.press.word import WordWriter  # noqa: E402
from thidua.publish.publication import publication  # noqa: E402

DAY = date(2026, 11, 23)


def main() -> int:
    """Write them into memory, and print how many there are and what that took."""
    docs = Path(sys.argv[1])
    made = publication(build(check(docs, docs.name, DAY).context), None, release=False)
    stories = map(made.press.story, made.press.order[:WORD_FILES])
    chosen = [story for story in stories if story is not None and story.has_word_file]
    writer = WordWriter()
    begun, begun_cpu = time.perf_counter(), time.process_time()
    sizes = [len(writer.write(story)) for story in chosen]
    taken, cpu = time.perf_counter() - begun, time.process_time() - begun_cpu
    print(json.dumps({"files": len(sizes), "bytes": sum(sizes), "wall": taken, "cpu": cpu}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
