"""The gate: no sensitive edit of terms is committed without a person's approval."""
