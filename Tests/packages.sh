#!/bin/sh
# Installs the Debian packages named, if any is missing. Says nothing and asks nothing when all are
# there, so that a machine without network can build.
set -eu

missing=
for package in "$@"; do
  case $package in
    libncurses-dev) [ -e /usr/include/ncurses.h ] && [ -e /usr/include/panel.h ] && continue ;;
    libxml2-dev) [ -e /usr/include/libxml2/libxml/parser.h ] && continue ;;
    libcurl4-openssl-dev) command -v curl-config >/dev/null && continue ;;
    libsqlite3-dev) [ -e /usr/include/sqlite3.h ] && continue ;;
    libsixel-dev) [ -e /usr/include/sixel/sixel.h ] && continue ;;
    libvterm-dev) [ -e /usr/include/vterm.h ] && continue ;;
    pkg-config) command -v pkg-config >/dev/null && continue ;;
  esac
  if command -v dpkg-query >/dev/null &&
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed'; then
    continue
  fi
  missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null; then
  # Homebrew and others keep headers elsewhere; the compiler will say what it does not find.
  echo "Pullquote needs these, by their Debian names:$missing" >&2
  exit 0
fi
as_root=
if [ "$(id -u)" != 0 ]; then
  as_root=sudo
  if ! command -v sudo >/dev/null; then
    echo "missing:$missing; install them as root: apt-get install$missing" >&2
    exit 1
  fi
fi
echo "installing$missing" >&2
# The lists may be old or absent on a fresh machine; only then are they fetched.
# shellcheck disable=SC2086
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing >/dev/null 2>&1 || {
  $as_root apt-get update -qq >&2
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing >&2
}
