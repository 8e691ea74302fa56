"""What people meet of duties."""
