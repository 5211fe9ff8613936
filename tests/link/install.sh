#!/bin/sh
# SPDX-License-Identifier: MIT
# make install and uninstall, staged below DESTDIR: floor directories and nothing else, which work there; a
# second install replaces, uninstall leaves nothing behind.
. tests/link/common

d="$TMP/stage dir"
make install "BUILD=$BUILD" "DESTDIR=$d" PREFIX=/opt/x FLOORS='2.17 2.28' >"$TMP/log" 2>&1 || { cat "$TMP/log"; exit 1; }
lib="$d/opt/x/lib/compat/$(uname -m)-linux-gnu"
find "$d" -type f | sed 's|/[^/]*$||' | sort -u >"$TMP/got"
printf '%s\n' "$lib/2.17" "$lib/2.28" | diff -u - "$TMP/got" || status=1
[ -z "$(find "$d" -type f ! -perm 644)" ] || wrong "modes: $(find "$d" -type f ! -perm 644)"
diff -r -x '.host-*' "$BUILD/$(uname -m)/2.17" "$lib/2.17" || status=1
grep -rlF -e "$TMP" -e "$PWD" "$d" && wrong "these name a path of this machine"

echo 'int main(void) { return 0; }' >"$TMP/t.c"
cc -o "$TMP/t" "$TMP/t.c" "-L$lib/2.17" || wrong "no link against what was installed"
assert_floor "$TMP/t" 2.17

touch "$lib/2.17/stale"
make install "BUILD=$BUILD" "DESTDIR=$d" PREFIX=/opt/x FLOORS=2.17 >"$TMP/log" 2>&1 || { cat "$TMP/log"; exit 1; }
[ ! -e "$lib/2.17/stale" ] || wrong "install over an older one leaves its files"
make uninstall "BUILD=$BUILD" "DESTDIR=$d" PREFIX=/opt/x FLOORS='2.17 2.28' >"$TMP/log" 2>&1 || { cat "$TMP/log"; exit 1; }
[ -z "$(find "$d" -type f 2>/dev/null)" ] || wrong "uninstall leaves $(find "$d" -type f | head -n 3)"
exit $status
