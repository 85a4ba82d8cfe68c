"""The search index: static files that the worker of the search box reads piece by piece."""

from thidua.publish.search.files import search_files

__all__ = ["search_files"]
