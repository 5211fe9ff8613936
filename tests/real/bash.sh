# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# bash: signals, child processes, terminals, locales
arch='x86_64 aarch64'
differs='
real,hidden,2.31 run-glob-bracket compiles a program without the flag
any run-posixpipe measures time, on a loaded machine
'
build() {
	./configure $configure --without-bash-malloc --disable-nls
	make -j"$jobs"
	make -j"$jobs" recho zecho printenv xcase
}
check() {
	make -k check || :
}
# each script's name, and below it what differs from what it should print
results() {
	awk '
		/^run-[a-z0-9.+-]+$/ { if (n) print (bad ? "fail " : "pass ") n; n = $0; bad = 0; next }
		n && !/^warning:/ && /^[<>]/ { bad = 1 }
		END { if (n) print (bad ? "fail " : "pass ") n }'
}
