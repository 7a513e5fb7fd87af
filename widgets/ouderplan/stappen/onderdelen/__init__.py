"""Parts that every step's view is made of: fields, buttons, lists, templates."""
