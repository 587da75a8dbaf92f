"""How long until the next step, with those still waiting counted and those lost as a competing end."""
