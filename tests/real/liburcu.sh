# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# Userspace RCU: threads, signals, barriers over membarrier, futexes
arch='x86_64 aarch64'
build() {
	autoreconf -fi
	./configure $configure
	make -j"$jobs"
	make -j"$jobs" check TESTS=
}
check() {
	make -k -C tests/unit check || :
	make -k -C tests/regression check || :
}
results() {
	automake
}
