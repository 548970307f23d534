"""vamt gives every libvirt virtual machine an Intel AMT."""

__version__ = "0.1.0"
