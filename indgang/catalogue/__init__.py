"""The task-and-staff catalogue: tasks in companies' words, who answers for them, who does them, who substitutes.

Steps: set up a catalogue with an owner → describe tasks → place responsibility → confirm that it still holds →
mend gaps. Above the tasks lie business situations that gather them. Finding reads all of it.
"""
