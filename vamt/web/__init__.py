"""The web page of a machine: what a browser sees at http://<machine>:16992/.

Rendered here, without scripts. Paths, names of form fields and labels are a device's, since people, scanners
and scripts know them; the look is our own. What is shown and changed goes through `vamt.wsman.local`.
"""

from __future__ import annotations

from functools import cached_property

from vamt.net.site import Reply, Site, Visit
from vamt.wsman.catalog import Registry
from vamt.wsman.service import Service


class Pages:
    """The pages of every machine, loaded when somebody first visits one."""

    def __init__(self, registry: Registry, service: Service) -> None:
        self._registry = registry
        self._service = service

    def load(self) -> None:
        """Have them before somebody visits."""
        _ = self._site

    @cached_property
    def _site(self) -> Site:
        from vamt.web.site import WebSite

        return WebSite(self._registry, self._service)

    def public(self, path: str) -> bool:
        """As `Site.public`."""
        return self._site.public(path)

    async def visit(self, visit: Visit) -> Reply:
        """As `Site.visit`."""
        return await self._site.visit(visit)
