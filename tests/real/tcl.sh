# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# Tcl: threads, an event loop, sockets, files, loaded extensions
source=tcl8.6
differs='any interp-36.7 waits 10 ms
any async-4.3 waits for another thread
any cmdMZ-6.6 measures time'
build() {
	cd unix
	./configure $configure --enable-threads
	make -j"$jobs" all tcltest
}
check() {
	cd unix
	make test TESTFLAGS='-verbose ps' || :
}
results() {
	sed -n 's/^++++ \([^ ]*\) PASSED$/pass \1/p; s/^==== \([^ ]*\) .* FAILED$/fail \1/p; s/^++++ \([^ ]*\) SKIPPED.*/skip \1/p'
}
