#!/bin/sh
# libvirt tells of a definition, but of no other change to a domain that is off, nor that its saved state is gone.
#
# Versions: libvirt 9.0.0-4+deb12u2, python3-libvirt 9.0.0-1, qemu-system-x86 1:7.2+dfsg-7+deb12u18+b3 (Debian 12).
#
# Whoever keeps a picture of domains listens to events, and has them for saving and for defineXML(), even for one that
# changes nothing. The calls that change the same configuration piece by piece (memory, processors, a drive, what
# happens at power-off, autostart) send no event of any kind, and neither does managedSaveRemove(), which turns a
# domain that would go on where it was into one that boots. A picture made from events stays wrong until the next start.
#
# What works: read a domain that is off again before what is known of it is used.
#
# Needs root, for a chroot with the packages in it. No guest has to run any code.
#
# Output seen:
#   create: RESUMED, STARTED
#   managedSave: SUSPENDED, JOB_COMPLETED, STOPPED (saved)
#   managedSaveRemove: nothing
#   defineXML of what is there: DEFINED
#   setMemoryFlags: nothing
#   setVcpusFlags: nothing
#   attachDeviceFlags: nothing
#   detachDeviceFlags: nothing
#   setLifecycleAction: nothing
#   setAutostart: nothing
set -eu

work=$(mktemp -d)
trap 'rm -rf --one-file-system "$work"' EXIT
cd "$work"
mkdir -p debs/partial tree/usr/bin tree/usr/sbin tree/usr/lib tree/usr/lib64 tree/dev tree/proc tree/sys tree/host/etc
ln -s usr/bin usr/sbin usr/lib usr/lib64 tree/
: >nothing-installed
apt-get install -qq -y --download-only --no-install-recommends -o Dir::State::status="$PWD/nothing-installed" \
    -o Dir::Cache::archives="$PWD/debs" -o APT::Sandbox::User=root -o Debug::NoLocking=1 \
    libvirt0=9.0.0-4+deb12u2 libvirt-daemon=9.0.0-4+deb12u2 libvirt-daemon-driver-qemu=9.0.0-4+deb12u2 \
    python3-libvirt=9.0.0-1 qemu-system-x86=1:7.2+dfsg-7+deb12u18+b3 >/dev/null
for deb in debs/*.deb; do dpkg -x "$deb" tree; done

printf '%s\n' root:x:0:0::/:/bin/sh libvirt-qemu:x:64055:64055::/:/bin/false >tree/etc/passwd
printf '%s\n' root:x:0: tty:x:5: kvm:x:106: libvirt-qemu:x:64055: >tree/etc/group
cat >tree/host/etc/qemu.conf <<'END'
stdio_handler = "file"
user = "root"
group = "root"
dynamic_ownership = 0
remember_owner = 0
security_driver = "none"
namespaces = []
cgroup_controllers = []
END

cat >tree/events.py <<'PYTHON'
import threading

import libvirt

WAIT = 60
KIND = "VIR_DOMAIN_EVENT_ID_"
UNCOUNTED = (KIND + "MIGRATION_ITERATION",)  # how far a save is, as often as it likes
DOMAIN = """<domain type='qemu'><name>{}</name><memory unit='MiB'>4</memory>
<os><type arch='x86_64' machine='pc'>hvm</type></os>
<devices><emulator>/usr/bin/qemu-system-x86_64</emulator><controller type='usb' model='none'/>
<memballoon model='none'/></devices></domain>"""
DRIVE = "<disk type='file' device='cdrom'><target dev='hdc' bus='ide'/><readonly/></disk>"
CONFIG = libvirt.VIR_DOMAIN_AFFECT_CONFIG
NAMES = {(0, 1): "DEFINED", (2, 0): "STARTED", (3, 0): "SUSPENDED", (4, 0): "RESUMED", (5, 4): "STOPPED (saved)"}


class Told:
    """What a connection is told of a domain, in order."""

    def __init__(self, connection):
        self._connection = connection
        self._events = []
        self._marker = threading.Event()
        for kind, number in vars(libvirt).items():
            if kind.startswith(KIND) and kind not in UNCOUNTED:
                connection.domainEventRegisterAny(None, number, self._event, kind.removeprefix(KIND))

    def _event(self, connection, domain, *what):
        *values, kind = what
        if domain.name() != "marker":
            self._events.append(NAMES[tuple(values)] if kind == "LIFECYCLE" else kind)
        elif kind == "LIFECYCLE":
            self._marker.set()

    def of(self, call):
        """The events of a call: those before the event of a definition that is made after it."""
        self._events.clear()
        call()
        self._marker.clear()
        marker = self._connection.defineXML(DOMAIN.format("marker"))
        assert self._marker.wait(WAIT), "no event of the marker"
        events = list(self._events)
        self._marker.clear()
        marker.undefine()
        assert self._marker.wait(WAIT), "no event of the marker's end"
        return ", ".join(events) or "nothing"


def turn():
    while True:
        libvirt.virEventRunDefaultImpl()


libvirt.registerErrorHandler(lambda *_: None, None)
libvirt.virEventRegisterDefaultImpl()
threading.Thread(target=turn, daemon=True).start()
connection = libvirt.open("qemu:///embed?root=/host")
domain = connection.defineXML(DOMAIN.format("vm"))
told = Told(connection)
for name, call in {
    "create": domain.create,
    "managedSave": domain.managedSave,
    "managedSaveRemove": domain.managedSaveRemove,
    "defineXML of what is there": lambda: connection.defineXML(domain.XMLDesc(libvirt.VIR_DOMAIN_XML_INACTIVE)),
    "setMemoryFlags": lambda: domain.setMemoryFlags(2048, CONFIG),
    "setVcpusFlags": lambda: domain.setVcpusFlags(2, CONFIG | libvirt.VIR_DOMAIN_VCPU_MAXIMUM),
    "attachDeviceFlags": lambda: domain.attachDeviceFlags(DRIVE, CONFIG),
    "detachDeviceFlags": lambda: domain.detachDeviceFlags(DRIVE, CONFIG),
    "setLifecycleAction": lambda: domain.setLifecycleAction(
        libvirt.VIR_DOMAIN_LIFECYCLE_POWEROFF, libvirt.VIR_DOMAIN_LIFECYCLE_ACTION_DESTROY, CONFIG),
    "setAutostart": lambda: domain.setAutostart(1),
}.items():
    print(f"{name}: {told.of(call)}")
PYTHON

cat >expected <<'END'
create: RESUMED, STARTED
managedSave: SUSPENDED, JOB_COMPLETED, STOPPED (saved)
managedSaveRemove: nothing
defineXML of what is there: DEFINED
setMemoryFlags: nothing
setVcpusFlags: nothing
attachDeviceFlags: nothing
detachDeviceFlags: nothing
setLifecycleAction: nothing
setAutostart: nothing
END
unshare --mount --pid --fork --kill-child sh -c '
    mount --rbind /dev tree/dev && mount --rbind /sys tree/sys && mount -t proc proc tree/proc || exit 1
    chroot=$(command -v chroot)
    env -i PATH=/usr/bin LIBVIRT_LOG_OUTPUTS=4:file:/log "$chroot" tree /usr/bin/python3 /events.py
    exit $?' >seen 2>errors || cat errors
cat seen
cmp expected seen
