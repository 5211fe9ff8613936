#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086 # commands and options are words
# Libraries that were built with libcompat are unloaded: its helper thread ends with them, and code
# that a thread has yet to run stays.
. tests/link/common
src=tests/link/src/unload.c

printf 'waited\nwaited\nwaited\ndestroyed\nend\n' >$TMP/want
for a in $ARCHES; do
	dir=$(floordir $here $a 2.17) && cc=$(compiler $here $a gcc) || continue
	for lib in wait leave; do
		$cc -O2 -Wall -Wextra -fPIC -shared -o $TMP/$lib-$a.so $src -L$dir || exit 1
	done
	$cc -O2 -Wall -Wextra -DPROGRAM -o $TMP/unload-$a $src -L$dir || exit 1
	for r in $releases; do
		sh tests/on $a $r $TMP/unload-$a $TMP/wait-$a.so $TMP/leave-$a.so >$TMP/got 2>&1 || wrong "$a on $r: status $?"
		diff -u $TMP/want $TMP/got || wrong "$a on $r"
	done
done
exit $status
