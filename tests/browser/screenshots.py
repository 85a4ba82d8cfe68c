"""Pictures of every type of page, to be looked at: python -m tests.browser.screenshots FOLDER.

Both sites, 360, 768 and 1440 px wide, light and dark, the whole page each.
"""

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "scripts")]

from playwright.sync_api import sync_playwright  # noqa: E402

from tests.browser.built import CONTENTS, REDIRECT, TEMPLATES, built  # noqa: E402
from tests.browser.conftest import FLAGS, chromium  # noqa: E402

WIDTHS = (360, 768, 1440)
SCHEMES = ("light", "dark")


def main(folder: Path) -> None:
    """Draw into ``folder``, one file for each site, type, width and scheme."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as sites:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for name in CONTENTS:
            with built(name, Path(sites) / name) as site:
                for width in WIDTHS:
                    for scheme in SCHEMES:
                        page = browser.new_page(
                            viewport={"width": width, "height": 900},
                            color_scheme=scheme,  # type: ignore[arg-type]
                        )
                        for template in TEMPLATES:
                            visit = site.example(template)
                            if visit is None or template == REDIRECT:
                                continue
                            page.goto(site.url + visit.address)
                            file = f"{name}-{template.removesuffix('.html')}-{width}-{scheme}.png"
                            page.screenshot(path=folder / file, full_page=True)
                        page.close()
        browser.close()


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    main(target)
