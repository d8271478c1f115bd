"""Access for agents: the commands that read, over the Model Context Protocol."""
