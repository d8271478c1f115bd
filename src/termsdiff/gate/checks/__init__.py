"""The checks: one module per question about a step; `examination` runs them."""
