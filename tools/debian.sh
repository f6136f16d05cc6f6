# Sourced by the other scripts here: Debian packages, where this account may install them.

# The way to become root: nothing as root, `sudo -n` where no password is asked, else false.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        sudo -n "$@"
    else
        return 126
    fi
}

# apt-get without a question or a terminal; waits for another apt on the same machine.
apt_get() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y \
        -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300 "$@" </dev/null >&2
}

# debian_install PACKAGE...: false where it could not be done. A machine that never had
# `apt-get update`, or had it long ago, gets one and a second try.
debian_install() {
    command -v apt-get >/dev/null 2>&1 || return 1
    as_root true || return 1
    echo "Installing Debian's $*" >&2
    apt_get install --no-install-recommends "$@" 2>/dev/null && return 0
    apt_get update && apt_get install --no-install-recommends "$@"
}
