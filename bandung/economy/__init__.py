"""The economy beside the cooperation: trade, investment, integration, complexity, payments. Tables in, tables out.

``engine`` is the only place that speaks to a database; ``tables`` says what the columns of each table are. An
indicator is a function of such tables and gives one: usable in a notebook, from the command line and behind a page.
Values are US dollars of the year unless a column says otherwise. What is missing is never zero.
"""
