#!/bin/sh
# Builds the Linux guest of the tests into .cache/guest: vmlinuz and initrd.gz.
# Needs Debian's apt, dpkg, busybox-static, cpio, kmod; no privileges, and nothing is installed.
set -eu

out=$(cd "$(dirname "$0")/../.." && pwd)/.cache/guest
[ "$out/initrd.gz" -nt "$0" ] && [ -e "$out/vmlinuz" ] && exit 0
mkdir -p "$out"
PATH=$PATH:/usr/sbin:/sbin
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# apt reads as another user where it is root's.
chmod 755 "$work"
cd "$work"

find_kernel() {
    apt-cache depends linux-image-cloud-amd64 2>/dev/null | sed -n 's/^ *Depends: \(linux-image-[0-9].*\)$/\1/p' |
        head -n 1
}

kernel=$(find_kernel)
if [ -z "$kernel" ] && [ "$(id -u)" -eq 0 ]; then
    apt-get -q update && kernel=$(find_kernel)
fi
[ -n "$kernel" ] || { echo "no linux-image-cloud-amd64 among apt's packages; run apt-get update" >&2; exit 1; }
apt-get -q download "$kernel" qemu-guest-agent
for package in *.deb; do dpkg -x "$package" system; done
version=${kernel#linux-image-}
depmod -b system "$version"

root=$work/root
mkdir -p "$root"/bin "$root"/sbin "$root"/usr/sbin "$root"/dev "$root"/proc "$root"/sys "$root"/run "$root"/tmp \
    "$root"/var "$root"/etc/acpi/PWRF "$root"/modules
ln -s ../run "$root/var/run"
cp "$(command -v busybox)" "$root/bin/busybox"
for applet in $("$root/bin/busybox" --list); do
    [ "$applet" = busybox ] || ln -s busybox "$root/bin/$applet"
done

# Modules in the order in which they have to be loaded, what each needs before it.
modules="button evdev virtio_pci virtio_console virtio_net virtio_blk virtio_scsi ahci sd_mod sr_mod isofs"
for module in $modules; do
    modprobe -d system -S "$version" --show-depends "$module" 2>/dev/null || true
done | sed -n 's/^insmod \([^ ]*\).*/\1/p' | awk '!seen[$0]++' > list
while read -r file; do
    cp "$file" "$root/modules/"
    echo "/modules/$(basename "$file")" >> "$root/modules/order"
done < list

agent=system/usr/sbin/qemu-ga
cp "$agent" "$root/usr/sbin/"
for library in $(ldd "$agent" | grep -o '/[^ ]*'); do
    mkdir -p "$root$(dirname "$library")"
    cp -L "$library" "$root$library"
done

cat > "$root/init" <<'EOF'
#!/bin/sh
export PATH=/bin:/sbin:/usr/sbin
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev 2>/dev/null
while read -r module; do insmod "$module"; done < /modules/order
mdev -s
acpid -l /dev/console
agent=$(grep -l org.qemu.guest_agent.0 /sys/class/virtio-ports/*/name 2>/dev/null)
if [ -n "$agent" ]; then
    qemu-ga -d -m virtio-serial -p "/dev/$(basename "$(dirname "$agent")")" -f /run/qemu-ga.pid
fi
echo "GUEST READY"
while true; do setsid cttyhack sh -i </dev/ttyS0 >/dev/ttyS0 2>&1; done
EOF

# What the guest agent runs for a shutdown or a reboot.
cat > "$root/sbin/shutdown" <<'EOF'
#!/bin/sh
echo "GUEST SHUTDOWN $*" > /dev/console
case "$*" in *-r*) reboot -f ;; *) poweroff -f ;; esac
EOF

cat > "$root/etc/acpi/PWRF/00000080" <<'EOF'
#!/bin/sh
echo "GUEST POWER BUTTON" > /dev/console
poweroff -f
EOF

chmod 755 "$root/init" "$root/sbin/shutdown" "$root/etc/acpi/PWRF/00000080"
(cd "$root" && find . -print0 | cpio --null --create --format newc --quiet --owner 0:0 | gzip -1) > "$out/initrd.gz"
cp "system/boot/vmlinuz-$version" "$out/vmlinuz"
echo "$out: $kernel"
