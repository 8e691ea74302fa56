"""What people meet of surveys."""
