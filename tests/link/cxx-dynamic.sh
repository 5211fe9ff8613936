#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2086 # options are words
# With the distribution's own libstdc++.so, which needs newer symbols than the floor, as a floor directory without the part
# for C++ has it: links, and the program itself needs nothing of glibc above the floor. It runs where that library does; here
# on the newest.
. tests/link/cxx

name=throw plugin=cxx-plugin options='' c=g++ f=2.17
expected=$(cat tests/link/src/cxx-$name.want)
for h in $hosts; do
	for a in $ARCHES; do
		cxx_compile || continue
		for l in bfd gold lld mold; do
			ld=$(compiler $h $a $c $l) && dir=$(floordir $h $a $f) && dir=$(without_cxx $dir) || continue
			exe=$TMP/$name-$a-$h-$l PLUGIN=$TMP/$name-$a-$h-$l.so ran='does not link'
			export PLUGIN
			if build $ld -shared -o $PLUGIN $TMP/plugin.o -L$dir &&
			    build $ld -pthread -o $exe $TMP/program.o -L$dir; then
				assert_floor $PLUGIN $f
				assert_floor $exe $f
				assert_needed $exe "libc.so.6 libgcc_s.so.1 libstdc++.so.6 libpthread.so.0 libdl.so.2"
				assert_hidden $exe $dir/libcompat.a
				run_on $a 2.43 $exe "$expected" && ran='ok on 2.43' || ran=wrong
			fi
			row "C++ $name, libstdc++.so" $a $h $c "$(linker $h $a $l)" "" $f "$ran"
		done
	done
done
exit $status
