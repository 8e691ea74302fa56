"""The words gatherings send by mail."""
