"""HTTP proxies through which a machine calls presence servers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from vamt.firmware.remoteaccess import Proxies, Proxy
from vamt.machine import Snapshot
from vamt.provider import Call
from vamt.schema.IPS_HTTPProxyAccessPoint import (
    IPS_HTTPProxyAccessPoint,
    IPS_HTTPProxyAccessPoint_UpdatePriority_OUTPUT,
    IPS_HTTPProxyAccessPointProvider,
)
from vamt.schema.IPS_HTTPProxyService import (
    IPS_HTTPProxyService,
    IPS_HTTPProxyService_AddProxyAccessPoint_OUTPUT,
    IPS_HTTPProxyServiceProvider,
)
from vamt.schema.PT_STATUS import PT_STATUS
from vamt_providers.access_points import access_point, is_host_name, lowest_free, reachable
from vamt_providers.names import NO_OBJECT, service
from vamt_providers.remote_access import MAX_PROXIES

BY_ADMINISTRATOR: Final = 0
"""Type: not taken over from the guest's own settings."""

ProxyAdded: Final = IPS_HTTPProxyService_AddProxyAccessPoint_OUTPUT

_NAME: Final = "Intel(r) ME:HTTP Proxy Access Point "


class HTTPProxyService(IPS_HTTPProxyServiceProvider):
    """Takes proxies."""

    def instances(self, snap: Snapshot) -> Iterator[IPS_HTTPProxyService]:
        yield IPS_HTTPProxyService(
            **service("IPS_HTTPProxyService", "Intel(r) AMT HTTP Proxy Service"), SyncEnabled=False
        )

    async def AddProxyAccessPoint(
        self,
        call: Call,
        target: IPS_HTTPProxyService,
        *,
        AccessInfo: str,
        InfoFormat: int,
        Port: int,
        NetworkDnsSuffix: str,
    ) -> IPS_HTTPProxyService_AddProxyAccessPoint_OUTPUT:
        """Add a proxy behind those that are known."""
        if not reachable(AccessInfo, InfoFormat, Port) or not is_host_name(NetworkDnsSuffix):
            return ProxyAdded(ProxyAccessPoint=NO_OBJECT, ReturnValue=PT_STATUS.INVALID_PARAMETER)
        async with call.machine.exclusive(call.principal):
            known = call.machine.snapshot.section(Proxies).proxies
            proxy = Proxy(
                lowest_free(one.handle for one in known), AccessInfo, InfoFormat, Port, NetworkDnsSuffix
            )
            if any(replace(one, handle=proxy.handle) == proxy for one in known):
                return ProxyAdded(ProxyAccessPoint=NO_OBJECT, ReturnValue=PT_STATUS.DUPLICATE)
            if len(known) >= MAX_PROXIES:
                return ProxyAdded(ProxyAccessPoint=NO_OBJECT, ReturnValue=PT_STATUS.MAX_LIMIT_REACHED)
            await call.machine.save(Proxies((*known, proxy)))
        return ProxyAdded(ProxyAccessPoint=_access_point(proxy, len(known)).epr())


class HTTPProxyAccessPoint(IPS_HTTPProxyAccessPointProvider):
    """The proxies, in the order in which they are tried."""

    def instances(self, snap: Snapshot) -> Iterator[IPS_HTTPProxyAccessPoint]:
        for priority, proxy in enumerate(snap.section(Proxies).proxies):
            yield _access_point(proxy, priority)

    async def delete(self, call: Call, target: IPS_HTTPProxyAccessPoint) -> None:
        async with call.machine.exclusive(call.principal):
            known = call.machine.snapshot.section(Proxies).proxies
            await call.machine.save(Proxies(tuple(one for one in known if not _is(one, target))))

    async def UpdatePriority(
        self, call: Call, target: IPS_HTTPProxyAccessPoint
    ) -> IPS_HTTPProxyAccessPoint_UpdatePriority_OUTPUT:
        """Try a proxy first from now on."""
        async with call.machine.exclusive(call.principal):
            known = call.machine.snapshot.section(Proxies).proxies
            await call.machine.save(Proxies(tuple(sorted(known, key=lambda one: not _is(one, target)))))
        return IPS_HTTPProxyAccessPoint_UpdatePriority_OUTPUT()


def _access_point(proxy: Proxy, priority: int) -> IPS_HTTPProxyAccessPoint:
    return IPS_HTTPProxyAccessPoint(
        **access_point("IPS_HTTPProxyAccessPoint", f"{_NAME}{proxy.handle}"),
        ElementName="Intel(r) ME:HTTP Proxy Access Point",
        AccessInfo=proxy.address,
        InfoFormat=proxy.format,
        NetworkDnsSuffix=proxy.suffix,
        Port=proxy.port,
        Priority=priority,
        Type=BY_ADMINISTRATOR,
    )


def _is(proxy: Proxy, target: IPS_HTTPProxyAccessPoint) -> bool:
    return target.Name == f"{_NAME}{proxy.handle}"
