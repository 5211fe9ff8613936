#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086 # options and names are words
# What C++20 and C++23 brought, with the flag alone: a program, a library that it is linked with and one that it loads.
. tests/link/cxx

name=new plugin=cxx-new-part options='' c=g++
for h in $hosts; do
	# the table of waiters: see cxx-state.sh
	NO_WAITS=yes std=c++20 exp=
	[ $h != "$newest" ] || NO_WAITS='' std=c++23 exp=-lstdc++exp
	[ -z "$NO_WAITS" ] && unset NO_WAITS || export NO_WAITS
	cxx="-std=$std -Wall -Wextra -pthread"
	for a in $ARCHES; do
		cxx_compile || continue
		all=
		for l in bfd lld mold; do
			ld=$(compiler $h $a $c $l) || continue
			# one linker for all floors, others for one
			case $a,$h,$l,$all in
			*,) all=$l floors='2.17 2.28 2.31' ;;
			"$(uname -m),$newest,lld",*) floors=2.17 ;;
			"$(uname -m),$newest,mold",*) floors=2.28 ;;
			*) continue ;;
			esac
			for f in $floors; do
				dir=$(floordir $h $a $f) || continue
				exe=$TMP/new-$a-$h-$l-$f PLUGIN=$TMP/new-$a-$h-$l-$f.so ran='does not link'
				export PLUGIN
				if build $ld -shared -o $PLUGIN $TMP/plugin.o $exp -latomic -L$dir && cp $PLUGIN $PLUGIN.linked &&
				    build $ld -pthread -o $exe $TMP/program.o $PLUGIN.linked $exp -latomic -L$dir; then
					# what the library exports, it has
					nm -D --defined-only $PLUGIN | awk '{ sub(/@.*/, "", $3); print $3 }' | sort -u >$TMP/exported
					assert_floor $exe $f $(undefined $exe strong | comm -12 - $TMP/exported)
					"$BUILD/compat" check --floor $f $exe $PLUGIN >$TMP/log || wrong "above the floor: $(cat $TMP/log)"
					assert_hidden $exe $dir/libcompat.a
					run_cell $a one $f $exe
				fi
				row "C++ new" $a $h $c "$(linker $h $a $l)" "-std=$std" $f "$ran"
			done
		done
	done
done
exit $status
