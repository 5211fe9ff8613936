# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# the Boehm collector: threads stopped by signals, dl_iterate_phdr, stacks and registers
arch='x86_64 aarch64'
build() {
	[ -x configure ] || ./autogen.sh
	./configure $configure --enable-threads=posix --enable-cplusplus --with-libatomic-ops=none
	make -j"$jobs"
	make -j"$jobs" check TESTS=
}
check() {
	make -k check || :
}
results() {
	automake
}
