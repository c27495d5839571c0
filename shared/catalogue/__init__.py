"""How a catalogue comes in and goes out: folders of TOML, and the files of provinces."""
