"""The hall display: which number goes to which counter, readable from ten metres, without a name on it."""
