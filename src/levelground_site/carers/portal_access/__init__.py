"""Access to an outside portal: asked for, granted, renewed, counted."""
