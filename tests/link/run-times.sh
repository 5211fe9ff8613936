#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086 # commands and options are words
# OpenMP, atomics, __float128 and Fortran with the floor directory alone: from the shared library what the floor's has, and all of
# it from the static one where a name is newer and the library has a state, at the oldest floor in any case.
. tests/link/common

# try NAME SOURCE COMPILER "LIBRARIES" OPTION...: the libraries besides libc that it may need at $f
try() {
	name=$1 source=tests/link/src/$2 c=$3 want=$4 bad=
	shift 4
	ld=$(compiler $h $a $c $l) || return
	exe=$TMP/$name-$a-$h-$c-$l-$f
	if ! $ld -O2 "$@" -o $exe -L$dir >$TMP/log 2>&1 || [ -s $TMP/log ]; then
		wrong "$ld $*: $(head -n 5 $TMP/log)"
		return
	fi
	assert_floor $exe $f
	"$BUILD/compat" check --floor $f $exe >$TMP/log || { wrong "above the floor"; cat $TMP/log; }
	for n in $(needed $exe); do
		case " libc.so.6 libm.so.6 libpthread.so.0 libdl.so.2 ld-linux-x86-64.so.2 ld-linux-aarch64.so.1 $want " in
		*" $n "*) ;;
		*) wrong "$exe: needs $n, and may need $want" ;;
		esac
	done
	# what of the run-time is in the program is seen by no library
	! readelf --dyn-syms -W $exe | grep -E '(GOMP|OMP|omp|gfortran|atomic)_' | grep -v ' UND ' || wrong "$exe: exports those"
	run_cell $a $l $f $exe
	row $name $a $h $c "$(linker $h $a $l)" - $f "$ran"
}

# inside FILE NAME yes|no: the function is in the program, or taken from a library
inside() {
	nm $1 | grep -q " [tTwWi] $2\$" && got=yes || got=no
	[ $got = $3 ] || wrong "$1: $2 in the program: $got, want $3"
}

case $(uname -m) in x86_64) other=aarch64 ;; *) other=x86_64 ;; esac
for h in $hosts; do
	for a in $ARCHES; do
		for f in 2.17 2.28 2.31; do
			dir=$(floordir $h $a $f) || { status=1; continue; }
			case $f in
			2.17) gomp='' fortran='' ;;
			*) gomp=libgomp.so.1 fortran=libgfortran.so.5 ;;
			esac
			for l in bfd gold lld mold; do
				[ $f != 2.31 ] || [ $l = bfd ] || continue
				compiler $h $a gcc $l >/dev/null || continue
				try openmp openmp.c gcc "$gomp" -fopenmp tests/link/src/openmp.c
				inside $exe GOMP_parallel $([ $f = 2.17 ] && echo yes || echo no)
				try openmp-newer openmp.c gcc "$gomp" -fopenmp -DNEWER tests/link/src/openmp.c
				inside $exe GOMP_parallel yes
				inside $exe omp_set_num_teams yes
				try atomics atomics.c gcc libatomic.so.1 tests/link/src/atomics.c -latomic -lm -pthread
				inside $exe __atomic_compare_exchange no
				[ $a = aarch64 ] || try quad quad.c gcc libquadmath.so.0 tests/link/src/quad.c -lquadmath
				# the newest host has no Fortran for another architecture
				compiler $h $a gfortran $l >/dev/null || { [ "$h,$a" = "$newest,$other" ] || wrong "no gfortran on $h for $a"; continue; }
				# all of it in the program
				[ $f = 2.31 ] || try fortran-static fortran.f90 gfortran libgcc_s.so.1 -cpp tests/link/src/fortran.f90 -l:libgfortran.a \
					$([ $a = aarch64 ] || echo -l:libquadmath.a) -Wl,--exclude-libs,libgfortran.a,--exclude-libs,libquadmath.a
				fortran="$fortran libquadmath.so.0 libgcc_s.so.1"
				try fortran fortran.f90 gfortran "$fortran" -cpp tests/link/src/fortran.f90
				inside $exe _gfortran_st_write $([ $f = 2.17 ] && echo yes || echo no)
				try fortran-newer fortran.f90 gfortran "$fortran" -cpp -DNEWER tests/link/src/fortran.f90
				inside $exe _gfortran_st_write $([ $f = 2.31 ] && echo no || echo yes)
				# C's driver names libgfortran alone; as a shared library that brings libquadmath along
				called=$TMP/called-$a-$h
				[ -e $called-newer.o ] || for n in '' -newer; do
					$(compiler $h $a gfortran) -O2 -cpp ${n:+-DNEWER} -c -o $called$n.o tests/link/src/called.f90
				done
				try fortran-c caller.c gcc "$fortran" tests/link/src/caller.c $called.o -lgfortran
				[ $l != bfd ] || try fortran-c-newer caller.c gcc "$fortran" tests/link/src/caller.c $called-newer.o -lgfortran
			done
		done
	done
done
exit $status
