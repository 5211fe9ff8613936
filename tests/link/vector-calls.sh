#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086 # commands and options are words
# The options that docs/headers.md and "compat check" name against calls of libmvec, which a floor may lack: with
# them gcc makes none, in any of the ways that it comes to make them. clang makes none unless it is told to.
. tests/link/common

cat >$TMP/vector.c <<'EOF'
#include <math.h>
void marked(double *restrict a, const double *restrict b, int n)
{
#pragma omp simd
	for (int i = 0; i < n; i++)
		a[i] = cos(b[i]);
}
void loop(double *restrict a, const double *restrict b, int n)
{
	for (int i = 0; i < n; i++)
		a[i] = sin(b[i]);
}
void straight(double *restrict a, const double *restrict b)
{
	a[0] = exp(b[0]);
	a[1] = exp(b[1]);
	a[2] = exp(b[2]);
	a[3] = exp(b[3]);
}
EOF
against='-fno-tree-loop-vectorize -fno-tree-slp-vectorize'
grep -q -e "\`$against\`" docs/headers.md || wrong "docs/headers.md does not name $against"

made() {	# OPTION...: the vector functions that are called
	$cc "$@" -w -c -o $TMP/vector.o $TMP/vector.c || wrong "$cc $*"
	echo $(nm -u $TMP/vector.o | grep -o '_ZGV.*')
}

for h in $hosts; do
	for a in $ARCHES; do
		for c in gcc clang; do
			cc=$(compiler $h $a $c) || continue
			for o in '-O2 -fopenmp-simd' '-O3 -ffast-math' '-O3 -ffast-math -fopenmp-simd' '-Ofast -fopenmp-simd'; do
				case $c in
				gcc) got=$(made $o $against) ;;
				*) got=$(made $o) ;;
				esac
				[ -z "$got" ] || wrong "$cc $o: $got"
			done
			# what it is about: the headers of glibc 2.22 declare such functions, on aarch64 those of 2.38
			[ $c = clang ] || [ $a,$h = aarch64,2.36 ] || {
				[ -n "$(made -O3 -ffast-math)" ] || wrong "$cc -O3 -ffast-math: no call to get rid of"
				"$BUILD/compat" check --floor 2.17 $TMP/vector.o | grep -q -e "do: .*gcc $against" ||
					wrong "compat check $TMP/vector.o does not name $against"
			}
		done
	done
done
exit $status
