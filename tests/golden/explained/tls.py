"""Certificates, keys and TLS."""

from __future__ import annotations

import base64
import re
from typing import Final

from golden.explained import INVENTED, WHOLE, AsRecorded, Difference
from support import pki, requests
from support.factory import FACTORY_KEY
from support.machines import UUID_1, Made, make
from support.recordings import Recording, recordings
from vamt.machine import EPOCH
from vamt.pki.certificates import self_signed
from vamt.pki.store import Certificate, CertificateStore
from vamt.pki.tls import Terms, Tls

SERVICE: Final = "AMT_PublicKeyManagementService"
CONTEXT: Final = "AMT_TLSCredentialContext"
SETTINGS: Final = "AMT_TLSSettingData"
CERTIFICATE: Final = "Intel(r) AMT Certificate: Handle: "
NETWORK: Final = "Intel(r) AMT 802.3 TLS Settings"
LOCAL: Final = "Intel(r) AMT LMS TLS Settings"
ROOT: Final = pki.authority()
KEY: Final = pki.rsa_key(0)

OWN: Final = (
    "<P:AMT_PublicKeyCertificate><P:ElementName>Intel(r) AMT Certificate</P:ElementName>"
    f"<P:InstanceID>{CERTIFICATE}16</P:InstanceID><P:Issuer>CN={UUID_1},O=Intel(r) AMT</P:Issuer>"
    f"<P:ReadOnlyCertificate>true</P:ReadOnlyCertificate><P:Subject>CN={UUID_1},O=Intel(r) AMT</P:Subject>"
    "<P:TrustedRootCertficate>false</P:TrustedRootCertficate><P:X509Certificate>"
    f"{base64.b64encode(self_signed(FACTORY_KEY, UUID_1, EPOCH)).decode()}"
    "</P:X509Certificate></P:AMT_PublicKeyCertificate>"
)
"""The certificate that a machine comes with."""

OLD: Final = {"addcertificate": 1, "addtrustedrootcertificate": 2, "delete": 1}
"""How many certificates the recorded device had before."""


def _with_those_certificates(recording: Recording) -> Made:
    shown = recording
    if recording.value("X509Certificate") is None:
        (shown,) = (one for one in recordings() if one.path == "amt/publickey/certificate/get.xml")
    found = re.findall("TrustedRootCertficate>([a-z]+)<.*?X509Certificate>([^<]*)<", shown.text)
    entries = (
        Certificate(handle, base64.b64decode(blob), root == "true")
        for handle, (root, blob) in enumerate(found)
    )
    return make(None, CertificateStore(tuple(entries)))


def _with_as_much_as_before(recording: Recording) -> Made:
    certificates = tuple(
        Certificate(handle, pki.issue(ROOT, str(handle)).der)
        for handle in range(OLD.get(recording.operation, 0))
    )
    known = (pki.pair(0),) if recording.operation in ("addkey", "generatepkcs10requestex") else ()
    return make(None, CertificateStore(certificates, known))


def _without_tls(recording: Recording) -> Made:
    off = Tls(network=Terms(Enabled=False, AcceptNonSecureConnections=False))
    return make(None, off, generation="12.0", strict=True)


def _with_that_certificate_bound(recording: Recording) -> Made:
    bound = None if recording.operation == "create" else 3
    store = CertificateStore((Certificate(4, pki.issue(ROOT, "leaf", KEY).der),), (pki.pair(0),))
    return make(None, Tls(certificate=bound), store)


MACHINES: Final[dict[str, AsRecorded]] = {
    "AMT_PublicKeyCertificate": _with_those_certificates,
    SERVICE: _with_as_much_as_before,
    SETTINGS: _without_tls,
    CONTEXT: _with_that_certificate_bound,
    "CIM_CredentialContext": _without_tls,
}

_BINDING: Final = (
    f"<h:ElementInContext>{requests.epr('AMT_PublicKeyCertificate', InstanceID=CERTIFICATE + '4')}"
    "</h:ElementInContext><h:ElementProvidingContext>"
    f"{requests.epr('AMT_TLSProtocolEndpointCollection', ElementName='TLSProtocolEndpointInstances Collection')}"
    "</h:ElementProvidingContext>"
)


def _octets(name: str, value: bytes) -> str:
    return f"<h:{name}>{base64.b64encode(value).decode()}</h:{name}>"


PARAMETERS: Final = {
    f"{SERVICE}.AddCertificate": _octets("CertificateBlob", ROOT.der),
    f"{SERVICE}.AddTrustedRootCertificate": _octets("CertificateBlob", ROOT.der),
    f"{SERVICE}.AddKey": _octets("KeyBlob", pki.pair(0, 1).private),
    f"{SERVICE}.Delete": f"{CERTIFICATE}0",
    "AMT_PublicKeyCertificate.Delete": f"{CERTIFICATE}0",
    f"{SERVICE}.GenerateKeyPair": "<h:KeyAlgorithm>0</h:KeyAlgorithm><h:KeyLength>2048</h:KeyLength>",
    f"{SERVICE}.GeneratePKCS10RequestEx": (
        f"<h:KeyPair>{requests.epr('AMT_PublicPrivateKeyPair', InstanceID='Intel(r) AMT Key: Handle: 0')}"
        "</h:KeyPair><h:SigningAlgorithm>1</h:SigningAlgorithm>"
        + _octets("NullSignedCertificateRequest", pki.request(KEY))
    ),
    f"{SETTINGS}.Put": (
        f"<h:AcceptNonSecureConnections>false</h:AcceptNonSecureConnections><h:ElementName>{NETWORK}"
        f"</h:ElementName><h:Enabled>false</h:Enabled><h:InstanceID>{NETWORK}</h:InstanceID>"
        "<h:MutualAuthentication>false</h:MutualAuthentication>"
    ),
    f"{CONTEXT}.Create": _BINDING,
    f"{CONTEXT}.Put": _BINDING,
}

EXPLAINED: Final = [
    Difference(
        "amt/publickey/certificate/pull.xml",
        "</g:Items>",
        f"{OWN}</g:Items>",
        "a certificate of the machine's own is there from the beginning, as from AMT 16.1 on",
    ),
    Difference(
        "cim/credential/context/pull.xml",
        WHOLE,
        "<g:Items></g:Items>",
        "the certificate of a WiFi profile; those of the wired port and of TLS have classes of their own",
    ),
    Difference(
        "cim/concrete/dependency/pull.xml",
        WHOLE,
        "<g:Items></g:Items>",
        "a dependency between an account and its role, which are not implemented",
    ),
    Difference(
        "amt/tls/credentialcontext/create.xml",
        ">testCertificate<",
        f">{CERTIFICATE}4<",
        "hand-made: no certificate has that name",
    ),
    Difference("amt/publickey/management/generatepkcs10requestex.xml", WHOLE, "<g:ReturnValue>0<", INVENTED),
]
