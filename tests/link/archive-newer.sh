#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086 # commands and options are words
# Static archives made on the newest distribution, fortified C and C++ with its own libstdc++.a and libgcc_eh.a,
# linked on this one. A name that this host's headers do not have, strlcpy before glibc 2.38, is honestly refused.
. tests/link/common
[ -n "$newest" ] && [ $here != $newest ] || skip "needs a host, and the newest one"
src=tests/link/src/archive

# wants FILE NAME...: else the archive is not what it is here for
wants() {
	nm -u $1 2>/dev/null | awk '{ print $2 }' >$TMP/undefined
	shift
	for n; do
		grep -qx $n $TMP/undefined || wrong "the compiler of glibc $newest does not make it want $n"
	done
}

try() {	# NAME LINKER FLOOR COMPILER LIBRARIES ARCHIVE...
	name=$1 l=$2 f=$3 c=$4 libraries=$5
	shift 5
	cc=$(compiler $here $a $c $l) && dir=$(floordir $here $a $f) || return
	exe=$TMP/$name-$a-$l-$f-$c ran='does not link'
	if $cc -O2 -o $exe $src-main.c "$@" -L$dir -lm >$TMP/log 2>&1; then
		assert_floor $exe $f
		assert_needed $exe "libc.so.6 $libraries"
		run_everywhere $a $f $exe "$(cat $src-$name.want)"
	else
		wrong "$cc $*: $(head -n 5 $TMP/log)"
	fi
	row "archive of $newest, $name" $a $here $c "$(linker $here $a $l)" "" $f "$ran"
}

for a in $ARCHES; do
	cc=$(compiler $newest $a gcc) && cxx=$(compiler $newest $a g++) || continue
	$cc -O2 -D_GNU_SOURCE -D_FORTIFY_SOURCE=3 -c -o $TMP/newer.o $src-newer.c &&
		$cxx -O2 -std=c++20 -c -o $TMP/newerxx.o $src-newer.cc &&
		$cc -O2 -D_GNU_SOURCE -c -o $TMP/refused.o $src-refused.c || exit 1
	for o in newer newerxx refused; do
		rm -f $TMP/lib$o.a
		ar rc $TMP/lib$o.a $TMP/$o.o
	done
	for lib in libstdc++.a libgcc_eh.a libgcc.a; do
		sh tests/in-host cp "$($cxx -print-file-name=$lib)" $TMP/$lib || exit 1
	done
	wants $TMP/newer.o __isoc23_strtol __isoc23_sscanf __isoc23_fscanf __strlcpy_chk __strlcat_chk __fprintf_chk stat fstat
	wants $TMP/libgcc_eh.a _dl_find_object
	wants $TMP/libstdc++.a __cxa_thread_atexit_impl __libc_single_threaded arc4random stat
	for l in bfd gold lld mold; do
		for f in 2.17 2.28; do
			try c $l $f gcc "libm.so.6 libpthread.so.0" $TMP/libnewer.a
			try c++ $l $f gcc libpthread.so.0 $TMP/libnewerxx.a $TMP/libstdc++.a $TMP/libgcc_eh.a $TMP/libgcc.a
		done
		try c $l 2.17 clang "libm.so.6 libpthread.so.0" $TMP/libnewer.a

		cc=$(compiler $here $a gcc $l) && older $here 2.37 || continue
		if $cc -o $TMP/refused $src-main.c $TMP/librefused.a -L$(floordir $here $a 2.17) >$TMP/log 2>&1; then
			wrong "$l links strlcpy, which a host with glibc $here does not have"
		else
			names=$(sed -n "s/.*undefined \(reference to\|symbol:\) *//p" $TMP/log | tr -d "\`'" | sort -u | xargs)
			[ "$names" = strlcpy ] || wrong "$l refuses $names, not strlcpy: $(head -n 5 $TMP/log)"
			row "archive of $newest, strlcpy" $a $here gcc "$(linker $here $a $l)" "" 2.17 \
				"refused: undefined strlcpy"
		fi
	done
done
exit $status
