"""The bodies of pages: their links are relative addresses."""

import posixpath

from thidua.publish.plan import Plan
from thidua.publish.prose import BodyRenderer


class PageBodies(BodyRenderer):
    """Renders the bodies of the pages of a plan."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(plan.catalogue, self._relative)
        self._plan = plan

    def _relative(self, uri: str) -> str | None:
        if uri == self.uri:
            return ""
        here = self._plan.address_at(self.uri) or "."
        there = self._plan.address_at(uri)
        if there is None:
            return None
        slash = "/" if there.endswith("/") or not there else ""
        return posixpath.relpath(there or ".", here) + slash
