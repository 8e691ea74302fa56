"""Everything that changes what was asked and answered."""
