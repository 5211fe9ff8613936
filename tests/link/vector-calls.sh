#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086 # commands and options are words
# Code with calls of libmvec, as gcc -O3 -ffast-math, #pragma omp simd and clang -fveclib=libmvec make them: with each set of
# instructions, at floors that have no libmvec and at one that has some of it.
. tests/link/common

# made FILE: the letters and lanes of the vector functions that it calls, bN2 bN4
made() {
	echo $(nm -u "$1" | sed -n 's/.* _ZGV\([a-z][NM][0-9x]*\)v*_.*/\1/p' | sort -u)
}

# runs INSTRUCTIONS: whether programs with them run here
runs() {
	case $1 in
	-mavx*)	grep -qw "$(echo $1 | sed 's/^-m//; s/ .*//')" /proc/cpuinfo ;;
	esac
}

# try WANT OPTION...: compiled with these to calls of such functions, linked for each floor
try() {
	want=$1
	shift
	object=$TMP/vector-$a-$h.o bad=
	$cc -O3 -ffast-math -fopenmp-simd "$@" -w -c -o $object tests/link/src/vector.c || { wrong "$cc $*"; return; }
	calls=$(made $object)
	for w in ${want:-$calls}; do	# of what is left over, and of straight code, can be shorter ones
		[ -n "$want" ] && case " $calls " in *" $w "*) ;; *) false ;; esac || wrong "$cc $*: calls $calls, want $want"
	done
	for f in 2.17 2.28; do
		dir=$(floordir $h $a $f) || exit 1
		exe=$TMP/vector libs='libc.so.6 libm.so.6'
		case $f,$a,$want in 2.28,x86_64,?*) libs="$libs libmvec.so.1" ;; esac
		$cc $l $object -o $exe -L$dir -lm 2>$TMP/log || { wrong "$cc $l $*: floor $f: $(head -n 5 $TMP/log)"; continue; }
		assert_floor $exe $f
		assert_needed $exe "$libs"
		case $f,$a,$h in
		2.17,aarch64,2.36) ;;	# has no -lmvec
		2.17,*)	# named, as clang's users do
			$cc $l $object -o $exe.named -L$dir -Wl,--no-as-needed -lmvec -Wl,--as-needed -lm 2>$TMP/log ||
				wrong "$cc $l $*: -lmvec: $(head -n 5 $TMP/log)"
			assert_needed $exe.named "$libs" ;;
		esac
		runs "$*" || { row vector $a $h $c "$(linker $h $a ${l#*=})" "$*" $f "not run"; continue; }
		run_everywhere $a $f $exe
		row vector $a $h $c "$(linker $h $a ${l#*=})" "$*" $f "$ran"
	done
}

for h in $hosts; do
	for a in $ARCHES; do
		cc=$(compiler $h $a gcc) || continue
		c=gcc
		for l in bfd gold lld mold; do
			compiler $h $a gcc $l >/dev/null || continue
			l=-fuse-ld=$l
			case $a,$h in
			x86_64,*)
				try 'bN2 bN4' -mno-avx
				try 'cN4 cN8' -mavx
				try 'dN4 dN8' -mavx2 -mfma
				try 'eN16 eN8' -mavx512f -mprefer-vector-width=512 ;;
			aarch64,2.36) try '' ;;	# its headers declare none
			aarch64,*)
				try 'nN2 nN4' -march=armv8-a
				try sMx -march=armv8-a+sve ;;
			esac
		done
		cc=$(compiler $h $a clang) && [ $a = x86_64 ] || continue
		c=clang l=
		try 'bN2 bN4' -fveclib=libmvec
		try 'dN4 dN8' -fveclib=libmvec -mavx2
	done
done
exit $status
