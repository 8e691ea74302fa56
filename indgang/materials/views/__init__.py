"""Pages of materials and outside dates, for colleagues."""
