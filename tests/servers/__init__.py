"""Real servers, started by the tests: what was invented and written through their own doors is read by jalon pull."""
