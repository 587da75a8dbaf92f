"""Whom the member wants to reach: titles read as function and rank, and the target group that he declared."""
