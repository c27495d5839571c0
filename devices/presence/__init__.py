"""The device manager (设备管理): which devices are there, on which port, and how they are."""
