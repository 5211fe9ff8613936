# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# curl: sockets, name resolution in threads, timeouts by signals, libtool
packages='zlib1g-dev'
build() {
	[ -x configure ] || autoreconf -fi
	./configure $configure --without-ssl --without-libpsl --without-brotli --without-zstd --disable-ldap --disable-manual --without-libidn2
	make -j"$jobs"
	make -j"$jobs" -C tests
}
check() {
	cd tests
	perl runtests.pl -a -am -n -j"$((jobs * 2))" 1 to 330 500 to 600 1300 to 1350 1500 to 1700 '!flaky' || :
}
results() {
	automake
}
