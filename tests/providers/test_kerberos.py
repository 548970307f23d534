"""AMT_KerberosSettingData: there is no Kerberos, and nothing pretends that there were."""

from __future__ import annotations

import pytest

from support import requests
from support.talking import Console

SETTINGS = "AMT_KerberosSettingData"
KEY = requests.selectors(InstanceID="Intel (r) AMT: Kerberos Settings")


async def test_kerberos_cannot_be_switched_on() -> None:
    console = Console()
    on = "<h:KrbEnabled>true</h:KrbEnabled><h:RealmName>EXAMPLE.COM</h:RealmName>"
    answer = await console.put(SETTINGS, on, chosen=KEY)
    assert (answer.fault, answer.one("Detail")) == ("InternalError", "AMT-STATUS 2066")
    assert (await console.get(SETTINGS)).one("KrbEnabled") == "false"


async def test_it_can_be_switched_off_again_and_again() -> None:
    console = Console()
    answer = await console.put(SETTINGS, "<h:KrbEnabled>false</h:KrbEnabled>", chosen=KEY)
    assert (answer.status, answer.one("KrbEnabled")) == (200, "false")


@pytest.mark.parametrize(("enable", "number"), [("true", 1), ("false", 0)])
async def test_credentials_that_cannot_be_are_not_cached(enable: str, number: int) -> None:
    console = Console()
    answer = await console.invoke(SETTINGS, "SetCredentialCacheState", f"<h:Enable>{enable}</h:Enable>")
    assert answer.return_value == number
    assert (await console.invoke(SETTINGS, "GetCredentialCacheState")).one("Enabled") == "false"
