"""What an import of companies would do, before it does it.

Steps: ``gathering`` brings the lines together by company and by production unit → ``shapes`` tells what of each
changes.
"""
