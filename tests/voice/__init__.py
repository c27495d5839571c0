"""The voice of a hall, from a clerk's key to the loudspeaker."""
