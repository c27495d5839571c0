"""The centre's published contract (OpenAPI at ``/openapi.json``): one file for each thing that is asked of it."""
