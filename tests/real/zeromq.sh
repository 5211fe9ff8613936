# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# ZeroMQ: C++, threads, lock-free queues, sockets
source=zeromq3
build() {
	cmake -S . -B b -DCMAKE_BUILD_TYPE=Release -DBUILD_TESTS=ON -DWITH_DOCS=OFF -DENABLE_CURVE=OFF -DWITH_LIBSODIUM=OFF -DENABLE_WS=OFF
	cmake --build b -j"$jobs"
}
check() {
	ctest --test-dir b -j"$((jobs * 2))" || :
}
results() {
	ctest_results
}
