"""The alarm clock: the recorded occurrences are invented, the rest agrees."""

from __future__ import annotations

from typing import Final

from golden.explained import INVENTED, WHOLE, AsRecorded, Difference
from support.machines import Made, make
from support.recordings import Recording
from vamt.firmware.alarms import Alarm, AlarmClock

LATER: Final = 4102444800
"""2100-01-01."""

TEMPLATE: Final = (
    '<h:AlarmTemplate xmlns:s="http://intel.com/wbem/wscim/1/ips-schema/1/IPS_AlarmClockOccurrence" '
    'xmlns:p="http://schemas.dmtf.org/wbem/wscim/1/common"><s:InstanceID>test</s:InstanceID>'
    "<s:StartTime><p:Datetime>2100-01-01T00:00:00Z</p:Datetime></s:StartTime>"
    "<s:DeleteOnCompletion>true</s:DeleteOnCompletion></h:AlarmTemplate>"
)


def _with_its_alarm(recording: Recording) -> Made:
    alarm = Alarm("testalarm", "testalarm", LATER, DeleteOnCompletion=True)
    return make(None, AlarmClock((alarm,)))


MACHINES: Final[dict[str, AsRecorded]] = {"IPS_AlarmClockOccurrence": _with_its_alarm}

PARAMETERS: Final = {"AMT_AlarmClockService.AddAlarm": TEMPLATE}

EXPLAINED: Final = [
    Difference(f"ips/alarmclock/{file}.xml", WHOLE, "testalarm", INVENTED) for file in ("get", "pull")
]
