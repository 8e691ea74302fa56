"""Reads of enquiries that more than one caller needs."""
