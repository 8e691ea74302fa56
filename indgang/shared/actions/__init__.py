"""Acts with no meaning of their own, which other areas are built from."""
