#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2086 # options are words
# Exceptions out of functions that are called once, with a static unwinder, with that of libgcc_s.so.1, and
# through a program in C that has none.
. tests/link/cxx

expected=$(cat tests/link/src/cxx-once.want)
for h in $hosts; do
	for a in $ARCHES; do
		name=once c=g++ plugin=
		cxx_compile || continue
		cc=$(compiler $h $a gcc) || continue
		# in C no exception passes a frame of the compiler's making without this
		build $cc -O2 -Wall -Wextra -fexceptions -c -o $TMP/once.o tests/link/src/once.c || continue
		for l in bfd gold lld mold; do
			for f in 2.17 2.28; do
				[ $l,$f != "${l#bfd},2.28" ] || continue
				dir=$(floordir $h $a $f) && ld=$(compiler $h $a g++ $l) || continue
				exe=$TMP/once-$a-$h-$l-$f
				all=$releases
				[ $a = "$(uname -m)" ] || [ $l = bfd ] || all=$f
				for gcc in '' -static-libgcc; do
					build $ld -pthread -static-libstdc++ $gcc -o $exe $TMP/program.o -L$dir || continue
					assert_floor $exe $f
					ran=
					for r in $all; do
						# from 2.34 on libc's own is called, which a static unwinder does not get through
						older $f $r && { [ -z "$gcc" ] || older $r 2.33; } || continue
						run_on $a $r $exe "$expected" && ran="$ran $r"
					done
					row "C++ once" $a $h $c "$(linker $h $a $l)" "-static-libstdc++ $gcc" $f "ok on$ran"
				done
				build $ld -shared -fPIC -Wall -Wextra -O2 -static-libstdc++ -o $exe.so tests/link/src/once-plugin.cc -L$dir &&
					build $(compiler $h $a gcc $l) -pthread -o $exe $TMP/once.o -ldl -L$dir || continue
				assert_needed $exe "libpthread.so.0 libdl.so.2 libc.so.6"
				PLUGIN=$exe.so
				export PLUGIN
				releases=$all run_everywhere $a $f $exe "2 caught, 3 tries"
				row "C once" $a $h gcc "$(linker $h $a $l)" - $f "$ran"
			done
		done
	done
done
exit $status
