"""WS-Management: messages, faults, enumeration, associations, dispatch. No I/O."""
