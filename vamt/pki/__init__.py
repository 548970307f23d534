"""Certificates and keys of a machine: what is stored of them, and the arithmetic. No sockets, no wire format."""
