#!/bin/sh
# SPDX-License-Identifier: MIT
# examples/server: threads, NSS and a plugin by dlopen, built with its own makefile for floor 2.17; client and server run
# on each glibc, several clients at a time, one still connected when the server is told to end.
. tests/link/common

cat >"$TMP/ask" <<'E2'
resolve localhost
resolve 192.0.2.7
user root
user no-such-user
threads
entropy abcdabcd
entropy aaaa
entropy
nonsense
E2
cat >"$TMP/want" <<'E2'
hello N
127.0.0.1
192.0.2.7
0 /root
error: no such user
N, this is another
2.000 bits, question 1
0.000 bits, question 2
error: ENODATA
error: no command nonsense
E2

# talk ARCH RELEASE DIR
talk() {
	export LD_BIND_NOW=1
	dir=$3
	cp "$TMP/want" "$dir/want"
	: >"$dir/server.out"
	: >"$dir/held"
	sh tests/on $1 $2 "$dir/server" "$dir/entropy.so" >"$dir/server.out" 2>&1 &
	pid=$!
	for i in $(seq 100); do
		port=$(sed -n 's/^listening on port //p' "$dir/server.out")
		[ -z "$port" ] && kill -0 $pid 2>/dev/null || break
		sleep 0.2
	done
	[ -n "$port" ] || { wrong "$dir on $2: no port"; cat "$dir/server.out"; kill $pid; return; }
	mkfifo "$dir/hold"
	sh tests/on $1 $2 "$dir/client" "$port" <"$dir/hold" >"$dir/held" 2>&1 &
	held=$!
	exec 8>"$dir/hold"
	clients=
	for i in 1 2 3 4; do
		timeout 60 sh tests/on $1 $2 "$dir/client" "$port" <"$TMP/ask" >"$dir/said.$i" 2>&1 &
		clients="$clients $!"
	done
	for c in $clients; do
		wait $c || wrong "$dir on $2: client: status $?"
	done
	for i in 1 2 3 4; do
		# with "::1 localhost" in /etc/hosts as well, glibc has 127.0.0.1 twice
		sed -i 's/^hello [1-9]$/hello N/; s/^[1-5], /N, /; s/^127.0.0.1 127.0.0.1$/127.0.0.1/' "$dir/said.$i"
		diff -u "$dir/want" "$dir/said.$i" || wrong "$dir on $2: client $i"
	done
	for i in $(seq 100); do	# it has said hello: it is being served
		[ ! -s "$dir/held" ] || break
		sleep 0.1
	done
	kill -TERM $pid
	wait $pid || wrong "$dir on $2: server: status $?"
	exec 8>&-
	wait $held || wrong "$dir on $2: the client that was left: status $?"
	rm "$dir/hold"
	[ "$(sed 1d "$dir/server.out")" = "SIGTERM: served 5, left 0" ] || { wrong "$dir on $2"; cat "$dir/server.out"; }
}

for host in $hosts; do
	for arch in $ARCHES; do
		cc=$(compiler $host $arch gcc) || skip "no gcc for $arch"
		lib=$(floordir $host $arch 2.17) || exit 1
		dir=$TMP/$host-$arch
		cp -R examples/server "$dir"
		# the makefile's commands from the top directory, where those for the newest host work
		make -C "$dir" -n CC="$cc" LDFLAGS="-L$lib" | sed 's/^make.*//' >"$dir/commands"
		sed -i "s| \([a-z.]*[a-z]*\.c\)| $dir/\1|; s|-o |-o $dir/|" "$dir/commands"
		sh -e "$dir/commands" >"$dir/log" 2>&1 || { wrong "$host $arch: not built"; cat "$dir/log"; continue; }
		[ ! -s "$dir/log" ] || { wrong "$host $arch: warnings"; cat "$dir/log"; }
		for f in server client entropy.so; do
			assert_floor "$dir/$f" 2.17
		done
		assert_needed "$dir/server" "libc.so.6 libdl.so.2 libpthread.so.0"
		bad=
		for r in $releases; do
			talk $arch $r "$dir"
		done
		row "examples/server" $arch $host gcc "$(linker $host $arch bfd)" - 2.17 "${bad:+wrong; }ok on $releases"
	done
done
exit $status
