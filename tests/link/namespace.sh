#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086 # commands and options are words
# Libraries in a namespace of their own: dlmopen, and LD_AUDIT, whose library runs before anything of the program.
. tests/link/common

for a in $ARCHES; do
	cc=$(compiler $here $a gcc) || continue
	cc="$cc $(sh tests/sysroot $a 2.43 $cc) -std=gnu2x -O2 -Wall -Wextra -L$BUILD/new/$a/2.17"
	src=tests/link/src/namespace.c lib=$TMP/lib-$a.so audit=$TMP/audit-$a.so exe=$TMP/program-$a
	# without -z now, which ld.so of that time cannot audit
	{ $cc -shared -fPIC -o $lib $src && $cc -DAUDIT -shared -fPIC -o $audit $src &&
		$cc -DPROGRAM -Wl,-z,lazy -o $exe $src -ldl; } >$TMP/log 2>&1 || { wrong "$(cat $TMP/log)"; continue; }
	for r in $releases; do
		got=$(sh tests/on $a $r $exe $lib 2>&1) || wrong "$a on $r, dlmopen: status $?"
		[ "$got" = ok ] || wrong "$a on $r, dlmopen: $got"
		# tests/on runs commands of this machine, which must not see it
		got=$(ON_AUDIT=$audit sh tests/on $a $r $exe 2>&1) || wrong "$a on $r, audit: status $?"
		[ "$(echo $got)" = "audit ok" ] || wrong "$a on $r, audit: $got"
	done
done
exit $status
