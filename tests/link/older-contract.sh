#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086 # commands and options are words
# Functions that a glibc older than the run-times here has under the same version but with less in
# them: a library that is preloaded takes that from the running one. Tests of those functions pass on it
# when they are linked with libcompat, and fail when they are not.
. tests/link/common
src=tests/link/src/older-contract.c

# quiet STATUS RELEASE PROGRAM: what else there is on standard error is of commands on the way to PROGRAM
quiet() {
	LD_PRELOAD=$older timeout 60 sh tests/on $a $2 $3 >$TMP/log 2>&1
	[ $? = $1 ] && grep -q "^older in $(basename $3)$" $TMP/log && return
	wrong "$3 on $2, status not $1, or not preloaded"
	grep -v '^ERROR: ld.so' $TMP/log
}

for a in $ARCHES; do
	cc=$(compiler $here $a gcc) || skip "no compiler for $a"
	dir=$(floordir $here $a 2.17) || exit 1
	older=$TMP/older-$a.so
	$cc -Wall -Wextra -O2 -fPIC -shared -o $older $src -L$dir -ldl || wrong "$cc: $src"
	for t in fcntl/open langinfo/nl_langinfo; do
		exe=$TMP/$(basename $t)-$a
		$cc -Itests -D_GNU_SOURCE -O2 -o $exe tests/shims/$t.c -L$dir &&
			$cc -Itests -D_GNU_SOURCE -O2 -o $exe-plain tests/shims/$t.c || { wrong "$cc: $t"; continue; }
		for r in $releases; do
			quiet 0 $r $exe
		done
		sh tests/on $a 2.43 $exe-plain || wrong "$exe-plain"
		quiet 1 2.43 $exe-plain
	done
done
exit $status
