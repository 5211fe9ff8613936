# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# zstd: threads, files, dates; the library and the command
arch='x86_64 aarch64'
source=libzstd
build() {
	make -j"$jobs" -C tests zstd datagen poolTests longmatch invalidDictionaries legacy zstreamtest
}
check() {
	cd tests
	export ZSTD_BIN=$PWD/../programs/zstd DATAGEN_BIN=$PWD/datagen
	each poolTests ./poolTests
	each longmatch ./longmatch
	each invalidDictionaries ./invalidDictionaries
	each legacy ./legacy
	each zstreamtest ./zstreamtest -T10s -i100
	each zstreamtest-mt ./zstreamtest --newapi -T10s -i100
	each playTests sh playTests.sh
}
results() {
	automake
}
