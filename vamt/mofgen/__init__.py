"""MOF to Python: a development tool. Nothing that `vamt serve` runs imports it.

`reader` reads MOF with pywbem's compiler, `resolve` works out what each class inherits, `render` makes
Python of it, `generator` does all three for a directory.
"""
