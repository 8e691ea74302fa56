"""What people type, made into clean values; one file a page. Forms never save."""
