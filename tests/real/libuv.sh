# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# libuv: an event loop; threads, signals, child processes, sockets, files
arch='x86_64 aarch64'
source=libuv1
build() {
	cmake -S . -B b -DCMAKE_BUILD_TYPE=Release -DLIBUV_BUILD_TESTS=ON -DCMAKE_C_COMPILER="$CC"
	cmake --build b -j"$jobs"
}
check() {
	b/uv_run_tests
}
results() {
	tap | sed 's/ [0-9]* - / /'
}
