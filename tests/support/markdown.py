"""Markdown as nobody writes it: pieces that mean something, in any order."""

from hypothesis import strategies as st

_PIECES = [
    *"ađ1 .-=+:|#>*_`[]()<>!&;\\\n\"~\x02\x03\t",
    *("\n\n", "\n\n\n", "  \n", "    ", "***", "---", "===", "| ", "|-|-|\n", "1. ", "- ", "\n- ", "> "),
    *("[TOC]", "[a](b.md)", "![a](b)", "[[luat-mau:dieu-3]]", "[a]: b.md", "<https://b.vn>", "<b>"),
    *("a@b.vn", "&amp;", "&#60;", "&#91;TOC]", "\\*", "\\[TOC]", "**a**", "## Đầu", "### b #"),
    *("Thi đua yêu nước hằng năm", "thi đua, khen thưởng", "UBND", "HĐTĐKT", "cây xanh", "Ai."),
]  # fmt: skip
MARKDOWN = st.lists(st.sampled_from(_PIECES), max_size=25).map("".join)
