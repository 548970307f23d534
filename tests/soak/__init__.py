"""The long run: clients of every kind and hostile peers at once, while libvirtd, vamt and the disk fail at random."""
