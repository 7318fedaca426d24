"""References as readers see them: typed fields, names, dates, and what stands where in Vancouver and AMA."""
