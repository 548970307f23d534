"""Wireless ports and their profiles: the classes are there and empty, as on a PC with a cable only.

Open AMT Console and MPS enumerate them on every machine and fail where they are unknown. Whether there is a
wireless port at all, MeshCentral asks by a Get of the service, which finds nothing, too.
"""

from __future__ import annotations

from vamt.schema.AMT_WiFiPortConfigurationService import AMT_WiFiPortConfigurationServiceProvider
from vamt.schema.CIM_WiFiEndpoint import CIM_WiFiEndpointProvider
from vamt.schema.CIM_WiFiEndpointCapabilities import CIM_WiFiEndpointCapabilitiesProvider
from vamt.schema.CIM_WiFiEndpointSettings import CIM_WiFiEndpointSettingsProvider
from vamt.schema.CIM_WiFiPort import CIM_WiFiPortProvider
from vamt.schema.CIM_WiFiPortCapabilities import CIM_WiFiPortCapabilitiesProvider


class WiFiPort(CIM_WiFiPortProvider):
    """None."""


class WiFiPortCapabilities(CIM_WiFiPortCapabilitiesProvider):
    """None."""


class WiFiPortConfigurationService(AMT_WiFiPortConfigurationServiceProvider):
    """None."""


class WiFiEndpoint(CIM_WiFiEndpointProvider):
    """None."""


class WiFiEndpointCapabilities(CIM_WiFiEndpointCapabilitiesProvider):
    """None."""


class WiFiEndpointSettings(CIM_WiFiEndpointSettingsProvider):
    """No profile."""
