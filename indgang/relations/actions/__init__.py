"""Everything that changes what is known of who knows whom."""
