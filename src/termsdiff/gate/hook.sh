#!/bin/sh
# termsdiff hook 3: made by `termsdiff hook install`, removed by `termsdiff hook uninstall`.
# To pass once: git commit --no-verify, or TERMSDIFF_SKIP=1 git commit
here=$(dirname -- "$0")
message=$1
if [ -x "$here/@NAME@.before-termsdiff" ]; then
  "$here/@NAME@.before-termsdiff" "$@" || exit $?
fi
if [ -n "$TERMSDIFF_SKIP" ]; then
  [ "@NAME@" = post-commit ] ||
    echo "termsdiff: TERMSDIFF_SKIP is set, the terms were not checked" >&2
  exit 0
fi
# what is looked at is what will be pushed, by these names and no other
unset GIT_LITERAL_PATHSPECS GIT_GLOB_PATHSPECS GIT_NOGLOB_PATHSPECS GIT_ICASE_PATHSPECS
unset GIT_REPLACE_REF_BASE GIT_EXTERNAL_DIFF GIT_DIFF_OPTS
GIT_NO_REPLACE_OBJECTS=1
GIT_GRAFT_FILE=/dev/null/none
export GIT_NO_REPLACE_OBJECTS GIT_GRAFT_FILE
same() {
  git -c core.fsmonitor=false -c diff.relative=false "$@" --quiet --no-ext-diff --no-textconv \
    --no-renames --ignore-submodules=none -- @PATHS@ 2>/dev/null
}
# a key of a project file can be spelled with escapes
project() {
  git cat-file blob "$1" 2>/dev/null | grep -qE 'termsdiff|\\[uUx]'
}
untouched() {
  project_file=$(git rev-parse -q --verify HEAD:pyproject.toml 2>/dev/null)
  if [ "$(git rev-parse -q --verify :pyproject.toml 2>/dev/null)" != "$project_file" ]; then
    ! project HEAD:pyproject.toml && ! project :pyproject.toml || return 1
  fi
  settings=$(git rev-parse -q --verify HEAD:termsdiff.toml 2>/dev/null) ||
    { [ -n "$project_file" ] && project HEAD:pyproject.toml && settings=$project_file; } ||
    settings=none
  [ "$settings" = "@SETTINGS@" ] && same diff --cached && ! in_sight
}
# what looks like terms and is not guarded is at least said
in_sight() {
  git -c core.fsmonitor=false diff --cached --name-only --no-ext-diff --no-renames 2>/dev/null |
    grep -qiE '(^|[^a-z])(@TELLING@)([^a-z].*)?\.(@ENDINGS@)"?$'
}
# where no terms are staged and the settings are those of the installation, nothing is started
if [ "@NAME@" = post-commit ]; then
  passed=$(cat "$(git rev-parse --git-path @CHECKED@)" 2>/dev/null)
  made=$(git rev-parse 'HEAD^{tree}')
  if [ "@TRAILERS@" = yes ]; then
    said=$(git log -1 --format=%B | grep '^Terms-Acknowledged:')
    [ -z "$said" ] || made="$made
$said"
  fi
  [ "$made" != "$passed" ] || exit 0
  before=$(git rev-parse -q --verify HEAD^1 2>/dev/null || git hash-object -t tree /dev/null)
  ! same diff "$before" HEAD || exit 0
else
  ! untouched || exit 0
fi
check() {
  if [ "@NAME@" = post-commit ]; then
    "$@" check --commit HEAD >&2
  else
    "$@" check --hook @MESSAGE@ >&2
  fi
}
python=@PYTHON@
if [ -x "$python" ]; then
  check "$python" -P -m termsdiff
  status=$?
elif command -v termsdiff >/dev/null 2>&1; then
  check termsdiff
  status=$?
else
  echo "termsdiff: the program is gone from $python and is not on PATH" >&2
  status=127
fi
[ "$status" -ne 0 ] || exit 0
if [ "@NAME@" = post-commit ]; then
  echo "WARNING from termsdiff: the commit just made is not what the hook let pass, or was not" >&2
  echo "checked. It was made all the same. Acknowledge what is open and amend it, or undo it" >&2
  echo "(\`git reset --soft HEAD^\`), before you push." >&2
  exit 0
fi
if [ "$status" -eq 1 ]; then
  echo "The commit was stopped. To pass once: git commit --no-verify" >&2
else
  echo "termsdiff could not make its check (status $status). This says nothing about your" >&2
  echo "change; the commit was stopped because nobody looked at it." >&2
  echo "To pass once: git commit --no-verify" >&2
fi
exit 1
