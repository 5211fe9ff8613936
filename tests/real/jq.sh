# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# jq: numbers to text and back, times, threads
packages=''
build() {
	autoreconf -fi
	./configure $configure --disable-docs --disable-maintainer-mode --disable-shared --without-oniguruma	# Debian has no static one
	make -j"$jobs"
}
check() {
	make -k check || :
}
results() {
	automake
}
