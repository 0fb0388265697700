"""What is measured rather than believed; each figure with its reference in the same run."""
