"""Whom to invite: some fifty of hundreds or thousands, by business contact and by what can happen in the room.

In order: ``contact`` puts a score together for each; ``asked`` holds size, quotas, musts and must-nots, and says
which of them collide; ``measuring`` says what a list is worth, and what each swap would change; ``bounding`` proves
what no list can exceed; ``searching`` finds the list; ``reasons`` says of each why they are in or out, and
``reserves`` who comes next. ``selecting.select`` does it all.
"""
