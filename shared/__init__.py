"""What every mode needs: rules, acts and questions, store, link, papers, security and the common look."""
