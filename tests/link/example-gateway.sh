#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2154 # of tests/link/rust/common
# examples/gateway: requests of all kinds by standard input, a limit that is too short, and by a connection.
. tests/link/common
. tests/link/rust/common
need_cargo

cat >"$TMP/requests" <<'E2'
monday: 4 1 3; 2 0 5; 3 2 2
tuesday 500: 1 2; 3 4
oblong: 1 2 3; 4 5 6
empty:
hole: 1 nan; 2 3
none: 1 x
ragged: 1 2; 3
no/where: 1
one: 9
wednesday: 7.5 2 8.25 3; 1 6 4 4; 9 9 2.5 1; 3 1 4 1.5
E2
awk 'BEGIN {
	printf "huge 1:"
	for (i = 1; i <= 700; i++) {
		for (j = 1; j <= 700; j++)
			printf " %d", i * j
		printf "%s", i < 700 ? ";" : "\n"
	}
}' >>"$TMP/requests"
for i in 1 2 3 4 5 6 7 8 9; do
	echo "again$i 60000: $i 2 1; 3 $i 4; 9 8 $i"
done >>"$TMP/requests"
answers='monday: 5 by 2 1 3; means 1.587401 1.782827, 3.487470 bits; sum 2194736884
tuesday: 5 by 1 2; means 2.000000 3.191252, 1.836592 bits; sum 3240622349
error: oblong: bad request: 2 rows, 3 columns
error: empty: bad request: 1 rows, 0 columns
error: hole: bad request: row 1, column 2: nan is not a cost
error: bad cost "x"
error: row 2 has 1 costs, not 2
error: bad name "no/where"
one: 9 by 1; means 9.000000 9.000000, 0.000000 bits; sum 2987739432
wednesday: 7 by 2 1 3 4; means 1.654875 1.912931, 4.670284 bits; sum 672951032
error: huge: no answer in 1 ms
again1: 3 by 1 2 3; means 1.000000 1.000000, 2.719474 bits; sum 2634562683
again2: 6 by 1 2 3; means 2.000000 2.000000, 3.057245 bits; sum 383166117
again3: 8 by 2 1 3; means 2.620741 2.744249, 3.205607 bits; sum 3570731040
again4: 9 by 2 1 3; means 2.884499 3.207534, 3.239613 bits; sum 1046548479
again5: 10 by 2 1 3; means 3.107233 3.764144, 3.276883 bits; sum 2576292501
again6: 11 by 2 1 3; means 3.301927 4.373718, 3.377978 bits; sum 1844061484
again7: 12 by 3 1 2; means 2.884499 5.646216, 3.494305 bits; sum 3261144059
again8: 12 by 3 1 2; means 2.884499 5.646216, 3.525542 bits; sum 1360925657
again9: 12 by 3 1 2; means 2.884499 5.646216, 3.433627 bits; sum 581469225'

# by_connection RELEASE: the first line of a connection's answer, from a server on that release
by_connection() {
	r=$1
	rm -f "$TMP/server"; : >"$TMP/server"
	sh tests/on "$a" "$r" "$exe" "$TMP/out" 127.0.0.1:0 >"$TMP/server" 2>&1 &
	server=$!
	for _ in 1 2 3 4 5 6 7 8 9 10; do
		port=$(sed -n 's/^listening on 127.0.0.1://p' "$TMP/server")
		[ -z "$port" ] || break
		sleep 0.5
	done
	got=$(bash -c 'exec 3<>/dev/tcp/127.0.0.1/'"$port"' && echo "monday: 4 1 3; 2 0 5; 3 2 2" >&3 && head -n 1 <&3' 2>&1)
	kill $server
	wait $server 2>/dev/null
	[ "$got" = "$(echo "$answers" | head -n 1)" ] || wrong "on $r, by a connection: $got; $(cat "$TMP/server")"
}

try() {	# HOST ARCH FLOOR
	example gateway "$@" CXX="$cxx" || return
	case $f in
	2.17) assert_self_contained "$exe" ;;	# all of libstdc++ is in the program
	*) assert_self_contained "$exe" libstdc++.so.6 ;;
	esac
	"$BUILD/compat" check --floor "$f" "$exe" >"$TMP/log" || wrong "above the floor: $(cat "$TMP/log")"
	for s in log log2 exp pow exp2; do
		readelf --dyn-syms -W "$exe" | grep -q " UND $s@GLIBC" || wrong "$exe does not use $s of libm"
	done
	ran=
	for r in $releases; do
		older "$f" "$r" || continue
		rm -rf "$TMP/out"
		LD_BIND_NOW=1 sh tests/on "$a" "$r" "$exe" "$TMP/out" <"$TMP/requests" >"$TMP/got" 2>&1 || wrong "on $r: exit status $?"
		if [ "$(cat "$TMP/got")" = "$answers" ] && [ "$(wc -l <"$TMP/out/monday")" = 1 ]; then
			ran="$ran $r"
		else
			wrong "$exe on $r:"
			echo "$answers" | diff -u - "$TMP/got"
		fi
	done
	[ -n "$ran" ] || return 0	# all are below the floor
	by_connection "${ran##* }"
	ran="ok on$ran"
	shown gateway
}

for a in $ARCHES; do
	for h in $hosts; do
		rust_for "$h" "$a" || { row gateway "$a" "$h" "$rust" default - - "$no"; continue; }
		cxx=$(compiler "$h" "$a" g++) || { wrong "no g++ for $a on $h"; continue; }
		[ "$h" = "$here" ] || cxx=$(echo "$cxx" | sed "s,tests/,$PWD/&,")
		try "$h" "$a" 2.17
		[ "$h,$a" != "$here,$(uname -m)" ] || try "$h" "$a" 2.28
	done
done
[ -n "$tested" ] || skip "$no"
exit $status
