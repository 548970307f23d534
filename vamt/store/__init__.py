"""Firmware state that survives restarts. `sqlite.py` is the only module that imports sqlite3."""
