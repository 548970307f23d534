"""Where virtual machines live. `libvirt.py` is the only module that imports libvirt."""
