"""One widget a pane; no pane knows another."""
