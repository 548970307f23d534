"""CIM_AbstractIndicationSubscription.

Generated from mof/cim/CIM_AbstractIndicationSubscription.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_AbstractIndicationSubscription(Instance):
    """CIM_AbstractIndicationSubscription."""

    FailureTriggerTimeInterval: int | None = None
    Filter: EPR
    Handler: EPR
    OnFatalErrorPolicy: int | None = None
    OtherOnFatalErrorPolicy: str | None = None
    OtherRepeatNotificationPolicy: str | None = None
    OtherSubscriptionState: str | None = None
    RepeatNotificationCount: int | None = None
    RepeatNotificationGap: int | None = None
    RepeatNotificationInterval: int | None = None
    RepeatNotificationPolicy: int | None = None
    SubscriptionDuration: int | None = None
    SubscriptionInfo: str | None = None
    SubscriptionStartTime: datetime | timedelta | None = None
    SubscriptionState: int | None = None
    SubscriptionTimeRemaining: int | None = None
    TimeOfLastStateChange: datetime | timedelta | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_AbstractIndicationSubscription",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_AbstractIndicationSubscription",
        superclass=None,
        keys=("Filter", "Handler"),
        properties=(
            Property("FailureTriggerTimeInterval", "uint64"),
            Property("Filter", "reference", key=True),
            Property("Handler", "reference", key=True),
            Property("OnFatalErrorPolicy", "uint16"),
            Property("OtherOnFatalErrorPolicy", "string"),
            Property("OtherRepeatNotificationPolicy", "string"),
            Property("OtherSubscriptionState", "string"),
            Property("RepeatNotificationCount", "uint16"),
            Property("RepeatNotificationGap", "uint64"),
            Property("RepeatNotificationInterval", "uint64"),
            Property("RepeatNotificationPolicy", "uint16"),
            Property("SubscriptionDuration", "uint64"),
            Property("SubscriptionInfo", "string"),
            Property("SubscriptionStartTime", "datetime"),
            Property("SubscriptionState", "uint16"),
            Property("SubscriptionTimeRemaining", "uint64"),
            Property("TimeOfLastStateChange", "datetime"),
        ),
        association=True,
    )


class CIM_AbstractIndicationSubscriptionProvider(Provider[CIM_AbstractIndicationSubscription]):
    CLASS = CIM_AbstractIndicationSubscription
