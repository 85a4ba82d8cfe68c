"""The tests of feeds build sites in the same way as the tests of sites."""

from tests.site.conftest import tree

__all__ = ["tree"]
