#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086 # commands and options are words
# ISO C leaves poll, fcntl, fileno, stat, getauxval... to the program: one that defines every name of libc that it may.
. tests/link/common
src=tests/link/src/own-names.c

for a in $ARCHES; do
	# what libpthread itself calls by its public name, as that of 2.17 calls mmap
	for r in $releases; do
		find "${ROOT:-build/roots/$a/$r}/" -name libpthread.so.0 -exec nm -D --undefined-only {} +
	done | awk '{ sub(/@.*/, "", $2); print $2 }' >$TMP/taken
	# its functions, less those, ISO C's, those for _FloatN, and pthread_*
	awk -v taken=$TMP/taken 'BEGIN { while ((getline n <taken) > 0) iso[n] }
		FNR == NR { if (/^c/) for (i = 2; i <= NF; i++) iso[$i]; next }
		/^[a-z]/ && $3 ~ /^F/ && !($1 in iso) && $1 !~ /^pthread_|f(16|32|64|128)x?$/ && !($1 in seen) {
			seen[$1]
			printf "void %s(void) { trapped(\"%s\"); }\n", $1, $1
		}' tests/standards.tbl versions/$a.abi >$TMP/names
	[ $(wc -l <$TMP/names) -gt 1500 ] || wrong "$a: only $(wc -l <$TMP/names) names"
	{
		echo 'void trapped(const char *);'
		cat $TMP/names
	} >$TMP/names-$a.c
	for l in bfd gold lld mold; do
		cc=$(compiler $here $a gcc $l) || continue
		sysroot=$(sh tests/sysroot $a 2.43 ${cc%% *}) || exit 1
		$cc $sysroot -O2 -fno-builtin -w -c -o $TMP/names-$a.o $TMP/names-$a.c || exit 1
		for way in floor glibc; do
			dir=
			[ $way = glibc ] || dir=-L$BUILD/new/$a/2.17
			$cc $sysroot -std=c2x -O2 -Wall -Wno-format -o $TMP/$a-$l-$way $src $TMP/names-$a.o -lm $dir >$TMP/log 2>&1 || {
				wrong "$a, $l, $way: $(head -n 20 $TMP/log)"
				continue
			}
			for r in $releases; do
				[ $way = floor ] || [ $r = 2.43 ] || continue
				got=$( (sleep 0.2; echo 0b10 -9) | timeout 60 sh tests/on $a $r $TMP/$a-$l-$way 2>&1)
				s=$?
				[ $s != 77 ] || skip "$got"
				[ "$got" = ok ] || wrong "$a, $l, $way on $r: status $s: $got"
			done
		done
	done
done
exit $status
