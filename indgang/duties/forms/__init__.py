"""What people type about duties, made into clean values. Forms never save."""
