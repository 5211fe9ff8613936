#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086 # commands and options are words
# gcc -pg, whose gcrt1.o refers to what libc_nonshared.a brings; and the name that glibc 2.17 for aarch64 has no
# function for, refused.
. tests/link/common
GMON_OUT_PREFIX=$TMP/gmon
export GMON_OUT_PREFIX
printf '#include <stdio.h>\nint main(void) { puts("ok"); return 0; }\n' >$TMP/ok.c
for h in $hosts; do
	for a in $ARCHES; do
		for l in bfd gold lld mold; do
			cc=$(compiler $h $a gcc $l) || continue
			for o in -pie -no-pie; do
				exe=$TMP/profiled-$h-$a-$l$o
				$cc -O1 -pg $o -o $exe $TMP/ok.c -L$(floordir $h $a 2.17) >$TMP/log 2>&1
				s=$?
				if [ $a = aarch64 ]; then
					[ $s -ne 0 ] && grep -q '_mcount' $TMP/log || wrong "$cc -pg for aarch64: status $s, $(head -n 5 $TMP/log)"
				elif [ $s -ne 0 ]; then
					wrong "$cc -pg $o: $(head -n 5 $TMP/log)"
				else
					# names that nothing in gcrt1.o uses; lld and mold keep them, with or without a floor directory
					assert_floor $exe 2.17 $(undefined $exe strong | grep '^__GI_')
					rm -f $TMP/gmon*
					run_everywhere $a 2.17 $exe
					[ -n "$(ls $TMP/gmon* 2>/dev/null)" ] || wrong "$exe: no profile"
					row "gcc -pg" $a $h gcc "$(linker $h $a $l)" "$o" 2.17 "$ran"
				fi
			done
		done
	done
done
exit $status
