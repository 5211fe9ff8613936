# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# libevent: an event loop, name resolution, HTTP, threads
arch='x86_64 aarch64'
differs='any bufferevent/bufferevent_timeout* measures time
any http/bad_request waits 10 ms'
[ "$ARCH" != aarch64 ] || differs="$differs
2.31,hidden *pair_release_lock takes a lock for one that it freed, where malloc gives the address again; passes with a free that does nothing"
build() {
	cmake -S . -B b -DCMAKE_BUILD_TYPE=Release -DEVENT__DISABLE_OPENSSL=ON -DEVENT__DISABLE_MBEDTLS=ON -DCMAKE_C_COMPILER="$CC"
	cmake --build b -j"$jobs"
}
check() {
	b/bin/regress
}
# a test that failed may be tried again: its last result
results() {
	awk '
		/^[a-z0-9_]*\/[^: ]*: / { t = $1; sub(/:$/, "", t) }
		/^[a-z0-9_]*\/[^: ]*: .*SKIPPED$/ { r[t] = "skip" }
		/^[a-z0-9_]*\/[^: ]*: .*OK *$/ { r[t] = "pass" }
		/^ *\[[^ ]* FAILED\]/ { r[t] = "fail" }
		END { for (t in r) print r[t], t }'
}
