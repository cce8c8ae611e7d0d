"""One module a format: records to what leaves the house."""
