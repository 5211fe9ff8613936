#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086 # commands and options are words
# -lcompat_printf: printf's newer conversions where libc lacks them, the same as glibc 2.43's; and without that
# word there is nothing of it in a program.
. tests/link/common
src=tests/link/src/printf.c

for h in $hosts; do
	for a in $ARCHES; do
		c=$(compiler $h $a gcc) && dir=$(floordir $h $a 2.17) || continue
		mkdir -p $TMP/with
		# so many of the numbers: each third for one linker, where no emulator runs it
		for step in 3 50; do
			[ $step = 50 ] || [ $a = "$(uname -m)" ] || continue
			[ -s $TMP/want-$a-$step ] || [ $h = "$newest" ] || {
				$c -w -O2 -D_GNU_SOURCE -DSTEP=$step -o $TMP/plain-$a $src || wrong "$c $src"
				sh tests/on $a 2.43 $TMP/plain-$a >$TMP/want-$a-$step 2>&1 || wrong "$TMP/plain-$a on 2.43"
			}
		done
		for l in bfd gold lld mold; do
			c=$(compiler $h $a gcc $l) || continue
			for o in '' '-D_FORTIFY_SOURCE=2 -Wl,--gc-sections'; do
				[ -z "$o" ] || [ $l = bfd ] || continue
				[ $a,$l,$o = "$(uname -m),bfd," ] && step=3 || step=50
				$c -w -O2 -D_GNU_SOURCE -DSTEP=$step $o -o $TMP/with/plain-$a $src -L$dir -lcompat_printf >$TMP/log 2>&1 ||
					{ wrong "$c $o: $(head -n 5 $TMP/log)"; continue; }
				assert_floor $TMP/with/plain-$a 2.17
				ran=
				all=$releases
				[ $a,$l = "$(uname -m),$l" ] || [ $l = bfd ] || all=2.17
				for r in $all; do
					sh tests/on $a $r $TMP/with/plain-$a >$TMP/got 2>&1
					if cmp -s $TMP/got $TMP/want-$a-$step; then
						ran="$ran $r"
					else
						wrong "$c $o on $r: not as glibc 2.43"
						diff $TMP/want-$a-$step $TMP/got | head -n 10
					fi
				done
				row "-lcompat_printf" $a $h gcc "$(linker $h $a $l)" "$o" 2.17 "ok on$ran"
			done
		done
		c=$(compiler $h $a gcc)
		$c -w -O2 -D_GNU_SOURCE -DSTEP=50 -o $TMP/without $src -L$dir || wrong "$c $src"
		! nm -u $TMP/without | grep -q register_printf || wrong "registers without being asked to"
	done
done
exit $status
