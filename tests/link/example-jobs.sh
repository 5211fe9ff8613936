#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2015,SC2086,SC2154 # words; of tests/link/rust/common
# examples/jobs: every thread's destructor has run before the total is printed; jemalloc is malloc for libc too.
. tests/link/common
. tests/link/rust/common
need_cargo

awk 'BEGIN {
	for (i = 0; i < 40000; i++)
		printf "%s%d w%d\n", i % 2 ? "Odd " : "", i % 7, i % 1000
}' >"$TMP/a.txt"
echo 'odd, one out' >"$TMP/b.txt"
counted=$(cat "$TMP/a.txt" "$TMP/b.txt" | tr A-Z a-z | tr -cs a-z0-9 '\n' | sort | uniq -c |
	sort -k1,1nr -k2,2 | head -n 5 | awk '{ printf "%8d %s\n", $1, $2 }')
words=$(cat "$TMP/a.txt" "$TMP/b.txt" | tr -cs A-Za-z0-9 '\n' | wc -l)

for a in $ARCHES; do
	h=$here
	rust_for "$h" "$a" && static_library "$a" libjemalloc-dev libjemalloc_pic.a JEMALLOC ||
		{ row jobs "$a" "$h" "$rust" default - - "$no"; continue; }
	example jobs "$h" "$a" 2.17 $given || continue
	assert_self_contained "$exe"
	for n in malloc calloc realloc free memalign posix_memalign aligned_alloc malloc_usable_size; do
		readelf --dyn-syms -W "$exe" | awk '$7 ~ /[0-9]/ { print $8 }' | grep -qx $n || wrong "$exe does not export $n"
	done
	ran=
	for r in $releases; do
		bad=
		for threads in 1 30; do
			got=$(LD_BIND_NOW=1 sh tests/on "$a" "$r" "$exe" $threads "$TMP/a.txt" "$TMP/b.txt" 2>"$TMP/err")
			s=$?
			n=$(echo "$got" | sed -n '1s/.* by \([0-9]*\) threads, \1 of which.*/\1/p')
			[ "$s" = 0 ] && [ "${n:-0}" -gt 20 ] && [ "${got%%, in*}" = "$words words, 1010 different" ] &&
				[ "$(echo "$got" | sed 1d)" = "$counted" ] && grep -q '^jemalloc 5.* bytes before, ' "$TMP/err" ||
				wrong "on $r, $threads threads: exit status $s: $got $(cat "$TMP/err")"
		done
		got=$(LD_BIND_NOW=1 sh tests/on "$a" "$r" "$exe" 1 "$TMP/none" 2>&1)
		[ "$?,$got" = "1,jobs: $TMP/none: No such file or directory (os error 2)" ] || wrong "on $r, no file: $got"
		[ -n "$bad" ] || ran="$ran $r"
	done
	ran="ok on$ran"
	shown jobs
done
[ -n "$tested" ] || skip "$no"
exit $status
