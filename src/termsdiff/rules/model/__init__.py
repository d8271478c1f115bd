"""The general judgement: a linear model over what changed, for changes that no rule knows."""
