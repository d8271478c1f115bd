"""What users write in TOML: settings, records of acknowledgements, names of terms.

`declarations` says what may be set, `reading_toml` reads TOML according to such a declaration,
`validating` checks a table against it, `locating` finds the settings file and `file` reads it.
What values mean is decided where they are used.
"""
