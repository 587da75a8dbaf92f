"""Scores of many members at once, from Parquet: the indicator files as they stand, on DuckDB or on Spark."""
