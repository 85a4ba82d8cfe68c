"""Draw the card that shared links show and the icon of the site, from its own name and mark.

scripts/draw_pictures.py writes theme/assets/images/card.png and favicon.png. It needs Chromium,
playwright and Pillow (requirements/test.txt); run it again after a change of the name or the
tagline in docs/data/site.yml.
"""

from __future__ import annotations

import io
import shutil
from html import escape
from typing import TYPE_CHECKING

import yaml

import command

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

IMAGES = command.ROOT / "theme" / "assets" / "images"
MARK = command.ROOT / "theme" / "partials" / "mark.html"
SITE = command.ROOT / "docs" / "data" / "site.yml"
COLOURS = 128

PAGE = """<!DOCTYPE html><html lang="vi"><meta charset="utf-8"><title>Card</title><style>
* {{ margin: 0; box-sizing: border-box }}
body {{ width: 1200px; height: 630px; overflow: hidden; position: relative; color: #fff;
  background: #8f1d21; border-top: 14px solid #f7d774;
  font-family: "Be Vietnam Pro", "Noto Sans", sans-serif }}
main {{ display: flex; gap: 48px; align-items: center; padding: 84px 72px 0 }}
.mark {{ flex: none; width: 196px; height: 196px }}
.mark__disc {{ fill: #7a1619; stroke: #f7d774; stroke-width: 1.5 }}
.mark__star {{ fill: #f7d774 }}
.mark__wave {{ fill: #0b6a78 }}
h1 {{ font-size: 70px; line-height: 1.2; text-wrap: balance }}
p {{ margin-top: 28px; font-size: 34px; line-height: 1.4; color: #ffeccf; text-wrap: balance }}
.waves {{ position: absolute; left: 0; bottom: 0; width: 1200px; height: 150px }}
</style><main>{mark}<div><h1>{name}</h1><p>{tagline}</p></div></main>
<svg class="waves" viewBox="0 0 1200 150" preserveAspectRatio="none">
<path fill="#f7d774" fill-opacity=".35"
  d="M0 46c100-40 200-40 300 0s200 40 300 0 200-40 300 0 200 40 300 0v104H0z"/>
<path fill="#0b6a78"
  d="M0 76c100 40 200 40 300 0s200-40 300 0 200 40 300 0 200-40 300 0v74H0z"/>
</svg></html>"""


ICON = """<!DOCTYPE html><html lang="vi"><title>Icon</title><style>
* { margin: 0 } svg { display: block; width: 96px; height: 96px }
.mark__disc { fill: #7a1619; stroke: #f7d774; stroke-width: 1.5 }
.mark__star { fill: #f7d774 }
.mark__wave { fill: #0b6a78 }
</style>%s</html>"""


def main() -> int:
    """Draw, reduce the colours, write."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  (a tool of the tests)

    site = yaml.safe_load(SITE.read_text(encoding="utf-8"))
    mark = MARK.read_text(encoding="utf-8")
    before, province, after = escape(site["name"]).rpartition(escape(site["province"]))
    name = f"{before}<br>{province}{after}"
    card = PAGE.format(mark=mark, name=name, tagline=escape(site["tagline"]))
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        draw(browser, card, (1200, 630), IMAGES / "card.png")
        draw(browser, ICON % mark, (96, 96), IMAGES / "favicon.png")
        browser.close()
    return command.Exit.GOOD


def draw(browser: Browser, page: str, size: tuple[int, int], path: Path) -> None:
    """Write a page of the given size as a picture of few colours."""
    from PIL import Image  # noqa: PLC0415  (a tool of the tests)

    tab = browser.new_page(viewport={"width": size[0], "height": size[1]})
    tab.set_content(page)
    shot = tab.screenshot(omit_background=True)
    picture = Image.open(io.BytesIO(shot))
    method = Image.Quantize.FASTOCTREE
    picture.quantize(COLOURS, method, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"Đã vẽ {path.relative_to(command.ROOT)}: {path.stat().st_size} byte.")


if __name__ == "__main__":
    command.run(main)
