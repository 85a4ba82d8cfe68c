"""The pages that no record stands behind: source path and address, both permanent.

No file lies at such a path; a text links to it as to any other page, and no
record may take its address.
"""

FIXED_PAGES: dict[str, str] = {
    "index.md": "",
    "site-map.md": "so-do-trang/",
    "search.md": "tim-kiem/",
    "links.md": "lien-ket/",
    "feeds.md": "rss/",
    "errata.md": "dinh-chinh/",
    "glossary.md": "thuat-ngu/",
    "press.md": "bao-chi/",
    "embeds.md": "nhung/",
    "editors.md": "quan-tri/",
    "review.md": "quan-tri/ra-soat/",
}

HOME, SEARCH, GLOSSARY = "index.md", "search.md", "glossary.md"
ERRATA_ADDRESS = FIXED_PAGES["errata.md"]
EMBEDS_ADDRESS = FIXED_PAGES["embeds.md"]
"""Below it lie the lists that others show in a frame."""
