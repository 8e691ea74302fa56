"""What people type about materials and outside dates, made into clean values. Forms never save."""
