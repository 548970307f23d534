"""Where virtual machines live. `libvirt.py` and the modules it calls are the only ones that import libvirt."""
