"""The story screen: three panes and a centre."""
