"""The site map for programs (sitemaps.org 0.9) and robots.txt (RFC 9309)."""

from xml.sax.saxutils import escape

from thidua.publish.plan import Plan


def sitemap(plan: Plan, base_url: str) -> bytes:
    """All pages with the day of their last change, where a record says one."""
    rows = []
    for page in sorted(plan.pages, key=lambda p: p.address):
        if page.unlisted:
            continue
        changed = f"<lastmod>{page.modified.isoformat()}</lastmod>" if page.modified else ""
        rows.append(f"<url><loc>{escape(base_url + page.address)}</loc>{changed}</url>\n")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        + "".join(rows)
        + "</urlset>\n"
    ).encode()


def robots(base_url: str, release: bool) -> bytes:
    """A preview asks to be left alone; a release names its site map."""
    if not release:
        return b"User-agent: *\nDisallow: /\n"
    return f"User-agent: *\nAllow: /\nSitemap: {base_url}sitemap.xml\n".encode()
