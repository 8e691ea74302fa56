"""Once or twice a year those with much company contact meet: who is invited, who meets whom, and what came of it.

Steps: plan it, short and with few → propose whom to invite, with reasons → their leaders say yes → invite, remind, let
reserves move up → choose real tasks and draw groups and speed-dates → the day itself: check in, meet, write down →
evaluate, make the booklet, give each result an owner and a day → write the ties down. A group ends with its gathering.
"""
