"""Indgang: one entrance to the municipality for companies. Each folder is an area; docs/map.md draws them."""

__version__ = "0.1.0"
