"""What each view and pane shows, as pure functions from findings and state to rows."""
