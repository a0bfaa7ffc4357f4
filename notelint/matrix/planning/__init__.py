"""A month's calendar: what must hold, what is wished, and a plan that keeps the one and comes near the other."""
