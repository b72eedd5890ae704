"""What the curator reads: how a record was read, where a fault is, what became of each file."""
