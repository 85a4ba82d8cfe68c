"""Law that knows what day it is: force, changes, what a change reaches, what needs a look."""
