"""SOAP 1.2 envelopes, in and out. No I/O."""
