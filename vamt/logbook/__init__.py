"""What a machine writes down of what happens to it (event log) and of who changed it (audit log). No I/O."""
