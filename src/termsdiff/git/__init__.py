"""The only way to call git: a repository is data, and nothing in it runs.

`command` starts git, `repository` finds a repository, `commits` and `trees` say what a revision
contains, `changing_commits` which of them changed a file, `index` what is staged. `contents` and
`documents` read through GitPython's objects, which `guarded` ties to `command`.
"""
