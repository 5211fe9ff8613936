#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086 # commands and options are words
# A program, or a preloaded library, that defines dl_iterate_phdr, malloc, dlsym, getauxval... by means of libcompat.
. tests/link/common
src=tests/link/src/interposed.c

for a in $ARCHES; do
	for l in bfd gold lld mold; do
		cc=$(compiler $here $a gcc $l) || continue
		sysroot=$(sh tests/sysroot $a 2.43 ${cc%% *}) || exit 1
		cc="$cc $sysroot -O2 -Wall -Wno-nonnull -Wno-unused-result -Wno-pedantic -fno-builtin"
		t=$TMP/$a-$l dir=-L$BUILD/new/$a/2.17
		mkdir -p $t
		# the library that comes first, and the program that is preloaded for, know nothing of libcompat's functions
		$cc -DFIRST -fPIC -shared -o $t/libfirst.so $src $dir -ldl &&
		$cc -DPROGRAM -o $t/plain $src -L$t -lfirst $dir &&
		$cc -DPRELOAD -fPIC -shared -pthread -o $t/preload.so $src $dir -ldl &&
		$cc -pthread -o $t/program $src -L$t -lfirst $dir -ldl || {
			wrong "$a, $l: does not link"
			continue
		}
		for r in $releases; do
			for way in program preload bind-now; do
				prog=$t/program
				got=$(
					export LD_LIBRARY_PATH=$t
					case $way in
					bind-now) export LD_BIND_NOW=1 ;;
					preload) export LD_PRELOAD=$t/preload.so && prog=$t/plain ;;
					esac
					timeout 60 sh tests/on $a $r $prog 2>&1)
				s=$?
				# of commands of another architecture
				got=$(echo "$got" | grep -v '^ERROR: ld.so: object .*cannot be preloaded')
				[ $s != 77 ] || skip "$got"
				[ "$got" = "first
ok" ] || wrong "$a, $l, $way on $r: status $s: $got"
			done
		done
	done
done
exit $status
