"""A fair comparison within a team: like with like, small groups shrunk, nobody named who did not say so himself."""
