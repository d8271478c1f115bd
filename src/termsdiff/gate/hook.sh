#!/bin/sh
# termsdiff hook 2: made by `termsdiff hook install`, removed by `termsdiff hook uninstall`.
# To pass once: git commit --no-verify, or TERMSDIFF_SKIP=1 git commit
here=$(dirname -- "$0")
if [ -x "$here/@NAME@.before-termsdiff" ]; then
  "$here/@NAME@.before-termsdiff" "$@" || exit $?
fi
if [ -n "$TERMSDIFF_SKIP" ]; then
  echo "termsdiff: TERMSDIFF_SKIP is set, the terms were not checked" >&2
  exit 0
fi
# where no terms are staged and the settings are those of the installation, nothing is started
project() {
  git cat-file blob "$1" 2>/dev/null | grep -qF '[tool.termsdiff' && git rev-parse -q --verify "$1"
}
settings=$(git rev-parse -q --verify HEAD:termsdiff.toml 2>/dev/null ||
  project HEAD:pyproject.toml || git rev-parse -q --verify :termsdiff.toml 2>/dev/null ||
  project :pyproject.toml || echo none)
if [ "$settings" = "@SETTINGS@" ]; then
  git -c core.fsmonitor=false diff --cached --quiet --no-ext-diff --no-textconv --no-renames \
    -- @PATHS@ 2>/dev/null && exit 0
fi
python=@PYTHON@
if [ -x "$python" ]; then
  "$python" -P -m termsdiff check @MESSAGE@ >&2
  status=$?
elif command -v termsdiff >/dev/null 2>&1; then
  termsdiff check @MESSAGE@ >&2
  status=$?
else
  echo "termsdiff: the program is gone from $python and is not on PATH" >&2
  status=127
fi
case $status in
  0) exit 0 ;;
  1) echo "The commit was stopped. To pass once: git commit --no-verify" >&2 ;;
  *)
    echo "termsdiff could not make its check (status $status). This says nothing about your" >&2
    echo "change; the commit was stopped because nobody looked at it." >&2
    echo "To pass once: git commit --no-verify" >&2
    ;;
esac
exit 1
