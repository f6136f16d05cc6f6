#!/bin/sh
# What the browser tests and the screenshots need beside Python: a Chromium, and a font with
# Chinese characters (without one, Chinese prints as boxes and nothing says so). Run after
# setup.sh.
set -eu
cd "$(dirname "$0")/.."
. tools/debian.sh

missing=
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
command -v fc-list >/dev/null 2>&1 || missing="$missing fontconfig"
[ -n "$(fc-list :lang=zh family 2>/dev/null)" ] || missing="$missing fonts-wqy-microhei"
# Playwright brings a Node.js that needs a library which a small Debian lacks.
for node in .venv/lib/python3*/site-packages/playwright/driver/node; do
    [ ! -x "$node" ] || "$node" --version >/dev/null 2>&1 || missing="$missing libatomic1"
done
[ -n "$missing" ] || exit 0

# shellcheck disable=SC2086  # a list of packages
debian_install $missing || {
    printf '\nThe browser tests need%s, and this account could not install them. Run, then start again:\n' "$missing" >&2
    printf '    sudo apt-get update && sudo apt-get install --no-install-recommends%s\n' "$missing" >&2
    exit 1
}
[ -n "$(fc-list :lang=zh family)" ] || {
    echo "No font with Chinese characters is found by 'fc-list :lang=zh', though one was installed." >&2
    exit 1
}
