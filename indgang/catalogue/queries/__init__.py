"""Reads of the catalogue that more than one caller needs."""
