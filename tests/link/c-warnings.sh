#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086 # commands and options are words
# What linkers say of gets, mktemp, gtty and others of glibc's (GNU ld and gold alone do) they say with the flag too, word by word, so that
# --fatal-warnings finds them; and nothing of other names.
. tests/link/common

names='chflags getpw gets getwd gtty mktemp pthread_attr_getstackaddr siggetmask sigstack tempnam tmpnam'
{
	for n in $names; do
		echo "void $n(void);"
	done
	echo "int main(int argc, char **argv) { (void)argv; if (argc < 2) return 0;"
	for n in $names; do
		echo "$n();"
	done
	echo 'return 0; }'
} >$TMP/t.c
printf '#include <stdio.h>\n#include <pthread.h>\nint main(void) { return pthread_once(0, 0) + puts("") < 0; }\n' >$TMP/none.c

for h in $hosts; do
	for a in $ARCHES; do
		cc=$(compiler $h $a gcc) || continue
		$cc -c -w -fno-builtin -o $TMP/t.o $TMP/t.c && $cc -c -w -o $TMP/none.o $TMP/none.c || exit 1
		for l in bfd gold lld mold; do
			cc=$(compiler $h $a gcc $l) || continue
			case $l in
			bfd | gold) want=$(echo $names | wc -w) ;;
			*) want=0 ;;
			esac
			for f in 2.17 2.34; do
				dir=$(floordir $h $a $f) || exit 1
				bad=
				$cc -o $TMP/exe $TMP/t.o -lpthread >$TMP/without 2>&1 || wrong "$cc: $(head -n 5 $TMP/without)"
				$cc -o $TMP/exe $TMP/t.o -lpthread -L$dir >$TMP/with 2>&1 || wrong "$cc -L$dir: $(head -n 5 $TMP/with)"
				for x in without with; do
					sed -n 's/.*warning: //p' $TMP/$x | sort >$TMP/$x.sorted
				done
				[ $(wc -l <$TMP/with.sorted) = $want ] && cmp -s $TMP/without.sorted $TMP/with.sorted ||
					wrong "$cc -L$dir: $(diff $TMP/without.sorted $TMP/with.sorted)"
				! $cc -o $TMP/exe $TMP/t.o -Wl,--fatal-warnings -L$dir >$TMP/log 2>&1 || [ $want = 0 ] || wrong "$cc -L$dir --fatal-warnings: links"
				$cc -o $TMP/exe $TMP/none.o -Wl,--fatal-warnings -L$dir >$TMP/log 2>&1 || wrong "$cc -L$dir --fatal-warnings: $(head -n 5 $TMP/log)"
				row warnings $a $h gcc "$(linker $h $a $l)" --fatal-warnings $f "${bad:-$want}"
			done
		done
	done
done
exit $status
