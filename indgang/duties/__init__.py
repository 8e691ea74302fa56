"""Who must do what by when: one-off duties, given by a colleague or by an area above.

Steps: give a duty to a colleague, or to a unit until somebody takes it → move it with a reason, or hand it on → finish
it, and say what came of it. What a duty concerns is named by text, so the areas above look down: they give, and ask
whether it is done. Nothing here waits for them.
"""
