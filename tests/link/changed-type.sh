#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086 # commands and options are words
# Functions of libm whose type changed under one name: a program has that of its host's headers, also on floors
# that have the name with the other one, or not at all. Both ways to link.
. tests/link/common

# taken FILE NAME: whether it takes that function, or one that begins so, from libm
taken() {
	readelf --dyn-syms -W $1 | grep -q " u*$2[a-z0-9]*@"
}

for h in $hosts; do
	for a in $ARCHES; do
		cc=$(compiler $h $a gcc) || continue
		for f in 2.17 2.28; do
			dir=$(floordir $h $a $f) || exit 1
			for t in totalorder fromfp; do
				for way in floor archive; do
					exe=$TMP/$t-$h-$a-$f-$way
					what=-L$dir
					[ $way = floor ] || what=$dir/libcompat.a
					$cc -std=gnu11 -D_GNU_SOURCE -O2 -Wall -Wextra -Itests -o $exe tests/shims/math/$t.c $what -lm \
						>$TMP/log 2>&1 && ! [ -s $TMP/log ] || { wrong "$cc, $way $dir: $(head -n 5 $TMP/log)"; continue; }
					assert_floor $exe $f
					assert_hidden $exe $dir/libcompat.a
					# it takes an emulated processor 4 s
					all=$releases
					[ $a = "$(uname -m)" ] || [ $way = floor ] || releases=$f
					run_everywhere $a $f $exe ''
					releases=$all
					# 2.28 has fromfp as headers before 2.43 declare it
					if [ $t$f = fromfp2.28 ] && ! older 2.43 $h; then
						taken $exe $t || wrong "$exe: libcompat's $t, and not the floor's"
					elif taken $exe $t; then
						wrong "$exe: $t of another type"
					fi
				done
			done
		done
		# the tests themselves
		for t in totalorder fromfp; do
			$cc -std=gnu11 -D_GNU_SOURCE -O2 -Itests -o $TMP/$t-$h-$a tests/shims/math/$t.c -lm || wrong "$cc: $t"
			run_on $a 2.43 $TMP/$t-$h-$a ''
		done
	done
done
exit $status
