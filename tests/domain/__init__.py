"""The hall's rules, each as a sentence."""
