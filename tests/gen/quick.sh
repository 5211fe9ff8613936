#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2086 # options are words
# What functions of libm try first, for speed, gives what they give without: results and exceptions, in all rounding modes.
status=0

for a in $ARCHES; do
	cc=$a-linux-gnu-gcc
	[ "$a" != "$(uname -m)" ] || cc=gcc
	flags="-std=gnu11 -D_GNU_SOURCE -O2 -frounding-math -Ishims -Iarch/$a -Itests/shims/math"
	ours=
	for f in shims/math/__compat_num_*.c shims/math/__compat_two_over_pi.c; do
		o=$TMP/$a-$(basename "$f" .c).o
		$cc $flags -c -o "$o" "$f" || exit 1
		ours="$ours $o"
	done
	for kind in 1 2; do
		type=f
		[ $kind = 1 ] || type=
		objects=
		for f in exp2m1 exp10m1 log2p1 log10p1 sinpi cospi tanpi asinpi acospi atanpi rsqrt atan2pi powr pown compoundn rootn; do
			o=$TMP/$a-$f$type
			$cc $flags -DKIND=$kind -c -o "$o.o" shims/math/type/$f.c &&
				$cc $flags -DKIND=$kind -DNO_QUICK -c -o "$o-slow.o" shims/math/type/$f.c &&
				${cc%gcc}objcopy --redefine-sym $f$type=slow_$f$type "$o-slow.o" || exit 1
			objects="$objects $o.o $o-slow.o"
		done
		$cc $flags -Wall -Wextra -DKIND=$kind -o "$TMP/$a-$kind" tests/gen/quick.c $objects $ours -lm || exit 1
		sh tests/on "$a" 2.43 "$TMP/$a-$kind" || status=1
	done
done
exit $status
