"""Many schools on one server: what JupyterHub starts for a school, and what a board sees."""
