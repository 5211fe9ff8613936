#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2086 # options are words
# Destructors of thread_local objects: of threads, of main, of a library that goes.
. tests/link/cxx
# unique symbols of libstdc++.a would keep the library loaded
hide=-Wl,--exclude-libs,ALL
cxx_program tls "libpthread.so.0 libdl.so.2" cxx-tls -DPLUGIN

# the same order when main leaves by pthread_exit
for a in $ARCHES; do
	exe=$TMP/tls-$a-$here-g++-bfd-2.17 PLUGIN=$TMP/tls-$a-$here-g++-bfd-2.17.so
	[ -e $exe ] || continue
	export PLUGIN PTHREAD_EXIT=1
	run_everywhere $a 2.17 $exe "$expected"
	row "C++ tls, pthread_exit" $a $here g++ "$(linker $here $a bfd)" "" 2.17 "$ran"
done
exit $status
