"""The Content Security Policy (CSP Level 3): one source for the pages and for web servers.

A host such as Pages sends no headers of ours, so each page bears its policy in
its head. ``deploy/nginx.conf`` sends the same policy and adds who may frame a
page, which a ``<meta>`` cannot say; ``scripts/generate.py`` writes it there.
"""

import re

from thidua.records.fixed_pages import EMBEDS_ADDRESS

PAGES = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
    "base-uri 'none'; form-action 'self'"
)
"""Of a page: everything from the site itself, nothing inline, nothing from elsewhere."""

BARE = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
"""Of a page without scripts: one that portals frame, one that leads elsewhere."""

_BLOCK = re.compile(r"(# <policy>[^\n]*\n).*?(# </policy>\n)", re.DOTALL)


def header(policy: str, framed_by: str) -> str:
    """The value of the header for a page that ``framed_by`` may frame."""
    return f"{policy}; frame-ancestors {framed_by}"


def with_policies(server_file: str) -> str:
    """A configuration of nginx with the map between its marks renewed."""
    ours, anyone = header(PAGES, "'self'"), header(BARE, "*")
    rules = f'    default            "{ours}";\n    "~/{EMBEDS_ADDRESS}[^/]+/"  "{anyone}";\n'
    rules = f"map $uri $thi_dua_policy {{\n{rules}}}\n"
    return _BLOCK.sub(lambda found: found[1] + rules + found[2], server_file)
