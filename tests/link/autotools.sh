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

! configure_to "$TMP/no" "CONFIG_SITE=$site" COMPAT_FLOOR=2.19 || wrong 'COMPAT_FLOOR=2.19 is taken'
said "$TMP/log" "compat: there is no floor directory $TMP/moved/lib/compat/$m-linux-gnu/2.19; in libcompat's source: make install ARCH=$m FLOORS=2.19"
exit $status
