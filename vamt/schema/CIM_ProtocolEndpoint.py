"""CIM_ProtocolEndpoint.

Generated from mof/cim/CIM_ProtocolEndpoint.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class CIM_ProtocolEndpoint_ProtocolType(IntEnum):
    UNKNOWN = 0
    OTHER = 1
    IPV4 = 2
    IPV6 = 3
    IPX = 4
    APPLE_TALK = 5
    DE_CNET = 6
    SNA = 7
    CONP = 8
    CLNP = 9
    VINES = 10
    XNS = 11
    ATM = 12
    FRAME_RELAY = 13
    ETHERNET = 14
    TOKEN_RING = 15
    FDDI = 16
    INFINIBAND = 17
    FIBRE_CHANNEL = 18
    ISDN_BRI_ENDPOINT = 19
    ISDN_B_CHANNEL_ENDPOINT = 20
    ISDN_D_CHANNEL_ENDPOINT = 21
    IPV4_V6 = 22
    BGP = 23
    OSPF = 24
    MPLS = 25
    UDP = 26
    TCP = 27


class CIM_ProtocolEndpoint_ProtocolIFType(IntEnum):
    UNKNOWN = 0
    OTHER = 1
    REGULAR_1822 = 2
    HDH_1822 = 3
    DDN_X_25 = 4
    RFC877_X_25 = 5
    ETHERNET_CSMA_CD = 6
    ISO_802_3_CSMA_CD = 7
    ISO_802_4_TOKEN_BUS = 8
    ISO_802_5_TOKEN_RING = 9
    ISO_802_6_MAN = 10
    STAR_LAN = 11
    PROTEON_10_MBIT = 12
    PROTEON_80_MBIT = 13
    HYPER_CHANNEL = 14
    FDDI = 15
    LAP_B = 16
    SDLC = 17
    DS1 = 18
    E1 = 19
    BASIC_ISDN = 20
    PRIMARY_ISDN = 21
    PROPRIETARY_POINT_TO_POINT_SERIAL = 22
    PPP = 23
    SOFTWARE_LOOPBACK = 24
    EON = 25
    ETHERNET_3_MBIT = 26
    NSIP = 27
    SLIP = 28
    ULTRA = 29
    DS3 = 30
    SIP = 31
    FRAME_RELAY = 32
    RS_232 = 33
    PARALLEL = 34
    ARC_NET = 35
    ARC_NET_PLUS = 36
    ATM = 37
    MIO_X_25 = 38
    SONET = 39
    X_25_PLE = 40
    ISO_802_211C = 41
    LOCAL_TALK = 42
    SMDS_DXI = 43
    FRAME_RELAY_SERVICE = 44
    V_35 = 45
    HSSI = 46
    HIPPI = 47
    MODEM = 48
    AAL5 = 49
    SONET_PATH = 50
    SONET_VT = 51
    SMDS_ICIP = 52
    PROPRIETARY_VIRTUAL_INTERNAL = 53
    PROPRIETARY_MULTIPLEXOR = 54
    IEEE_802_12 = 55
    FIBRE_CHANNEL = 56
    HIPPI_INTERFACE = 57
    FRAME_RELAY_INTERCONNECT = 58
    ATM_EMULATED_LAN_FOR_802_3 = 59
    ATM_EMULATED_LAN_FOR_802_5 = 60
    ATM_EMULATED_CIRCUIT = 61
    FAST_ETHERNET_100_BASE_T = 62
    ISDN = 63
    V_11 = 64
    V_36 = 65
    G703_AT_64K = 66
    G703_AT_2_MB = 67
    QLLC = 68
    FAST_ETHERNET_100_BASE_FX = 69
    CHANNEL = 70
    IEEE_802_11 = 71
    IBM_260_370_OEMI_CHANNEL = 72
    ESCON = 73
    DATA_LINK_SWITCHING = 74
    ISDN_S_T_INTERFACE = 75
    ISDN_U_INTERFACE = 76
    LAP_D = 77
    IP_SWITCH = 78
    REMOTE_SOURCE_ROUTE_BRIDGING = 79
    ATM_LOGICAL = 80
    DS0 = 81
    DS0_BUNDLE = 82
    BSC = 83
    ASYNC = 84
    COMBAT_NET_RADIO = 85
    ISO_802_5R_DTR = 86
    EXT_POS_LOC_REPORT_SYSTEM = 87
    APPLE_TALK_REMOTE_ACCESS_PROTOCOL = 88
    PROPRIETARY_CONNECTIONLESS = 89
    ITU_X_29_HOST_PAD = 90
    ITU_X_3_TERMINAL_PAD = 91
    FRAME_RELAY_MPI = 92
    ITU_X_213 = 93
    ADSL = 94
    RADSL = 95
    SDSL = 96
    VDSL = 97
    ISO_802_5_CRFP = 98
    MYRINET = 99
    VOICE_RECEIVE_AND_TRANSMIT = 100
    VOICE_FOREIGN_EXCHANGE_OFFICE = 101
    VOICE_FOREIGN_EXCHANGE_SERVICE = 102
    VOICE_ENCAPSULATION = 103
    VOICE_OVER_IP = 104
    ATM_DXI = 105
    ATM_FUNI = 106
    ATM_IMA = 107
    PPP_MULTILINK_BUNDLE = 108
    IP_OVER_CDLC = 109
    IP_OVER_CLAW = 110
    STACK_TO_STACK = 111
    VIRTUAL_IP_ADDRESS = 112
    MPC = 113
    IP_OVER_ATM = 114
    ISO_802_5J_FIBRE_TOKEN_RING = 115
    TDLC = 116
    GIGABIT_ETHERNET = 117
    HDLC = 118
    LAP_F = 119
    V_37 = 120
    X_25_MLP = 121
    X_25_HUNT_GROUP = 122
    TRANSP_HDLC = 123
    INTERLEAVE_CHANNEL = 124
    FAST_CHANNEL = 125
    IP_FOR_APPN_HPR_IN_IP_NETWORKS = 126
    CATV_MAC_LAYER = 127
    CATV_DOWNSTREAM = 128
    CATV_UPSTREAM = 129
    AVALON_12MPP_SWITCH = 130
    TUNNEL = 131
    COFFEE = 132
    CIRCUIT_EMULATION_SERVICE = 133
    ATM_SUB_INTERFACE = 134
    LAYER_2_VLAN_USING_802_1Q = 135
    LAYER_3_VLAN_USING_IP = 136
    LAYER_3_VLAN_USING_IPX = 137
    DIGITAL_POWER_LINE = 138
    MULTIMEDIA_MAIL_OVER_IP = 139
    DTM = 140
    DCN = 141
    IP_FORWARDING = 142
    MSDSL = 143
    IEEE_1394 = 144
    IF_GSN_HIPPI_6400 = 145
    DVB_RCC_MAC_LAYER = 146
    DVB_RCC_DOWNSTREAM = 147
    DVB_RCC_UPSTREAM = 148
    ATM_VIRTUAL = 149
    MPLS_TUNNEL = 150
    SRP = 151
    VOICE_OVER_ATM = 152
    VOICE_OVER_FRAME_RELAY = 153
    ISDL = 154
    COMPOSITE_LINK = 155
    SS7_SIGNALING_LINK = 156
    PROPRIETARY_P2P_WIRELESS = 157
    FRAME_FORWARD = 158
    RFC1483_MULTIPROTOCOL_OVER_ATM = 159
    USB = 160
    IEEE_802_3AD_LINK_AGGREGATE = 161
    BGP_POLICY_ACCOUNTING = 162
    FRF_16_MULTILINK_FR = 163
    H_323_GATEKEEPER = 164
    H_323_PROXY = 165
    MPLS = 166
    MULTI_FREQUENCY_SIGNALING_LINK = 167
    HDSL_2 = 168
    S_HDSL = 169
    DS1_FACILITY_DATA_LINK = 170
    PACKET_OVER_SONET_SDH = 171
    DVB_ASI_INPUT = 172
    DVB_ASI_OUTPUT = 173
    POWER_LINE = 174
    NON_FACILITY_ASSOCIATED_SIGNALING = 175
    TR008 = 176
    GR303_RDT = 177
    GR303_IDT = 178
    ISUP = 179
    PROPRIETARY_WIRELESS_MAC_LAYER = 180
    PROPRIETARY_WIRELESS_DOWNSTREAM = 181
    PROPRIETARY_WIRELESS_UPSTREAM = 182
    HIPERLAN_TYPE_2 = 183
    PROPRIETARY_BROADBAND_WIRELESS_ACCESS_POINT_TO_MULIPOINT = 184
    SONET_OVERHEAD_CHANNEL = 185
    DIGITAL_WRAPPER_OVERHEAD_CHANNEL = 186
    ATM_ADAPTATION_LAYER_2 = 187
    RADIO_MAC = 188
    ATM_RADIO = 189
    INTER_MACHINE_TRUNK = 190
    MVL_DSL = 191
    LONG_READ_DSL = 192
    FRAME_RELAY_DLCI_ENDPOINT = 193
    ATM_VCI_ENDPOINT = 194
    OPTICAL_CHANNEL = 195
    OPTICAL_TRANSPORT = 196
    PROPRIETARY_ATM = 197
    VOICE_OVER_CABLE = 198
    INFINIBAND = 199
    TE_LINK = 200
    Q_2931 = 201
    VIRTUAL_TRUNK_GROUP = 202
    SIP_TRUNK_GROUP = 203
    SIP_SIGNALING = 204
    CATV_UPSTREAM_CHANNEL = 205
    ECONET = 206
    FSAN_155_MB_PON = 207
    FSAN_622_MB_PON = 208
    TRANSPARENT_BRIDGE = 209
    LINE_GROUP = 210
    VOICE_E_M_FEATURE_GROUP = 211
    VOICE_FGD_EANA = 212
    VOICE_DID = 213
    MPEG_TRANSPORT = 214
    N6_TO4 = 215
    GTP = 216
    PARADYNE_ETHER_LOOP_1 = 217
    PARADYNE_ETHER_LOOP_2 = 218
    OPTICAL_CHANNEL_GROUP = 219
    HOME_PNA = 220
    GFP = 221
    CISCO_IS_LVLAN = 222
    ACTELIS_META_LOOP = 223
    FCIP = 224
    IPV4 = 4096
    IPV6 = 4097
    IPV4_V6 = 4098
    IPX = 4099
    DE_CNET = 4100
    SNA = 4101
    CONP = 4102
    CLNP = 4103
    VINES = 4104
    XNS = 4105
    ISDN_B_CHANNEL_ENDPOINT = 4106
    ISDN_D_CHANNEL_ENDPOINT = 4107
    BGP = 4108
    OSPF = 4109
    UDP = 4110
    TCP = 4111
    N802_11A = 4112
    N802_11B = 4113
    N802_11G = 4114
    N802_11H = 4115
    NFS = 4200
    CIFS = 4201
    DAFS = 4202
    WEB_DAV = 4203
    HTTP = 4204
    FTP = 4205
    NDMP = 4300
    TELNET = 4400
    SSH = 4401
    SM_CLP = 4402
    SMTP = 4403
    LDAP = 4404
    RDP = 4405
    HTTPS = 4406


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_ProtocolEndpoint(Instance):
    """CIM_ProtocolEndpoint."""

    AvailableRequestedStates: tuple[int, ...] | None = None
    Caption: str | None = None
    CommunicationStatus: int | None = None
    CreationClassName: str
    Description: str | None = None
    DetailedStatus: int | None = None
    ElementName: str | None = None
    EnabledDefault: int | None = None
    EnabledState: int | None = None
    HealthState: int | None = None
    InstallDate: datetime | timedelta | None = None
    InstanceID: str | None = None
    Name: str
    NameFormat: str | None = None
    OperatingStatus: int | None = None
    OperationalStatus: tuple[int, ...] | None = None
    OtherEnabledState: str | None = None
    OtherTypeDescription: str | None = None
    PrimaryStatus: int | None = None
    ProtocolIFType: int | None = None
    ProtocolType: int | None = None
    RequestedState: int | None = None
    Status: str | None = None
    StatusDescriptions: tuple[str, ...] | None = None
    SystemCreationClassName: str
    SystemName: str
    TimeOfLastStateChange: datetime | timedelta | None = None
    TransitioningToState: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_ProtocolEndpoint",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ProtocolEndpoint",
        superclass="CIM_ServiceAccessPoint",
        keys=("CreationClassName", "Name", "SystemCreationClassName", "SystemName"),
        properties=(
            Property("AvailableRequestedStates", "uint16", array=True),
            Property("Caption", "string"),
            Property("CommunicationStatus", "uint16"),
            Property("CreationClassName", "string", key=True),
            Property("Description", "string"),
            Property("DetailedStatus", "uint16"),
            Property("ElementName", "string"),
            Property("EnabledDefault", "uint16"),
            Property("EnabledState", "uint16"),
            Property("HealthState", "uint16"),
            Property("InstallDate", "datetime"),
            Property("InstanceID", "string"),
            Property("Name", "string", key=True),
            Property("NameFormat", "string"),
            Property("OperatingStatus", "uint16"),
            Property("OperationalStatus", "uint16", array=True),
            Property("OtherEnabledState", "string"),
            Property("OtherTypeDescription", "string"),
            Property("PrimaryStatus", "uint16"),
            Property("ProtocolIFType", "uint16"),
            Property("ProtocolType", "uint16"),
            Property("RequestedState", "uint16"),
            Property("Status", "string"),
            Property("StatusDescriptions", "string", array=True),
            Property("SystemCreationClassName", "string", key=True),
            Property("SystemName", "string", key=True),
            Property("TimeOfLastStateChange", "datetime"),
            Property("TransitioningToState", "uint16"),
        ),
        methods={
            "RequestStateChange": Method(
                "RequestStateChange",
                inputs=(
                    Property("RequestedState", "uint16"),
                    Property("TimeoutPeriod", "datetime"),
                ),
                outputs=(
                    Property("Job", "reference"),
                    Property("ReturnValue", "uint32"),
                ),
            ),
        },
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_ProtocolEndpoint_RequestStateChange_OUTPUT(Output):
    """What CIM_ProtocolEndpoint.RequestStateChange answers."""

    Job: EPR | None = None


class CIM_ProtocolEndpointProvider(Provider[CIM_ProtocolEndpoint]):
    CLASS = CIM_ProtocolEndpoint

    async def RequestStateChange(
        self,
        call: Call,
        target: CIM_ProtocolEndpoint,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> CIM_ProtocolEndpoint_RequestStateChange_OUTPUT:
        raise ActionNotSupported
