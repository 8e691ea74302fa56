"""What a person meets: the public front page, the desk, a colleague's page. Composes; decides nothing."""
