"""Write what the code knows best: ``schema/``, a chapter of the guide, a part of the server file.

``scripts/generate.py [--check]``: with ``--check`` only say what is stale.
"""

import argparse

import command
from thidua.findings.guide import with_chapter
from thidua.publish.content_security import with_policies
from thidua.records.json_schema import schemas

SCHEMA = command.ROOT / "schema"
GUIDE = command.ROOT / "HUONG-DAN.md"
SERVER = command.ROOT / "deploy" / "nginx.conf"


def main() -> int:
    """Write or compare every generated file."""
    parser = argparse.ArgumentParser(
        description="Sinh schema/, bảng mã lỗi của hướng dẫn và chính sách CSP của máy chủ."
    )
    parser.add_argument("--check", action="store_true", help="chỉ báo tệp cũ, không ghi")
    only_check = parser.parse_args().check
    wanted = {SCHEMA / name: text for name, text in schemas().items()}
    wanted[GUIDE] = with_chapter(GUIDE.read_text(encoding="utf-8"))
    wanted[SERVER] = with_policies(SERVER.read_text(encoding="utf-8"))
    stale = [
        path
        for path, text in wanted.items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    stale += [path for path in SCHEMA.glob("*.json") if path not in wanted]
    for path in stale:
        print(f"{'Cũ' if only_check else 'Đã ghi'}: {path.relative_to(command.ROOT)}")
        if only_check:
            continue
        if path in wanted:
            path.parent.mkdir(exist_ok=True)
            path.write_text(wanted[path], encoding="utf-8")
        else:
            path.unlink()
    return command.Exit.FINDINGS if only_check and stale else command.Exit.GOOD


if __name__ == "__main__":
    command.run(main)
