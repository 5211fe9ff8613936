# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# XZ Utils: threads, files, signals; the library and the command
arch='x86_64 aarch64'
source=xz-utils
build() {
	./configure $configure --disable-nls --disable-doc --enable-static=no
	make -j"$jobs"
	make -j"$jobs" check TESTS=
}
check() {
	make -k check || :
	head -c 8000000 /dev/urandom >random
	each threads sh -c 'src/xz/xz -kfT4 --block-size=512KiB random && src/xz/xz -dcT4 random.xz | cmp - random'
	each memory-limit sh -c 'src/xz/xz -kfT0 --memlimit-compress=100MiB random && src/xz/xz -tT0 random.xz'
}
results() {
	automake
}
