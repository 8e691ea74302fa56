"""Everything that changes materials and outside dates."""
