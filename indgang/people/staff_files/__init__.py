"""Reads the municipality's lists of units and colleagues from CSV and XLSX, and knows nothing of the database.

Steps: ``reading`` tells the kind of file and takes its lines → ``columns`` tells which heading is which field →
``cells`` makes each cell a clean value or a fault that names its line and field. ``lists`` holds what is so of any
list, and reads those of the areas above too. No bytes make it fail otherwise than by a refusal or by faults.
"""
