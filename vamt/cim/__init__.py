"""The CIM model: types, class tables, references, and instances as XML. No I/O."""
