"""Kinds of edit, each by its name: what people change between two builds of a site."""

import random
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from tests.site.conftest import Tree

STORY = "exemplars/2024/nguyen-van-thu.md"
MODEL = "exemplars/2023/mo-hinh-lop-hoc-mau.md"
NEWS = "news/2026-11-20-khai-giang-mau.md"
QUESTION = "faq/khen-thuong-mau/ai-duoc-khen.md"
OLD_DECREE = "legal/nd-09-2019-mau.md"
DECREE = "legal/nd-01-2025-mau.md"


@dataclass
class Desk:
    """A tree that is edited, the day for which it is built, and what chance says."""

    tree: Tree
    chance: random.Random
    today: date = date(2026, 11, 22)
    made: list[Path] = field(default_factory=list)

    def word(self) -> str:
        """A word that stands nowhere yet."""
        return f"Từ {self.chance.randrange(10**6)}"

    def sub(self, path: str, pattern: str, text: str) -> None:
        """Replace the first match in a file of the tree; nothing when there is none any more."""
        file = self.tree.root / path
        if file.exists():
            before = file.read_text(encoding="utf-8")
            file.write_text(
                re.sub(pattern, lambda _: text, before, count=1, flags=re.MULTILINE),
                encoding="utf-8",
            )


def body(desk: Desk) -> None:
    desk.sub(f"docs/{STORY}", r"\Z", f"\n{desk.word()}.\n")


def title(desk: Desk) -> None:
    desk.sub(f"docs/{NEWS}", r"^title: .*$", f"title: Khai giảng Mẫu, {desk.word()}")


def summary(desk: Desk) -> None:
    words = f"{desk.word()} ở Xã Mẫu, huyện Mẫu, trồng 120 cây xanh ven đường trong ba năm liền."
    desk.sub(f"docs/{STORY}", r"^summary: .*$", f"summary: {words}")


def added_story(desk: Desk) -> None:
    text = (desk.tree.docs / MODEL).read_text(encoding="utf-8")
    new = desk.tree.docs / f"exemplars/2024/chuyen-{desk.chance.randrange(10**6)}.md"
    new.write_text(text.replace("title: ", f"title: {desk.word()}, "), encoding="utf-8")
    desk.made.append(new)


def deleted_story(desk: Desk) -> None:
    if desk.made:
        desk.made.pop().unlink(missing_ok=True)
    else:
        (desk.tree.docs / "exemplars/2026/tran-thi-mau.md").unlink(missing_ok=True)


def renamed_story(desk: Desk) -> None:
    if not desk.made:
        added_story(desk)
    old = desk.made.pop()
    desk.made.append(old.rename(old.with_name(f"ten-{desk.chance.randrange(10**6)}.md")))


def relation(desk: Desk) -> None:
    fields = desk.chance.choice(["[giao-duc]", "[giao-duc, nong-nghiep]"])
    desk.sub(f"docs/{STORY}", r"^fields: .*$", f"fields: {fields}")


def ended_document(desk: Desk) -> None:
    ended = desk.chance.choice(["2026-11-21", "2026-11-30", "2027-01-01"])
    desk.sub("docs/legal/luat-mau.md", r"^ended: .*\n", "")
    desk.sub("docs/legal/luat-mau.md", r"^articles:", f"ended: {{date: '{ended}'}}\narticles:")


def unverified_document(desk: Desk) -> None:
    text = (desk.tree.docs / DECREE).read_text(encoding="utf-8")
    turned = "false" if "verified: true" in text else "true"
    desk.sub(f"docs/{DECREE}", r"^verified: \w+$", f"verified: {turned}")


def date_moved_past_today(desk: Desk) -> None:
    days = desk.chance.choice([-3, 3])
    moved = (desk.today + timedelta(days=days)).isoformat()
    desk.sub(
        "docs/movements/xa-mau-sach-dep.md", r"^closed:\n  date: .*$", f"closed:\n  date: '{moved}'"
    )


def embargo(desk: Desk) -> None:
    day = (desk.today + timedelta(days=desk.chance.choice([-2, 2]))).isoformat()
    desk.sub(f"docs/{NEWS}", r"^publish_at: .*\n", "")
    desk.sub(f"docs/{NEWS}", r"^owner:", f"publish_at: '{day}'\nowner:")


def withdrawn(desk: Desk) -> None:
    desk.sub(f"docs/{NEWS}", r"^withdrawn: .*\n", "")
    notice = f"withdrawn: {{date: '2026-11-21', reason: {desk.word()}}}"
    desk.sub(f"docs/{NEWS}", r"^owner: (.*)$", f"owner: ban-mau\n{notice}")


def link(desk: Desk) -> None:
    target = desk.chance.choice(["../../legal/luat-mau.md", "../../pages/gioi-thieu.md"])
    desk.sub(f"docs/{QUESTION}", r"\Z", f"\n[{desk.word()}]({target})\n")


def template(desk: Desk) -> None:
    name = desk.chance.choice(["exemplar.html", "partials/footer.html", "partials/macros.html"])
    desk.sub(f"theme/{name}", r"</(p|li|dd)>", f"</\\1><!-- {desk.word()} -->".replace("\\1", "p"))


def style(desk: Desk) -> None:
    desk.sub("theme/assets/stylesheets/site.css", r"\Z", f"/* {desk.word()} */\n")


def engine_settings(desk: Desk) -> None:
    desk.sub("mkdocs.yml", r"\Z", f"copyright: {desk.word()}\n")
    desk.sub("mkdocs.yml", r"^copyright: .*\n(?=copyright)", "")


def site_data(desk: Desk) -> None:
    desk.sub("docs/data/site.yml", r"^tagline: .*$", f"tagline: Nội dung thử, {desk.word()}")


def glossary(desk: Desk) -> None:
    definition = f"Lời giải nghĩa đặt ra để thử, {desk.word()}."
    desk.sub("docs/data/glossary.yml", r"^  definition: .*$", f"  definition: {definition}")


def locality_name(desk: Desk) -> None:
    desk.sub("docs/data/localities.yml", r"^  name: .*$", f"  name: {desk.word()}")


def hook_source(desk: Desk) -> None:
    desk.sub("hooks/thidua/publish/plan.py", r'"Sơ đồ trang[^"]*"', f'"Sơ đồ trang {desk.word()}"')


def version_of_a_package(desk: Desk) -> None:
    packages = desk.tree.root / "packages"
    shutil.rmtree(packages, ignore_errors=True)
    version = desk.chance.randrange(10**6)
    (packages / f"mau-{version}.dist-info").mkdir(parents=True)
    (packages / f"mau-{version}.dist-info" / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: mau\nVersion: {version}\n", encoding="utf-8"
    )


def today(desk: Desk) -> None:
    desk.today += timedelta(days=desk.chance.choice([-1, 1, 2, 40]))


def picture(desk: Desk) -> None:
    with (desk.tree.docs / "assets/images/hang-cay-mau.jpg").open("ab") as file:
        file.write(desk.chance.randbytes(3))


def output_was_touched(desk: Desk) -> None:
    """Somebody changes or deletes a file of the finished site."""
    page = desk.chance.choice(sorted(desk.tree.site.rglob("*.html")))
    if desk.chance.random() < 0.5:
        page.unlink()
    else:
        page.write_text(desk.word(), encoding="utf-8")


EDITS: dict[str, Callable[[Desk], None]] = {
    edit.__name__: edit
    for edit in (
        body, title, summary, added_story, deleted_story, renamed_story, relation, ended_document,
        unverified_document, date_moved_past_today, embargo, withdrawn, link, template, style,
        engine_settings, site_data, glossary, locality_name, hook_source, version_of_a_package,
        today, picture, output_was_touched,
    )
}  # fmt: skip
