"""The hall's database: tables, engines, migrations and the only SQL in the product."""
