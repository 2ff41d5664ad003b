"""What cooperation amounts to: valuation by named methods, counting rules, coverage, scores of principles.

Plain values in, plain values out: usable in a notebook. What is missing is never zero, and every total says how many of
its lines it could count.
"""
