"""The municipality itself, its units in a tree, its colleagues, their absence, and who may do what.

Steps: describe the municipality → import or write down units and colleagues → let them sign in and give roles →
note absence with a substitute → say goodbye to those who leave. Indgang is never the person master: what an
import says goes before what is typed here.
"""
