"""From what a person wants to exactly what they need: themes, questions, the result, and everything to leaf through."""
