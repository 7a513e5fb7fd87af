"""The free texts of the plan, as a fold of the step Schooljaarplan."""
