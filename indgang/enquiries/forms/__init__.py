"""What was typed about enquiries, made clean."""
