"""Who meets whom: pairs, groups, invitations and the distribution of tasks, each with a proven bound beside it.

Pure Python on numpy, scipy and rustworkx; knows no Django and keeps nothing. A person is a row, and people are named
by their place in the list from 0 on; values are symmetric square arrays in which a higher number is a better meeting.
"""
