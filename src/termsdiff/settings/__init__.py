"""What users write down in TOML: settings, records of acknowledgements, what terms are called.

`sections` declares what may be set, `reading` reads TOML as such a declaration says, `checking`
holds a table against it, `finding` finds the file of settings and `file` reads it. What values mean
is decided where they are used.
"""
