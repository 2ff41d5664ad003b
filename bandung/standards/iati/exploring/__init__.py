"""Exploring activities that were flattened: find them, add them up without counting twice, take any table along.

``collecting.collect`` puts the tables of several files into one DuckDB file, a *collection*: exactly what somebody may
see. ``collection.Collection`` opens it; ``asking.Asked`` says what is asked, ``answering.Answers`` answers,
``grouping`` finds what several reporters tell of one activity, ``leaving`` hands out tables, ``telling`` shows one
activity with every element of it.
"""
