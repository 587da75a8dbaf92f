"""Invented members, their archives and other sources, with the truth known beforehand: for proofs and the demo."""
