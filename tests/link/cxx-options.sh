#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2086 # options are words
# From source to program by one command, as users say it, with the flag alone and with options that change what is compiled
# or linked, and how. -static-pie is left alone.
. tests/link/common

src=$PWD/tests/link/src/cxx-options.cc

# try FLOOR OPTION...: with $c for $a on $h
try() {
	f=$1
	shift
	n=$((n + 1))
	exe=$TMP/$a-$h-$c-$n ran='does not link'
	cxx=$(compiler $h $a $c) && dir=$(floordir $h $a $f) || return
	if $cxx -std=c++17 -O2 -Wall -Wextra "$@" -o $exe $src -L$dir >$TMP/log 2>&1 && ! [ -s $TMP/log ]; then
		assert_floor $exe $f
		"$BUILD/compat" check --floor $f $exe >$TMP/log || wrong "above the floor: $(cat $TMP/log)"
		assert_hidden $exe $dir/libcompat.a
		run_cell $a default $f $exe
	else
		wrong "$cxx $*, floor $f: $(head -n 5 $TMP/log)"
	fi
	row "C++ options" $a $h $c default "$*" $f "$ran"
}

n=0
for h in $hosts; do
	for a in $ARCHES; do
		c=g++
		try 2.17 -flto
		[ $h = "$here" ] || continue
		try 2.28 -flto -Wl,--gc-sections -ffunction-sections
		try 2.28 -fno-exceptions
		# counts are written when it ends, by functions of libgcov.a
		try 2.28 --coverage
		[ -s $exe-cxx-options.gcda ] || wrong "$exe leaves no counts"
		c=clang++
		try 2.17
		try 2.28 -flto -fuse-ld=lld -Wl,--gc-sections
		[ $a = "$(uname -m)" ] || continue
		c=g++
		try 2.17 -fno-exceptions -fno-rtti -Wl,--gc-sections -ffunction-sections
		try 2.17 --coverage -pthread
		$c -std=c++17 -O2 -static-pie -o $TMP/without $src && $c -std=c++17 -O2 -static-pie -o $TMP/with $src -L$BUILD/$a/2.17 &&
			cmp $TMP/without $TMP/with || wrong '-static-pie is another program with the flag'
	done
done
exit $status
