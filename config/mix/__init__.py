"""``indgang mix``: who meets whom, from CSV files and without a database.

One module for each verb, with ``add_arguments`` and ``run``; ``reading`` takes the files in, ``printing`` puts plans
and faults into Danish. Nothing here starts Django, so that a plan is there in a second.
"""
