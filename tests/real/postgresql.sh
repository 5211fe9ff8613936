# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# PostgreSQL: a server of many processes, shared memory, loaded extensions, its regression and isolation tests
source=postgresql-18
build() {
	./configure $configure --without-icu --without-readline --without-zlib --disable-nls
	make -j"$jobs"
	make -j"$jobs" -C src/test/regress
	make -j"$jobs" -C src/test/isolation
}
check() {
	make -k -C src/test/regress check MAX_CONNECTIONS=8 || :
	cat src/test/regress/regression.diffs 2>/dev/null
	make -k -C src/test/isolation check || :
}
results() {
	sed -n 's/^ok [0-9]* *[-+] \([a-z0-9_-]*\) .*/pass \1/p; s/^not ok [0-9]* *[-+] \([a-z0-9_-]*\) .*/fail \1/p'
}
