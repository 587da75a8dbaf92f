"""Norms between organisations: contributions on a public grid, signed; figures released with noise, once a period."""
