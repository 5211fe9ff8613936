#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2015,SC2046,SC2086 # commands and options are words
# Meson: examples/plugin, which knows nothing of libcompat, by the machine files, native and cross; one that has lost
# its directory is an error.
. tests/link/common
. tests/link/installed
m=$(uname -m)
export XDG_DATA_DIRS="$prefix/share"

# meson_to DIR ARGS...: configures, builds and installs examples/plugin
meson_to() {
	b=$1
	shift
	meson setup "$b" examples/plugin "$@" >"$TMP/log" 2>&1 && ninja -C "$b" >>"$TMP/log" 2>&1 &&
		DESTDIR="$b/to" meson install -C "$b" >>"$TMP/log" 2>&1
}

for a in $ARCHES; do
	file=--cross-file
	[ $a != $m ] || file=--native-file
	meson_to "$TMP/b-$a" $file compat-2.17-$a || { wrong "meson setup $file compat-2.17-$a"; tail -n 20 "$TMP/log"; }
	textfilter $a "$TMP/b-$a/to" Meson
	not_loaded "$TMP/b-$a/entropy.so"
done
meson_to "$TMP/b" --native-file compat-2.28 || wrong 'meson setup --native-file compat-2.28'
assert_floor "$TMP/b/entropy.so" 2.28 filters_error

# by the name of a distribution; a -L of the system's in LDFLAGS does not get before ours
system=-L$(dirname "$(realpath "$(cc -print-file-name=libc.so)")")
LDFLAGS=$system meson_to "$TMP/named" --native-file compat-rhel8 || wrong 'meson setup --native-file compat-rhel8'
for f in "$TMP/named/entropy.so" "$TMP/named/textfilter"; do
	assert_floor "$f" 2.28 filters_new filters_add filters_run filters_free filters_error
done
case " $ARCHES " in
*" aarch64 "*) meson_to "$TMP/cross" --cross-file compat-focal-aarch64 && assert_floor "$TMP/cross/entropy.so" 2.31 filters_error ||
	wrong 'meson setup --cross-file compat-focal-aarch64' ;;
esac

! meson_to "$TMP/no" --native-file compat-2.19 || wrong 'there is a native file compat-2.19'
mv "$prefix" "$TMP/moved"
! XDG_DATA_DIRS="$TMP/moved/share" meson_to "$TMP/lost" --native-file compat-2.17 || wrong 'a lost floor directory goes unnoticed'
grep -q 'cannot find -lcompat' "$TMP/lost/meson-logs/meson-log.txt" || wrong "not the error that was expected: $(cat "$TMP/log")"
exit $status
