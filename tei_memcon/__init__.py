"""Plain-text records of diplomatic conversations to validated TEI P5, and from TEI to what others read."""

__version__ = "0.1.0"
