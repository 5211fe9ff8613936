# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# gawk: numbers, locales, sockets, loaded extensions
arch='x86_64 aarch64'
differs='any clos1way_ which of two processes writes first'
build() {
	./configure $configure --disable-nls --disable-mpfr
	make -j"$jobs" SUBDIRS='support .'
	make -j"$jobs" -C extension
	make -C test makepmafile CC="$CC $CFLAGS $LDFLAGS"	# its rule has no LDFLAGS
}
check() {
	make -k -C test check || :
	for f in test/_*; do
		[ ! -f "$f" ] || echo "FAIL: ${f#test/_}"
	done
}
# the name of each test, and after all those that failed
results() {
	awk '/^[a-z][a-zA-Z0-9_-]+$/ { t[$0] = "pass" } /^FAIL: / { t[$2] = "fail" } END { for (n in t) print t[n], n }'
}
