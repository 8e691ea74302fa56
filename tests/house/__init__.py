"""What the import contracts cannot see: checks of the house that ``tests/test_house.py`` runs on it.

Each check takes the project's folder, or what was read from it, and yields one line for every fault, so that it can
be tried on a small house that is crooked.
"""
