"""The questions and round templates that are shipped: data, packed beside the code."""
