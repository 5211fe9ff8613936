#!/bin/sh
# SPDX-License-Identifier: MIT
# Every name that glibc has got since 2.17, but for those of libm and libmvec, is accounted for at every floor: it is
# provided, or refused with a reason, and the refused are few.
bad=0
for arch in $ARCHES; do
	awk '!/^#/ && NF && $5 !~ /^(libm|libmvec):/ { print $1 }' "versions/$arch.abi" | LC_ALL=C sort -u >"$TMP/names"
	for floor in 2.17 2.28 2.31 2.34 2.38; do
		"$BUILD/compatgen" -a "$arch" -H 2.43 -f "$floor" -p >"$TMP/plan" || exit 1
		awk '$2 == "missing" { print $1 }' "$TMP/plan" | LC_ALL=C sort | LC_ALL=C comm -12 - "$TMP/names" >"$TMP/missing"
		while read -r name; do
			echo "$arch, floor $floor: $name: neither provided nor refused"
			bad=1
		done <"$TMP/missing"
		n=$(grep -c '^[^ ]* *refused ' "$TMP/plan")
		[ "$n" -le 10 ] || { echo "$arch, floor $floor: $n names refused"; bad=1; }
	done
done
exit $bad
