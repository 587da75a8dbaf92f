"""The edition builder: figures from calibration members, weights from their later results, laws kept."""
