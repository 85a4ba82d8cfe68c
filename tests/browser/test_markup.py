"""Valid HTML by two judges: html-validate (recommended rules) and the W3C's vnu."""

import json
import subprocess
from pathlib import Path

from tests.browser.built import ROOT, TEMPLATES, BuiltSite

HTML_VALIDATE = ROOT / "node_modules" / ".bin" / "html-validate"
VNU = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def examples(sites: tuple[BuiltSite, ...]) -> list[str]:
    """The heaviest page of each type of both sites."""
    found = [site.example(template) for site in sites for template in TEMPLATES]
    return [str(visit.file) for visit in found if visit is not None]


def test_html_validate_finds_nothing(sites: tuple[BuiltSite, ...], tmp_path: Path) -> None:
    assert HTML_VALIDATE.exists(), "html-validate is missing: npm ci"
    report = tmp_path / "report.json"
    done = subprocess.run(
        [
            str(HTML_VALIDATE), "--config", str(ROOT / ".htmlvalidate.json"),
            "--formatter", f"json={report}", *examples(sites),
        ],
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    assert report.exists(), done.stderr
    faults = [
        f"{_place(file['filePath'])}:{fault['line']}: {fault['ruleId']}: {fault['message']}"
        for file in json.loads(report.read_text(encoding="utf-8"))
        for fault in file["messages"]
    ]
    assert faults == []
    assert done.returncode == 0


def test_vnu_finds_no_error(sites: tuple[BuiltSite, ...]) -> None:
    assert VNU.exists(), "vnu.jar is missing: npm ci"
    done = subprocess.run(
        ["java", "-jar", str(VNU), "--format", "json", "--exit-zero-always", *examples(sites)],
        capture_output=True,
        text=True,
        check=False,
    )
    messages = json.loads(done.stderr or done.stdout)["messages"]
    faults = [
        f"{_place(fault['url'])}:{fault.get('lastLine')}: {fault['message']}"
        for fault in messages
        if fault["type"] in ("error", "non-document-error")
    ]
    assert faults == []


def _place(path: str) -> str:
    return path.rpartition("/site/")[2] or Path(path).name
