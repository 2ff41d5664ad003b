"""Documents on paper: PDF in any of the seven languages, side by side where two have equal authority."""
