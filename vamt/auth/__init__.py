"""Who asks and what they may do. No I/O."""
