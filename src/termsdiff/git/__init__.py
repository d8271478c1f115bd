"""The one way to ask git: a repository is data, and nothing of it runs.

`command` starts git, `repository` finds a repository, `commits` and `trees` answer what a revision
holds, `history` who changed a file when, `index` what is staged. `contents` and `documents` read
through GitPython's objects, which `guarded` ties to `command`.
"""
