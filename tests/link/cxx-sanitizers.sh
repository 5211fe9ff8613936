#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2086 # options are words
# Programs with sanitizers link and find what they are for. AddressSanitizer's only here and on the newest: its
# interceptors look stat and others up in the running libc by name, and call what old ones do not have.
. tests/link/common

a=$(uname -m) h=$here f=2.17
try() {	# COMPILER LINKER SANITIZER MESSAGE RELEASES OPTION...
	c=$1 l=$2 sanitizer=$3 message=$4 rs=$5
	shift 5
	cxx=$(compiler $h $a $c $l) && dir=$(floordir $h $a $f) || return
	exe=$TMP/$c-$l-$sanitizer ran='ok on'
	# the run-times of clang are a package of their own
	if ! $cxx -std=c++17 -fsanitize=$sanitizer "$@" -pthread -o $exe tests/link/src/cxx-sanitized.cc >/dev/null 2>&1; then
		row "C++ sanitized" $a $h $c "$(linker $h $a $l)" "$(echo -fsanitize=$sanitizer "$@")" $f 'not tested: does not link without libcompat'
		return
	fi
	if ! $cxx -O1 -g -std=c++17 -fsanitize=$sanitizer "$@" -pthread -o $exe tests/link/src/cxx-sanitized.cc -L$dir >$TMP/log 2>&1; then
		wrong "$cxx -fsanitize=$sanitizer: $(head -n 5 $TMP/log)"
		rs='' ran='does not link'
	fi
	for r in $rs; do
		run_on $a $r $exe ok
		sh tests/on $a $r $exe 1 >$TMP/log 2>&1
		grep -q "$message" $TMP/log && ran="$ran $r" || wrong "$exe on $r does not say $message: $(head -n 5 $TMP/log)"
	done
	row "C++ sanitized" $a $h $c "$(linker $h $a $l)" "$(echo -fsanitize=$sanitizer "$@")" $f "$ran"
}

overflow='AddressSanitizer: heap-buffer-overflow' signed='runtime error: signed integer overflow'
static='-static-libstdc++ -static-libgcc'
for l in bfd gold lld mold; do
	try g++ $l address "$overflow" 'host 2.43'
	try clang++ $l address "$overflow" 'host 2.43' $static
	try g++ $l undefined "$signed" 'host 2.43'
	try clang++ $l undefined "$signed" "host $releases" $static
done
try g++ bfd address "$overflow" 'host 2.43' $static -static-libasan
exit $status
