"""Everything that changes what is remembered of the companies."""
