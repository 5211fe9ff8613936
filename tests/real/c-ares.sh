# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# c-ares: name resolution, sockets, threads; its tests are C++
arch='x86_64 aarch64'
differs='any *MockUDPMaxQueriesTest.GetHostByNameParallelLookups* a query is sent again if its answer takes long'
packages='googletest libgtest-dev libgmock-dev'
build() {
	build_googletest
	cmake -S . -B b -DCMAKE_BUILD_TYPE=Release -DCARES_BUILD_TESTS=ON -DCMAKE_C_COMPILER="$CC" -DCMAKE_CXX_COMPILER="$CXX" -DCMAKE_PREFIX_PATH="$PWD/gtest/to"
	cmake --build b -j"$jobs"
}
check() {
	b/bin/arestest --gtest_filter='-*Live*'
}
results() {
	googletest
}
