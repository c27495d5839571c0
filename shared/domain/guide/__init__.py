"""The guide (办事指南): what remains of a theme when it meets a person's answers."""
