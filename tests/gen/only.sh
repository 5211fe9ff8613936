#!/bin/sh
# SPDX-License-Identifier: MIT
# make ONLY=1: objects that FLOORS do not need are left out, and the floor directories are the same; also where others were made before.
. tests/link/common
. tests/link/release

for a in $ARCHES; do
	cc=$(compiler "$here" $a gcc) || skip "no gcc for $a"
	built_before "$TMP/b" $a
	rm "$TMP/b/$a/obj-$here/objects.a"
	all=$(ls "$TMP/b/$a/obj-$here" | grep -c '\.o$')
	for f in 2.34 2.17 2.28 2.17; do
		rm -rf "$TMP/b/$a/$f"
		make ARCH=$a "CC=$cc" BUILD="$TMP/b" FLOORS=$f ONLY=1 floors >"$TMP/log" 2>&1 || { wrong "$a, floor $f"; tail "$TMP/log"; continue; }
		! grep ' CC ' "$TMP/log" || wrong "$a, floor $f: compiled again, which is none of this test's business"
		diff -r -x .host-"$here" "$TMP/b/$a/$f" "$BUILD/$a/$f" || wrong "$a, floor $f: another directory"
		n=$(ar t "$TMP/b/$a/obj-$here/objects.a" | wc -l)
		[ $f = 2.17 ] || [ $((n * 3)) -lt $((all * 2)) ] || wrong "$a, floor $f: $n objects of $all"
	done
done
exit $status
