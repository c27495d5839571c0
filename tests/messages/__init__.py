"""Messages to people: when, in which words, by which way, and never twice."""
