"""The checks: one module a question that is asked of a step; `examination` runs them."""
