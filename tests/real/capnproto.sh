# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# Cap'n Proto: large C++ of its own style; coroutines, threads, an event loop, exceptions and stack traces, memory maps
packages='zlib1g-dev'
build() {
	autoreconf -fi
	# gcc 16: its comparisons are ambiguous in C++20, the default, and headers bring less of others along
	CXXFLAGS="${CXXFLAGS--O2} -std=gnu++17 -include cstdint" ./configure $configure --without-openssl --with-zlib
	make -j"$jobs"
	make -j"$jobs" check TESTS=
}
check() {
	for t in capnp-test capnp-evolution-test; do
		[ ! -x $t ] || ./$t || :
	done
}
results() {
	sed -n 's/^\[ PASS \] \(.*\) ([0-9.]* [a-zμ]*)$/pass \1/p; s/^\[ FAIL \] \(.*\) ([0-9.]* [a-zμ]*)$/fail \1/p'
}
