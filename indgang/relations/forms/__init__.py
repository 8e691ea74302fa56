"""What colleagues say of whom they know, made clean."""
