"""What users write in TOML: settings, records of acknowledgements, names of terms.

`sections` declares what may be set, `reading` reads TOML according to such a declaration,
`checking` checks a table against it, `finding` finds the settings file and `file` reads it. What
values mean is decided where they are used.
"""
