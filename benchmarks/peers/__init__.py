"""The same totals written by hand in other tools: peers to be compared with, and independent oracles."""
