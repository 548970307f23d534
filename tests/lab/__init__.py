"""The test bench: an unprivileged libvirtd with real QEMU guests, for the contract, system and interop tests."""
