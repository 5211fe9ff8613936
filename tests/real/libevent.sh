# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# libevent: an event loop, name resolution, HTTP, threads
arch='x86_64 aarch64'
build() {
	cmake -S . -B b -DCMAKE_BUILD_TYPE=Release -DEVENT__DISABLE_OPENSSL=ON -DEVENT__DISABLE_MBEDTLS=ON -DCMAKE_C_COMPILER="$CC"
	cmake --build b -j"$jobs"
}
check() {
	b/bin/regress
}
results() {
	sed -n 's/^\([a-z0-9_]*\/[^: ]*\): .*SKIPPED$/skip \1/p; t; s/^\([a-z0-9_]*\/[^: ]*\): .*FAILED$/fail \1/p; t; s/^\([a-z0-9_]*\/[^: ]*\): .*\[*OK\]* *$/pass \1/p'
}
