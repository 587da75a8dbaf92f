"""The index put to proof: invented populations, every property of the method against its bar, by one command."""
