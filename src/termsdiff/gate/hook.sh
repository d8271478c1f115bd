#!/bin/sh
# termsdiff hook 3: made by `termsdiff hook install`, removed by `termsdiff hook uninstall`.
# To pass once: git commit --no-verify, or TERMSDIFF_SKIP=1 git commit
here=${0%/*}
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
names() {
  git -c core.fsmonitor=false -c core.quotePath=false -c diff.relative=false "$@" --name-only \
    --no-ext-diff --no-textconv --no-renames --ignore-submodules=none 2>/dev/null
}
# more than what the check would speak of is found here, never less
watched() {
  LC_ALL=C grep -qiE -e @WATCHED@
}
# a key of a project file can be spelled with escapes
ours() {
  git cat-file blob "$1" 2>/dev/null | grep -qE 'termsdiff|\\[uUx]'
}
tab=$(printf '\t')
same_settings() {
  rows=$(git ls-tree HEAD termsdiff.toml pyproject.toml 2>/dev/null)
  [ "$rows" != @SETTINGS@ ] || return 0
  case $rows in
    *"${tab}termsdiff.toml") found=${rows#*pyproject.toml
} ;;
    *) ! ours HEAD:pyproject.toml || return 1; found= ;;
  esac
  [ "$found" = @SETTINGS@ ]
}
# whether these names are of our business; the project file is where a side of it names us
concern() {
  ! printf '%s\n' "$1" | watched || return 0
  printf '%s\n' "$1" | grep -qx pyproject.toml || return 1
  ours "$2:pyproject.toml" || ours "$3:pyproject.toml"
}
# where no terms are staged and the settings are those of the installation, nothing is started
untouched() {
  staged=$(names diff --cached) || return 1
  [ -n "$staged" ] || return 0
  ! concern "$staged" HEAD "" && same_settings
}
if [ "@NAME@" = post-commit ]; then
  concern "$(names diff-tree --root -r -m --no-commit-id HEAD)" HEAD^1 HEAD || exit 0
  before=$(git rev-parse -q --verify HEAD^1 2>/dev/null || git hash-object -t tree /dev/null)
  made="$(git rev-parse 'HEAD^{tree}') $before"
  if [ "@TRAILERS@" = yes ]; then
    said=$(git log -1 --format=%B | grep '^Terms-Acknowledged:')
    [ -z "$said" ] || made="$made
$said"
  fi
  [ "$made" != "$(cat "$(git rev-parse --git-path @CHECKED@)" 2>/dev/null)" ] || exit 0
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
  case ${GIT_INDEX_FILE##*/} in
    index.lock)
      echo "What -a, -i or -p adds is not staged: \`git add\` it before you acknowledge it." >&2 ;;
    next-index-*)
      echo "A commit of some paths leaves out what else is staged: name the reviews, too." >&2 ;;
  esac
else
  echo "termsdiff could not make its check (status $status). This says nothing about your" >&2
  echo "change; the commit was stopped because nobody looked at it." >&2
  echo "To pass once: git commit --no-verify" >&2
fi
exit 1
