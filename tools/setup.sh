#!/bin/sh
# Sets up the virtual environment: everything in requirements.lock, by hash.
# Takes no time when nothing changed; repairs what is broken or half made.
# Environment: PYTHON, the interpreter to start from.
set -eu
cd "$(dirname "$0")/.."
. tools/debian.sh

python=${PYTHON:-python3}
venv=.venv
stamp=$venv/.ready

fail() {
    printf '\nSet-up stopped: %s\n' "$1" >&2
    exit 1
}

# Two makes at once (a dashboard here, tests there) must not build the same folder.
if [ -z "${DUIZHAO_SETUP:-}" ] && command -v flock >/dev/null 2>&1; then
    DUIZHAO_SETUP=locked exec flock "$venv.lock" sh tools/setup.sh
fi

command -v "$python" >/dev/null 2>&1 ||
    fail "there is no '$python' here. Install Python 3.11 or newer (Debian: apt-get install python3)."
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    fail "$("$python" --version) is too old; 3.11 or newer is needed (make run PYTHON=python3.12 names another)."

# What the environment is made of and where: a changed lock, another Python or a moved
# checkout each make the stamp differ.
wanted=$("$python" - <<'PY'
import hashlib, os, sys
inputs = [open(name, "rb").read() for name in ("requirements.lock", "pyproject.toml")]
inputs += [os.getcwd().encode(), sys.version.encode()]
print(hashlib.sha256(b"\0".join(inputs)).hexdigest())
PY
)
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ] && "$venv/bin/python" -c '' 2>/dev/null; then
    exit 0
fi
rm -f "$stamp"

# The programs in .venv/bin name their interpreter by its full path: a moved checkout needs
# new ones.
still_good() {
    grep -qF "$(pwd)/$venv/bin/python" "$venv/bin/pip" 2>/dev/null || return 1
    there=$("$venv/bin/python" -c 'import sys; print(sys.version)' 2>/dev/null) || return 1
    [ "$there" = "$("$python" -c 'import sys; print(sys.version)')" ] &&
        "$venv/bin/python" -m pip --version >/dev/null 2>&1
}

make_venv() {
    echo "Making $venv with $("$python" --version)"
    "$python" -m venv --clear "$venv" >"$venv.log" 2>&1
}

if ! still_good; then
    # Debian's python3 has no ensurepip until python3-venv is there.
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        package=$("$python" -c 'import sys; print("python3.%d-venv" % sys.version_info[1])')
        debian_install python3-venv || debian_install "$package" ||
            fail "this Python cannot make virtual environments, and this account may not install what it lacks. Run, then start again:
    sudo apt-get update && sudo apt-get install python3-venv"
    fi
    make_venv || { cat "$venv.log" >&2; fail "$python -m venv $venv failed (above)."; }
    rm -f "$venv.log"
fi

echo "Installing requirements.lock into $venv (the first time takes a few minutes)"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input \
    --require-hashes -r requirements.lock </dev/null ||
    fail "pip could not install requirements.lock (above). It needs the Python package index; 'make setup' tries again."
echo "$wanted" >"$stamp"
