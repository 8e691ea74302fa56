"""Rounds of conversations two and two, proven near the best possible.

Steps: ``rest`` says what is left to plan → ``forbidden`` proves how few forbidden pairs there can be → ``prices``
relaxes the choice of meetings and gives the bound → ``choosing`` chooses the best set of meetings for all rounds at
once → ``splitting`` cuts it into rounds by ``matching`` → ``seating`` gives them tables. ``planning`` is the way in.
Sources: the set first and the rounds second is how one-factors are peeled off a regular graph; the bound is weak
duality of linear programming; the matching is Edmonds' blossom.
"""
