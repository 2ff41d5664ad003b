"""Statistics engines, one file each; ``economy.engine.open_engine`` picks one by its address."""
