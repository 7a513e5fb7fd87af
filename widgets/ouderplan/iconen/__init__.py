"""The icons of the waarden: one .svg each, drawn on a grid of 24 with a line of 2."""

from ouderplan.iconen.laden import icon_names, icon_shape, icon_svg

__all__ = ["icon_names", "icon_shape", "icon_svg"]
