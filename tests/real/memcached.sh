# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# memcached: a server of threads
packages='libevent-dev libio-socket-ssl-perl'
build() {
	autoreconf -fi
	./configure $configure --disable-docs
	make -j"$jobs"
}
check() {
	prove -j"$jobs" t/*.t || :
}
results() {
	sed -n 's/^\([^ ]*\.t\) \.* ok$/pass \1/p; t; s/^\([^ ]*\.t\) \.* skipped:*.*/skip \1/p; t; s/^\([^ ]*\.t\) \.* .*\(Failed\|Dubious\|No subtests\).*/fail \1/p; s/^\([^ ]*\.t\) \.* *$/fail \1/p'
}
