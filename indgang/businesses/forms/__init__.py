"""What is typed about the companies, as clean values."""
