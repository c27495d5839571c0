"""The guide's pages: what a person wants, the questions, what they need, and everything to leaf through."""
