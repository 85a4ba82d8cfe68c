"""The search index: static files that the worker of the search box reads piece by piece."""

from thidua.publish.search.files import write_index

__all__ = ["write_index"]
