"""Which contacts stand on the way to a signed deal: several models side by side, never one number, never a cause."""
