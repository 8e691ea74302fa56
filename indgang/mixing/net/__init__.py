"""Figures of the net between departments, never of one person, and none for a unit of few people.

``ties`` are the pairs who know each other and how well; ``coverage`` is how much of what two units need of each other
is there, ``bridges`` how many separate ties hold two units together, and ``mixture`` how far ties go across, beside
what chance would do.
"""
