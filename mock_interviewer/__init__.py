"""The launcher's package; in the wheel it also holds every other folder of the house."""

__version__ = "0.1.0"
