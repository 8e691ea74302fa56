"""What people meet of gatherings."""
