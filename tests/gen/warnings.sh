#!/bin/sh
# SPDX-License-Identifier: MIT
# The sources of libcompat compile without a warning, whatever optimization their user chose: here by clang -O0, which has
# warned of what gcc -O2 did not; "make check-warnings" goes through WARNINGS=all.
#
# WARNINGS  words COMPILER:HOST:ARCH:LEVEL[:programs], or "all"; COMPILER is gcc or clang, HOST the release of glibc whose
#           compiler it is, LEVEL of optimization; for the programs alone, which are compiled for this machine, or for the shims too
# shellcheck disable=SC2046 # options are words
. tests/link/common

if [ "${WARNINGS-}" = all ]; then
	WARNINGS=$(for a in $ARCHES; do for h in $hosts; do for c in gcc clang; do for o in -O0 -O1 -O2 -O3 -Os; do
		echo $c:$h:$a:$o
	done; done; done; done)
fi
[ -n "${WARNINGS-}" ] || for a in $ARCHES; do
	WARNINGS="${WARNINGS-} clang:$here:$a:-O0"
	[ $a != "$(uname -m)" ] || WARNINGS="$WARNINGS gcc:$here:$a:-O0:programs"
done
flags=$(make -s program-flags) || exit 1
for w in $WARNINGS; do
	IFS=: read -r c h a o part <<-END
		$w
	END
	cc=$(compiler $h $a $c) || { wrong "$w: no such compiler"; continue; }
	in=
	case $cc in "sh tests/in-host "*) in="sh tests/in-host" cc=${cc#"$in "} ;; esac
	good=yes
	: >"$TMP/log"
	[ $a != "$(uname -m)" ] || for f in common/*.c elf/*.c gen/*.c tools/*.c; do
		$in $cc $flags $o -Werror -S -o /dev/null $f || good=
	done >>"$TMP/log" 2>&1
	[ -n "$part" ] ||
		$in make -s -k BUILD="$TMP/objects" ARCH=$a CC="$cc" CFLAGS="$o -Werror" objects >>"$TMP/log" 2>&1 || good=
	[ -n "$good" ] || {
		echo "$0: $w"
		grep -E 'error|warning' "$TMP/log" | sort -u | head -n 20
		status=1
	}
	rm -rf "$TMP/objects"
done
exit $status
