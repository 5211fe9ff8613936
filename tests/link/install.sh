#!/bin/sh
# SPDX-License-Identifier: MIT
# make install and uninstall, staged below DESTDIR: floor directories, the command, its manual and completions, nothing else,
# which work there; a second install replaces, uninstall leaves nothing behind.
. tests/link/common

d="$TMP/stage dir"
make install "BUILD=$BUILD" "DESTDIR=$d" PREFIX=/opt/x FLOORS='2.17 2.28' >"$TMP/log" 2>&1 || { cat "$TMP/log"; exit 1; }
lib="$d/opt/x/lib/compat/$(uname -m)-linux-gnu"
find "$d" -type f | sed 's|/[^/]*$||' | sort -u >"$TMP/got"
bin=$d/opt/x/bin share=$d/opt/x/share
printf '%s\n' "$bin" "$lib/2.17" "$lib/2.28" "$share/bash-completion/completions" "$share/man/man1" \
	"$share/zsh/site-functions" | diff -u - "$TMP/got" || status=1
[ "$(find "$d" -type f ! -perm 644)" = "$bin/compat" ] || wrong "modes: $(find "$d" -type f ! -perm 644)"
[ "$("$bin/compat" flags --floor rhel8)" = "-L$(realpath "$lib")/2.28 -lcompat" ] ||
	wrong "compat flags: $("$bin/compat" flags --floor rhel8 2>&1)"
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
