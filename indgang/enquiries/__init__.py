"""What companies ask, from the first word to the answer: one queue, one holder, two clocks.

Steps: receive it by web or telephone → choose the task it is about → somebody takes it, and holds on to it → others are
involved, each with a part → write to one another → close it with an outcome, and say what is possible instead where the
answer is no → ask how it went → forget. What nobody answers in time is told to the substitute and then the leader.
"""
