#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086 # commands and options are words
# libcompat.a by its path on the distribution's own library path: what it can do, and what docs/build-systems.md says
# that it cannot.
. tests/link/common

build() {	# OUTPUT WORDS...
	exe=$TMP/$1
	shift
	$cc -w -O2 -fPIC -o $exe "$@" >$TMP/log 2>&1 && return
	wrong "$cc $*: $(head -n 5 $TMP/log)"
	return 1
}

# cannot REASON WORDS...: what is built needs more than the floor, or does not run there
cannot() {
	reason=$1
	shift
	build cannot "$@" || return
	if [ "$(printf '%s\n' $(needs $exe) GLIBC_2.17 | sort -V | tail -n 1)" = GLIBC_2.17 ] &&
		LD_BIND_NOW=1 sh tests/on $a 2.17 $exe >/dev/null 2>&1; then
		wrong "$reason: $cc $* works now, docs/build-systems.md says that it does not"
	fi
	[ $h,$a != $here,$(uname -m) ] || row "alone, $reason" $a $h gcc "$(linker $h $a $l)" \
		"libcompat.a by path" 2.17 "not served: limit of the archive alone"
}

printf '#include <stdio.h>\nextern int gettid(void) __attribute__((weak));\nint main(void) { printf("%%d\\n", gettid ? 1 : 0); }\n' >$TMP/weak.c
printf '#include <pthread.h>\nstatic void *f(void *p) { return p; }\nint main(void) { pthread_t t; return pthread_create(&t, 0, f, 0) || pthread_join(t, 0); }\n' >$TMP/threads.c
printf '#include <math.h>\ndouble later(double x) { return log(x); }\n' >$TMP/later.c
printf 'double later(double);\nint main(int c, char **v) { return later(c) != 0; }\n' >$TMP/first.c
printf '#include <math.h>\nint main(int c, char **v) { return lgamma(c - 1.5) < 0 || signgam != -1; }\n' >$TMP/data.c

for h in $hosts; do
	for a in $ARCHES; do
		archive=$(floordir $h $a 2.17)/libcompat.a || exit 1
		for l in bfd gold lld mold; do
			cc=$(compiler $h $a gcc $l) || continue
			if build alone-$h-$a-$l tests/link/src/alone.c $archive -lm; then
				assert_floor $exe 2.17
				assert_needed $exe "libc.so.6 libm.so.6"
				assert_hidden $exe $archive
				run_everywhere $a 2.17 $exe
				row alone $a $h gcc "$(linker $h $a $l)" "libcompat.a by path, before -lm" 2.17 "$ran"
			fi
			# libpthread.so.0 is in no link of a host since 2.34 but by its name
			if build threads-$h-$a-$l $TMP/threads.c $archive -Wl,--no-as-needed -l:libpthread.so.0; then
				assert_floor $exe 2.17
				run_everywhere $a 2.17 $exe ""
				row "alone, threads" $a $h gcc "$(linker $h $a $l)" "libcompat.a -l:libpthread.so.0" 2.17 "$ran"
			fi
			cannot "threads" $TMP/threads.c $archive
			cannot "weak reference" $TMP/weak.c $archive
			cannot "math before it" tests/link/src/alone.c -lm $archive
			[ $a = aarch64 ] || cannot "data alias" -fPIE -pie $TMP/data.c $archive -lm
			$cc -O2 -fPIC -c -o $TMP/later.o $TMP/later.c && rm -f $TMP/liblater.a && ar rc $TMP/liblater.a $TMP/later.o
			case $l in
			bfd | gold) cannot "archive after it" $TMP/first.c $archive $TMP/liblater.a -lm ;;
			*)
				build later $TMP/first.c $archive $TMP/liblater.a -lm && assert_floor $exe 2.17 ;;
			esac
		done
	done
done
exit $status
