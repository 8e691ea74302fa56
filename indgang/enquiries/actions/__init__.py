"""Everything that changes enquiries, one file for each step."""
