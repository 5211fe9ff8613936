#!/bin/sh
# SPDX-License-Identifier: MIT
# The committed tables are what gen/scrape and gen/runtimes-update read out of the libraries of the releases.
set -u
: "${TMP:?}" "${BUILD:=build}"

make -s BUILD="$BUILD" "$BUILD/scrape" >"$TMP/log" 2>&1 || {
	cat "$TMP/log" >&2
	exit 1
}
{ sh gen/abi-update --check && sh gen/runtimes-update --check; } >"$TMP/log" 2>&1
s=$?
[ $s -eq 0 ] || cat "$TMP/log" >&2
exit $s
