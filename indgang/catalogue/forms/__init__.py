"""What people type about the catalogue, made into clean values; one file a page. Forms never save."""
