#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2015,SC2046,SC2086 # commands and options are words
# Autoconf, Automake and libtool: examples/plugin, which knows nothing of libcompat, by LDFLAGS and by config.site.
. tests/link/common
. tests/link/installed
m=$(uname -m)
# neither LDFLAGS nor CONFIG_SITE can hold a space
mv "$prefix" "$TMP/moved"
site=$TMP/moved/share/compat/config.site
cp -R examples/plugin "$TMP/src"
(cd "$TMP/src" && autoreconf -i) >"$TMP/log" 2>&1 || { tail -n 20 "$TMP/log"; exit 1; }

# configure_to DIR ARGS...: configures, builds and installs examples/plugin
configure_to() {
	b=$1
	shift
	mkdir -p "$b"
	(cd "$b" && ../src/configure "$@" && make && make install "DESTDIR=$b/to") >"$TMP/log" 2>&1
}

for a in $ARCHES; do
	host=
	[ $a = $m ] || host=--host=$a-linux-gnu
	configure_to "$TMP/b-$a" $host "CONFIG_SITE=$site" || { wrong "configure $host CONFIG_SITE=..."; tail -n 20 "$TMP/log"; }
	textfilter $a "$TMP/b-$a/to" 'Autotools, config.site'
done
configure_to "$TMP/b" "LDFLAGS=-L$TMP/moved/lib/compat/$m-linux-gnu/2.17" || { wrong "configure LDFLAGS=-L..."; tail -n 20 "$TMP/log"; }
textfilter $m "$TMP/b/to" 'Autotools, LDFLAGS'

# the words for a floor, and for an architecture; a -L of the system's is behind ours
system=-L$(dirname "$(realpath "$(cc -print-file-name=libc.so)")")
for f in rhel8:2.28 CentOS-7:2.17 bullseye:2.31 GLIBC_2.28:2.28; do
	mkdir -p "$TMP/w"
	(cd "$TMP/w" && COMPAT_FLOOR=${f%:*} ../src/configure "CONFIG_SITE=$site" "LDFLAGS=$system") >"$TMP/log" 2>&1 || wrong "COMPAT_FLOOR=${f%:*}: $(tail -n 3 "$TMP/log")"
	grep -q "^LDFLAGS = -L$TMP/moved/lib/compat/$m-linux-gnu/${f#*:} $system$" "$TMP/w/Makefile" ||
		wrong "COMPAT_FLOOR=${f%:*}: $(grep '^LDFLAGS' "$TMP/w/Makefile")"
	rm -r "$TMP/w"
done
case " $ARCHES " in
*" aarch64 "*)
	mkdir "$TMP/w"
	(cd "$TMP/w" && ../src/configure --host=arm64-linux-gnu CC=aarch64-linux-gnu-gcc "CONFIG_SITE=$site" COMPAT_FLOOR=el8) >"$TMP/log" 2>&1 ||
		wrong "--host=arm64-linux-gnu: $(tail -n 3 "$TMP/log")"
	grep -q "^LDFLAGS = -L$TMP/moved/lib/compat/aarch64-linux-gnu/2.28$" "$TMP/w/Makefile" || wrong '--host=arm64-linux-gnu: no LDFLAGS' ;;
esac
! XDG_CACHE_HOME=/proc/none configure_to "$TMP/no" "CONFIG_SITE=$site" COMPAT_FLOOR=2.19 || wrong 'COMPAT_FLOOR=2.19 is taken'
said "$TMP/log" "floor 2.19 for $m has to be made there; say --directory DIR, or set XDG_CACHE_HOME or COMPAT_DIRECTORY"
! configure_to "$TMP/no" "CONFIG_SITE=$site" COMPAT_FLOOR=rhle8 || wrong 'COMPAT_FLOOR=rhle8 is taken'
said "$TMP/log" 'no floor rhle8, did you mean rhel8?'
exit $status
