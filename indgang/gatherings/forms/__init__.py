"""What people type about gatherings, made into clean values. Forms never save."""
