"""802.1X on the wired interface: two classes, and the certificates they name."""

from __future__ import annotations

import pytest

from support import requests
from support.machines import make
from support.talking import Console
from vamt.firmware.ieee8021x import Profile, Settings, uses
from vamt.pki.store import Certificate, CertificateStore

PROFILE = "AMT_8021XProfile"
SETTINGS = "IPS_IEEE8021xSettings"


@pytest.fixture
def console() -> Console:
    """Talks to a machine with two certificates."""
    return Console(make(None, CertificateStore((Certificate(0), Certificate(1, trusted_root=True)))))


NOTHING = (
    "<a:Address>default</a:Address><a:ReferenceParameters><w:ResourceURI></w:ResourceURI>"
    "<w:SelectorSet></w:SelectorSet></a:ReferenceParameters>"
)
"""How devices refer to no object."""


def reference(handle: object, class_name: str = "AMT_PublicKeyCertificate") -> str:
    return requests.epr(class_name, InstanceID=f"Intel(r) AMT Certificate: Handle: {handle}")


async def set_certificates(console: Console, **certificates: str) -> int:
    body = "".join(f"<h:{name}>{inside}</h:{name}>" for name, inside in certificates.items())
    return (await console.invoke(SETTINGS, "SetCertificates", body)).return_value


async def in_context(console: Console, uri: str) -> list[str]:
    """The certificates an association names."""
    items = await console.pull_all(uri)
    return [item.find("{*}ElementInContext").findtext(".//{*}Selector") or "" for item in items]  # type: ignore[union-attr] # a key


async def test_both_are_off_at_first(console: Console) -> None:
    assert (await console.get(PROFILE)).one("Enabled") == "false"
    assert (await console.get(SETTINGS)).one("Enabled") == "3"
    assert await console.pull_all("AMT_8021xCredentialContext") == []
    assert await console.pull_all("IPS_8021xCredentialContext") == []


async def test_the_base_class_enumerates_to_the_settings(console: Console) -> None:
    (item,) = await console.pull_all("CIM_IEEE8021xSettings")
    assert item.findtext("{*}InstanceID") == "Intel(r) AMT: 8021X Settings"


async def test_a_profile_names_its_certificates(console: Console) -> None:
    answer = await console.put(
        PROFILE,
        "<h:Enabled>true</h:Enabled><h:AuthenticationProtocol>0</h:AuthenticationProtocol>"
        f"<h:ClientCertificate>{reference(0)}</h:ClientCertificate>"
        f"<h:ServerCertificateIssuer>{reference(1)}</h:ServerCertificateIssuer>",
    )
    assert answer.status == 200
    assert await in_context(console, "AMT_8021xCredentialContext") == [
        "Intel(r) AMT Certificate: Handle: 0",
        "Intel(r) AMT Certificate: Handle: 1",
    ]
    assert [uses(console.machine.snapshot, handle) for handle in (0, 1, 2)] == [True, True, False]


async def test_rpcs_way_to_the_settings(console: Console) -> None:
    assert (
        await console.put(
            SETTINGS, "<h:Enabled>2</h:Enabled><h:AuthenticationProtocol>0</h:AuthenticationProtocol>"
        )
    ).status == 200
    assert (
        await set_certificates(console, ServerCertificateIssuer=reference(1), ClientCertificate=reference(0))
        == 0
    )
    assert await in_context(console, "IPS_8021xCredentialContext") == [
        "Intel(r) AMT Certificate: Handle: 0",
        "Intel(r) AMT Certificate: Handle: 1",
    ]
    assert await set_certificates(console, ClientCertificate=NOTHING, ServerCertificateIssuer=NOTHING) == 0
    assert not uses(console.machine.snapshot, 0)


async def test_a_certificate_that_is_left_out_stays(console: Console) -> None:
    await set_certificates(console, ClientCertificate=reference(0), ServerCertificateIssuer=reference(1))
    await set_certificates(console, ClientCertificate=NOTHING)
    settings = console.machine.snapshot.section(Settings)
    assert (settings.client, settings.issuer) == (None, 1)


@pytest.mark.parametrize("wrong", [reference(7), reference("x"), reference(0, "AMT_PublicPrivateKeyPair")])
async def test_a_certificate_that_is_not_there_cannot_be_named(console: Console, wrong: str) -> None:
    assert await set_certificates(console, ClientCertificate=wrong) == 1
    answer = await console.put(PROFILE, f"<h:ClientCertificate>{wrong}</h:ClientCertificate>")
    assert answer.fault == "InvalidRepresentation"
    snapshot = console.machine.snapshot
    assert (snapshot.section(Profile), snapshot.section(Settings)) == (Profile(), Settings())


async def test_a_profile_is_not_on_without_a_protocol(console: Console) -> None:
    assert (await console.put(PROFILE, "<h:Enabled>true</h:Enabled>")).fault == "InvalidRepresentation"


async def test_passwords_are_not_kept(console: Console) -> None:
    for uri in (PROFILE, SETTINGS):
        await console.put(uri, "<h:Username>joe</h:Username><h:Password>P@ssw0rd</h:Password>")
        assert "P@ssw0rd" not in (await console.get(uri)).text
    assert not any("P@ssw0rd" in repr(section) for _, section in console.store.saved)


@pytest.mark.parametrize(
    ("uri", "value"),
    [
        (PROFILE, "<h:AuthenticationProtocol>7</h:AuthenticationProtocol>"),
        (PROFILE, "<h:PxeTimeout>86401</h:PxeTimeout>"),
        (PROFILE, f"<h:Username>{'u' * 257}</h:Username>"),
        (SETTINGS, "<h:Enabled>1</h:Enabled>"),
        (SETTINGS, "<h:PxeTimeout>86401</h:PxeTimeout>"),
    ],
)
async def test_a_setting_that_cannot_be_is_refused(console: Console, uri: str, value: str) -> None:
    assert (await console.put(uri, value)).fault == "InvalidRepresentation"
