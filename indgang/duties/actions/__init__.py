"""Everything that changes duties."""
