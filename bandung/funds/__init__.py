"""Joint funds, calls, joint proposals, assessments made apart and then together, awards."""
