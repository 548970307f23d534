"""A visitor of a machine's web page without HTTP: what he asks for, and what he is shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlencode

from lxml import html

from support.machines import Made, make
from support.talking import ADMIN, registry
from vamt.auth.principal import Principal
from vamt.net.site import Reply, Visit
from vamt.web.site import WebSite
from vamt.wsman.service import Service


@dataclass(frozen=True)
class Shown:
    """A reply, and the document in it."""

    reply: Reply

    @property
    def status(self) -> int:
        return int(self.reply.status)

    @property
    def text(self) -> str:
        return self.reply.body.decode()

    @property
    def headers(self) -> dict[str, str]:
        return dict(self.reply.headers)

    @property
    def document(self) -> html.HtmlElement:
        return html.fromstring(self.reply.body)

    def all(self, path: str) -> list[str]:
        """What every element of an XPath says, white space made one."""
        return [" ".join(element.text_content().split()) for element in self.document.xpath(path)]

    @property
    def title(self) -> str:
        (title,) = self.all("//h1")
        return title

    @property
    def facts(self) -> dict[str, dict[str, str]]:
        """Every table of names and values, by its caption."""
        return {
            " ".join(table.xpath("caption")[0].text_content().split()): {
                row[0].text_content(): row[1].text_content() for row in table.xpath("tbody/tr")
            }
            for table in self.document.xpath("//table[caption]")
        }

    @property
    def rows(self) -> list[list[str]]:
        """The cells of the first table's body."""
        return [
            [" ".join(cell.text_content().split()) for cell in row]
            for row in self.document.xpath("(//table)[1]/tbody/tr")
        ]

    def options(self, name: str) -> dict[str, str]:
        """The values one can choose for a field, and what stands beside each."""
        return {
            box.get("value"): " ".join(box.getparent().text_content().split())
            for box in self.document.xpath(f"//input[@name='{name}']")
        }


@dataclass
class Visitor:
    """Somebody at a browser, or a script."""

    made: Made = field(default_factory=make)
    principal: Principal = ADMIN
    site: WebSite = field(init=False)

    def __post_init__(self) -> None:
        self.site = WebSite(registry(), Service(registry()))

    async def visit(
        self,
        path: str,
        method: str = "GET",
        body: bytes = b"",
        headers: dict[str, str] | None = None,
        query: dict[str, str] | None = None,
    ) -> Shown:
        """Any request; logged on where a login is needed."""
        principal = None if self.site.public(path) else self.principal
        visit = Visit(self.made.machine, principal, method, path, query or {}, headers or {}, body)
        return Shown(await self.site.visit(visit))

    async def look(self, path: str, **query: str) -> Shown:
        return await self.visit(path, query=query)

    async def send(self, path: str, *, headers: dict[str, str] | None = None, **fields: str) -> Shown:
        """Send a form with the token that its user finds on the pages."""
        token = self.site._forms.token(Visit(self.made.machine, self.principal, "GET", "/"))
        return await self.visit(path, "POST", urlencode({"t": token} | fields).encode(), headers)
