"""The only SQL of the centre: tables, migrations, connections, and the writing of many rows at once."""
