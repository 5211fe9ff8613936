#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086 # commands and options are words
# libstdc++.a and libgcc_eh.a stand behind whatever the user says, and refer to __cxa_thread_atexit_impl,
# __libc_single_threaded and _dl_find_object: served by -L alone, wherever it stands, and
# with the archives behind -lc, too.
. tests/link/common

try() {	# LINE...
	exe=$TMP/$a-$h-$l
	if $cxx -o $exe "$@" >$TMP/log 2>&1; then
		assert_floor $exe 2.17
		run_on $a 2.17 $exe late && run_on $a 2.43 $exe late || ran=wrong
	else
		wrong "$cxx $*: $(head -n 5 $TMP/log)"
		ran='does not link'
	fi
}

for h in $hosts; do
	for a in $ARCHES; do
		for l in bfd gold lld mold; do
			cxx=$(compiler $h $a g++ $l) && dir=$(floordir $h $a 2.17) || continue
			o=$TMP/$a-$h.o static='-static-libstdc++ -static-libgcc'
			[ -e $o ] || $cxx -O2 -std=c++17 -c -o $o tests/link/src/archive-order.cc || exit 1
			gcc=$(compiler $h $a gcc $l)
			ran='ok on 2.17 2.43'
			for line in "-L$dir $static $o" "$static $o -L$dir" "$o $static -pthread -L$dir -lc -lm"; do
				try $line
			done
			row "libstdc++.a behind -L" $a $h g++ "$(linker $h $a $l)" "$static" 2.17 "$ran"
			cxx=$gcc ran='ok on 2.17 2.43'
			try -L$dir $o -lc -lpthread $($gcc -print-file-name=libstdc++.a) -lc \
				$($gcc -print-file-name=libgcc_eh.a)
			row "libstdc++.a behind -lc" $a $h gcc "$(linker $h $a $l)" "" 2.17 "$ran"
		done
	done
done
exit $status
