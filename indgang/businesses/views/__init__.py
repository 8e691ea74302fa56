"""The companies at the desk."""
