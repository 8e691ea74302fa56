"""Reads of ties: of one pair, of one colleague, of departments."""
