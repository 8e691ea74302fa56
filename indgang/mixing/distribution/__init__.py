"""Which colleague holds which task, and who stands in: a proposal that people decide about.

It goes by what was declared (skills, hours, wishes, rules) and never by how anybody behaved. In order: ``asked`` holds
tasks, colleagues and settings; ``scoring`` says how well each fits and ``plans`` what a plan is worth; ``greedy`` makes
one without a solver; ``programming`` is the exact model, its bound and its prices; ``clashing`` says what collides when
a task cannot be held; ``reasons`` gives the grounds of every line. ``distributing.distribute`` does it all.
"""
