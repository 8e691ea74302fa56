"""One enquiry's page at the desk, and what can be done on it about who holds it and who helps."""
