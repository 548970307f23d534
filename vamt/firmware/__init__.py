"""What a management controller remembers of its machine and does by itself, as sections and rules.

No wire format and no hypervisor: classes show it (`vamt_providers`), backends carry it out.
"""
