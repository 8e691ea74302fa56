"""Reads a list of companies from CSV and XLSX, and knows nothing of the database.

Steps: ``reading`` takes the lines, with the tools that read lists of colleagues → ``columns`` tells which heading is
which field → ``cells`` makes each cell a clean value or a fault that names its line and field.
"""
