#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2086 # commands and options are words
# A program in C++ that has neither streams nor locales, with a static unwinder, whose references to the threads
# library are weak until gcc 13; clang's run-times are such programs too.
. tests/link/common

for h in $hosts; do
	for a in $ARCHES; do
		for l in bfd gold lld mold; do
			for c in g++ clang++; do
				cxx=$(compiler $h $a $c $l) && dir=$(floordir $h $a 2.17) || continue
				exe=$TMP/bare-$a-$h-$l-$c
				if ! $cxx -O2 -Wall -pthread -static-libstdc++ -static-libgcc -o $exe tests/link/src/cxx-bare.cc -L$dir >$TMP/log 2>&1; then
					wrong "$cxx: $(head -n 5 $TMP/log)"
					continue
				fi
				assert_floor $exe 2.17
				run_everywhere $a 2.17 $exe
				row "C++ bare" $a $h $c "$(linker $h $a $l)" "-pthread -static-libstdc++ -static-libgcc" 2.17 "$ran"
			done
		done
	done
done
exit $status
