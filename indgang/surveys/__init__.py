"""How it went, asked of those who know: questions, invitations, answers, and figures that small samples can bear.

Steps: put the questions in → invite somebody to answer, at most once a quarter → take the answer by its link → show
results with their uncertainty, and none of fewer than five → forget. What was asked about is named by text; the areas
above ask, and show the page that takes the answer.
"""
