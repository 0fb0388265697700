"""What runs inside the sandbox: sent there as text, and never trusted once a submission is loaded.

It runs under whatever Python >= 3.10 the host has, without our packages, so these modules import
the standard library and each other, and nothing else. The trusted side imports them only to send
them and to reckon the filter's bytes in tests.
"""
