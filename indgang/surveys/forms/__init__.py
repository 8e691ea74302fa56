"""What people answer, made into clean values. Forms never save."""
