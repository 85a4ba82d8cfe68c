"""Pelican with the least that it needs; every plugin and reader that is not used is off."""

import json
from pathlib import Path

_DATA = json.loads((Path(__file__).parent / "names.json").read_text("utf-8"))
NAMES, SECTIONS = _DATA["names"], _DATA["sections"]

SITENAME = "Thi đua, khen thưởng"
SITEURL = "https://example.vn/thi-dua"
FEED_DOMAIN = SITEURL
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
PATH = "content"
THEME = "theme"
PLUGINS = []
DELETE_OUTPUT_DIRECTORY = False
STATIC_PATHS = []
THEME_STATIC_PATHS = []
TYPOGRIFY = False

ARTICLE_URL = ARTICLE_LANG_URL = "{category}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_LANG_SAVE_AS = "{category}/{slug}/index.html"
CATEGORY_URL = "{slug}/"
CATEGORY_SAVE_AS = "{slug}/index.html"
TAG_URL = "{name}/"
TAG_SAVE_AS = "{name}/index.html"
AUTHOR_SAVE_AS = DRAFT_SAVE_AS = YEAR_ARCHIVE_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
PAGINATED_TEMPLATES = {"category": 60}
PAGINATION_PATTERNS = (
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/trang/{number}/", "{base_name}/trang/{number}/index.html"),
)

FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = TAG_FEED_ATOM = None
FEED_ALL_RSS = "rss/tat-ca.xml"
CATEGORY_FEED_RSS = "rss/{slug}.xml"
TAG_FEED_RSS = "rss/the/{slug}.xml"
FEED_MAX_ITEMS = 50
RSS_FEED_SUMMARY_ONLY = False
