# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# LevelDB: C++, threads, files
packages='libgtest-dev libgmock-dev googletest'
build() {
	build_googletest
	cmake -S . -B b -DCMAKE_BUILD_TYPE=Release -DLEVELDB_BUILD_TESTS=ON -DLEVELDB_BUILD_BENCHMARKS=OFF -DHAVE_SNAPPY=OFF -DHAVE_TCMALLOC=OFF -DHAVE_CRC32C=OFF -DCMAKE_C_COMPILER="$CC" -DCMAKE_CXX_COMPILER="$CXX" -DCMAKE_PREFIX_PATH="$PWD/gtest/to" -DCMAKE_CXX_STANDARD=17
	cmake --build b -j"$jobs"
}
check() {
	cd b
	for t in leveldb_tests c_test env_posix_test; do
		[ ! -x $t ] || { ./$t && echo "PASS: $t" || echo "FAIL: $t"; }
	done
}
results() {
	googletest
}
