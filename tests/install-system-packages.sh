#!/bin/sh
# Installs the system packages that the tests need and that are missing:
# Chromium (the browser tests drive it), Node with npm (the search tests run in it)
# and curl (scripts of the workflows call it).  Debian and Ubuntu; elsewhere it says what to install and fails.
set -eu

# Whether one of these programs is installed.
have() {
    for name; do
        ! command -v "$name" >/dev/null || return 0
    done
    return 1
}

missing=""
have chromium-headless-shell chromium chromium-browser google-chrome || missing="$missing chromium"
have node || missing="$missing nodejs"
have npm || missing="$missing npm"
have curl || missing="$missing curl"
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null; then
    echo "missing:$missing; install them with this system's package manager" >&2
    exit 1
fi
as_root=""
[ "$(id -u)" -eq 0 ] || as_root="sudo"
$as_root apt-get update -qq
# The same engine without a window opens pages in a third of the time.  Ubuntu has none.
if apt-cache show chromium-headless-shell >/dev/null 2>&1; then
    missing=$(echo "$missing" | sed 's/ chromium/ chromium-headless-shell/')
fi
# $missing is a list of words.
# shellcheck disable=SC2086
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing
