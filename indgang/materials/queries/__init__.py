"""Reads of materials and outside dates that more than one caller needs."""
