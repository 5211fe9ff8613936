#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086 # commands and options are words
# C11 threads without -pthread, which nobody gives any more: libpthread is needed below 2.34, whoever refers to it.
. tests/link/common

for h in $hosts; do
	for a in $ARCHES; do
		dir=$(floordir $h $a 2.17) || exit 1
		for l in bfd gold lld mold; do
			cc=$(compiler $h $a gcc $l) || continue
			for alone in '' -DALONE; do
				exe=$TMP/$h-$a-$l
				if ! $cc $alone -O2 -o $exe tests/link/src/threads.c -L$dir >$TMP/log 2>&1 || [ -s $TMP/log ]; then
					wrong "$cc $alone: $(head -n 5 $TMP/log)"
					continue
				fi
				assert_floor $exe 2.17
				assert_hidden $exe $dir/libcompat.a
				assert_needed $exe "libpthread.so.0 libc.so.6"
				run_everywhere $a 2.17 $exe
				row "C11 threads" $a $h gcc "$(linker $h $a $l)" "$alone" 2.17 "$ran"
			done
		done
	done
done
exit $status
