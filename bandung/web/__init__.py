"""Pages: they translate a request into one call of the domain and its answer into a page; they decide nothing."""
