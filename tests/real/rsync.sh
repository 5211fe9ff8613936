# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# rsync: files with their times, links and ids; child processes, sockets
packages='libpopt-dev zlib1g-dev libacl1-dev libattr1-dev'
build() {
	./configure $configure --disable-openssl --disable-xxhash --disable-zstd --disable-lz4 --disable-md2man
	make -j"$jobs"
	make -j"$jobs" check || :
}
check() {
	make check || :
}
results() {
	sed -n 's/^PASS *\([^ ]*\).*/pass \1/p; s/^FAIL *\([^ ]*\).*/fail \1/p; s/^SKIP *\([^ ]*\).*/skip \1/p'
}
