"""What is known of each model of device, as data: one TOML file a model in ``resources/devices``."""
