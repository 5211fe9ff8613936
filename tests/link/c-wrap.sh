#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086 # commands and options are words
# -Wl,--wrap of functions that are bound to older versions, and of such that are ours: the program's own calls go through its
# wrapper, once each, and those that our functions make for themselves do not, as glibc's do not.
. tests/link/common

src=tests/link/src/wrapped.c
options=
for f in stat malloc pthread_create memcpy open arc4random getrandom; do
	options="$options -Wl,--wrap=$f"
done
# by -lcompat_old
printf '#include <stdio.h>\nint xdr_void(void), __real_xdr_void(void);\nstatic int n;\nint __wrap_xdr_void(void) { return ++n > 1 ? 0 : __real_xdr_void(); }
int main(void) { int r = xdr_void(); return printf("%%d %%d\\n", r, n) < 0; }\n' >$TMP/old.c
for h in $hosts; do
	for a in $ARCHES; do
		dir=$(floordir $h $a 2.17) || exit 1
		for l in bfd gold lld mold; do
			cc=$(compiler $h $a gcc $l) || continue
			# with gold it calls itself: docs/limits.md
			if [ $l = gold ]; then
				:
			elif $cc -O2 -fno-builtin -o $TMP/old -Wl,--wrap=xdr_void $TMP/old.c -lcompat_old -L$dir >$TMP/log 2>&1; then
				run_cell $a $l 2.17 $TMP/old '1 1'
			else
				wrong "$cc -lcompat_old: $(head -n 5 $TMP/log)"
			fi
			for lto in '' -flto; do
				# with gold not open, whose contract changed on aarch64: docs/limits.md
				names=$options
				[ $l != gold ] || names="-DNO_OPEN $(echo "$options" | sed 's/ -Wl,--wrap=open / /')"
				# gold and lld lose what a wrapper of an LTO object is called, with or without the flag
				case $l,$lto in gold,-flto | lld,-flto) continue;; esac
				bad='' exe=$TMP/exe-$a-$h-$l
				if $cc -D_GNU_SOURCE -O2 -fno-builtin $lto -o $exe $src $names -L$dir >$TMP/log 2>&1; then
					assert_floor $exe 2.17
					run_cell $a $l 2.17 $exe '1 1 1 1 1 1 1 done'
				else
					wrong "$cc $l $lto: $(head -n 5 $TMP/log)"
				fi
				[ -z "$bad" ] || ran=wrong
				row wrapped $a $h gcc "$(linker $h $a $l)" "--wrap $lto" 2.17 "$ran"
			done
		done
	done
done
exit $status
