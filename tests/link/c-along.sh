#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086 # commands and options are words
# Our pthread_create comes along with pthread_attr_setsigmask_np, for all that is linked, wherever it stands; and
# with nothing else. In both cases it is not seen from outside, and what libpthread is needed for stays.
. tests/link/common

# ours FILE: whether it has a pthread_create of its own
ours() {
	readelf -sW "$1" | awk '$8 == "pthread_create" && $7 != "UND" { n++ } END { exit !n }'
}

try() {	# NAME OPTION...
	name=$1
	shift
	bad=
	for mask in '' -DMASK; do
		exe=$TMP/exe-$a-$h-$l
		if ! $cc $mask -O2 -o $exe "$@" -L$dir >$TMP/log 2>&1 || [ -s $TMP/log ]; then
			wrong "$cc $mask $*: $(head -n 5 $TMP/log)"
			continue
		fi
		assert_floor $exe 2.17
		assert_hidden $exe $dir/libcompat.a
		assert_needed $exe "libpthread.so.0 libc.so.6"
		if [ -n "$mask" ]; then
			ours $exe || wrong "$exe has no pthread_create of ours"
		elif ours $exe && [ "$name" != "GNU ld, LTO" ]; then	# 2.40 takes it without need, which is right too
			wrong "$exe has a pthread_create of ours"
		fi
		run_everywhere $a 2.17 $exe
	done
	[ -z "$bad" ] || ran=wrong
	row "pthread_create, $name" $a $h gcc "$(linker $h $a $l)" "$(echo "$*" | sed 's,[^ ]*/,,g')" 2.17 "$ran"
}

src=tests/link/src/along.c lib=tests/link/src/along-lib.c
for h in $hosts; do
	for a in $ARCHES; do
		dir=$(floordir $h $a 2.17) || exit 1
		for l in bfd gold lld mold; do
			cc=$(compiler $h $a gcc $l) || continue
			rm -f $TMP/liblate.a
			$cc -O2 -c -o $TMP/late.o $lib && ar rcs $TMP/liblate.a $TMP/late.o
			$cc -O2 -DWEAK -c -o $TMP/weak.o $lib
			try alone $src $TMP/late.o
			try "libraries before an archive" $src -L$dir -lm -lpthread $TMP/liblate.a
			try "weak elsewhere" $src $TMP/weak.o
			[ $l != bfd ] || try "GNU ld, LTO" $src $lib -no-pie -flto -Wl,--gc-sections
			[ $l != bfd ] || try "by name" $src $TMP/late.o -lcompat
		done
	done
done

# libcompat.a alone, on the installed glibc: there it is in every program
a=$(uname -m) h=$here l=bfd
dir=$(floordir $h $a 2.17) || exit 1
cc=$(compiler $h $a gcc $l)
for mask in '' -DMASK; do
	exe=$TMP/archive$mask
	$cc $mask -O2 -o $exe $src $lib $dir/libcompat.a -Wl,--no-as-needed -l:libpthread.so.0 || wrong "libcompat.a alone does not link"
	assert_floor $exe 2.17
	run_on $a host $exe ok
done
exit $status
