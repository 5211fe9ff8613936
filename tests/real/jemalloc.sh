# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# jemalloc: malloc replaced, thread-local storage, fork; dlsym(RTLD_NEXT)
arch='x86_64 aarch64'
build() {
	[ -x configure ] || autoconf
	./configure $configure --with-lg-page=12
	make -j"$jobs" build_lib
	make -j"$jobs" tests_unit tests_integration
}
check() {
	make -k check_unit check_integration || :
}
results() {
	sed -n 's/^\(test_[^:]*\): pass$/pass \1/p; s/^\(test_[^:]*\): fail.*/fail \1/p; s/^\(test_[^:]*\): skip.*/skip \1/p'
}
