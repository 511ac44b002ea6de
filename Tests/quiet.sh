#!/bin/sh
# Runs a command and shows what it printed only when it fails.
set -u
output=$(mktemp)
trap 'rm -f "$output"' EXIT
"$@" >"$output" 2>&1 && exit 0
status=$?
cat "$output" >&2
exit "$status"
