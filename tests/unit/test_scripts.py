"""Scripts on their way to the site: shorter, joined, the same program."""

import re
import subprocess
from pathlib import Path

from thidua.publish.scripts import sent

ROOT = Path(__file__).resolve().parents[2]
THEME = ROOT / "theme"


def test_remarks_and_indents_go_and_statements_stay() -> None:
    text = '// A remark.\n\nconst a = "// no remark"\n{\n    // Another.\n    b(a) // kept\n}\n'
    assert sent({"a.js": text}) == {"a.js": 'const a = "// no remark"\n{\nb(a) // kept\n}\n'}


def test_a_worker_is_one_file_and_a_module_stays_one() -> None:
    files = sent(
        {
            "s/one.js": "one()\n",
            "s/two.js": "two()\n",
            "s/module.js": 'import "./two.js"\n',
            "s/worker.js": 'importScripts(\n  "one.js", "two.js")\n\nwork()\n',
        }
    )
    assert files == {
        "s/two.js": "two()\n",
        "s/module.js": 'import "./two.js"\n',
        "s/worker.js": "one()\ntwo()\nwork()\n",
    }


def test_our_own_scripts_are_still_scripts(tmp_path: Path) -> None:
    paths = {path.relative_to(THEME).as_posix(): path for path in THEME.rglob("*.js")}
    files = sent({name: path.read_text(encoding="utf-8") for name, path in paths.items()})
    later = re.findall(r'importScripts\("([^"]*)"\)', "".join(files.values()))
    assert {f"assets/javascripts/search/{name}" for name in later} < files.keys()
    assert "".join(files.values()).count("importScripts") == len(later)
    for name, text in files.items():
        is_module = "\nimport " in f"\n{text}"
        file = tmp_path / f"{name.replace('/', '-')}.{'mjs' if is_module else 'cjs'}"
        file.write_text(text, encoding="utf-8")
        subprocess.run(["node", "--check", str(file)], check=True, timeout=60)
