"""What templates show, prepared so that they only lay it out."""

from thidua.publish.views.filters import FILTERS
from thidua.publish.views.pages import page_view, site_view

__all__ = ["FILTERS", "page_view", "site_view"]
