"""The companies the municipality speaks with, by CVR and P-number: who they are, who knows them, when we last spoke.

Steps: import them or write them down → give each a fixed contact person → note each time somebody speaks with one →
see whom nobody has spoken with for a year. The areas above note their own conversations here, as text, so that a
company's card shows its whole story.
"""
