"""What the rows of a province's file mean."""
