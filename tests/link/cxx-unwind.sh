#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2086 # options are words
# The unwinder of gcc 12 and later finds frames through _dl_find_object: with threads that throw while
# libraries are opened and closed.
. tests/link/cxx

name=unwind expected=ok c=g++ f=2.17
for h in $hosts; do
	for a in $ARCHES; do
		plugin=cxx-plugin options=
		cxx_compile || continue
		for l in bfd lld; do
			ld=$(compiler $h $a $c $l) && dir=$(floordir $h $a $f) || continue
			exe=$TMP/unwind-$a-$h-$l PLUGIN=$exe.so
			build $ld -shared $static -o $PLUGIN $TMP/plugin.o -L$dir &&
				cp $PLUGIN $PLUGIN.other && build $ld -pthread $static -o $exe $TMP/program.o -L$dir || continue
			# as many as an emulated processor does in a second
			ROUNDS=300
			[ $a = "$(uname -m)" ] || ROUNDS=15
			export PLUGIN ROUNDS
			assert_floor $exe $f
			nm $exe | grep -q ' t _dl_find_object$' || wrong "$exe does not have libcompat's _dl_find_object"
			run_everywhere $a $f $exe ok
			row "C++ unwind" $a $h $c "$(linker $h $a $l)" "$static" $f "$ran"
		done
	done
done
exit $status
