# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# PCRE2: a JIT compiler
arch='x86_64 aarch64'
build() {
	[ -x configure ] || autoreconf -fi
	./configure $configure --enable-jit --enable-pcre2-16 --enable-pcre2-32 --disable-pcre2test-libreadline
	make -j"$jobs"
	make -j"$jobs" check TESTS=
}
check() {
	./pcre2_jit_test && echo 'PASS: jit_test' || echo 'FAIL: jit_test'
	./RunTest
}
# "Test 2: ...", then a line of each width
results() {
	awk '
		/^(PASS|FAIL): / { print ($1 == "PASS:" ? "pass " : "fail ") $2 }
		/^---- Testing/ { width = $3 $4 }
		/^Test [0-9]+/ { n = width "-" $2; sub(/:/, "", n) }
		/ OK$|^ *OK/ { print "pass " n "-" ++i[n] }
		/FAILED|failed|differ/ && n { print "fail " n "-" ++i[n] }'
}
