"""Everything that changes the municipality, its units and its colleagues."""
