#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2086,SC2119 # options are words
# What libstdc++ shares in a process, where the floor's library lacks it, or at 2.17 all of it is static: the program and a
# plugin, each with the flag alone.
. tests/link/cxx

name=state plugin=cxx-state-plugin options='' c=g++ libraries='libdl.so.2 libpthread.so.0'
expected='resource 1, none 1, zones 1
categories 1111, terminate 1
thrown there, current 1, left 0 0
leaving 1 1, thrown here
woken'
for h in $hosts; do
	for a in $ARCHES; do
		cxx_compile || continue
		for l in bfd gold lld mold; do
			for f in 2.17 2.28 2.31; do
				cell $h $a $l || continue
				# the table of waiters is a variable of an inline function before gcc 16: not shared on aarch64, nor with
				# mold 1.10, with the flag or without
				unset NO_WAITS
				[ $h = "$newest" ] || export NO_WAITS=yes
				cxx_flag
			done
		done
	done
done
exit $status
