# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# PHP: a language's run-time with a JIT compiler; date, sockets, child processes
source='php8.4 php8.2'
tools=ext/opcache/minilua	# makes the JIT compiler, by another rule
differs='
real ext/pcre/tests/bug76850.phpt no locale but C there
'
build() {
	[ -x configure ] || ./buildconf --force
	./configure $configure --disable-all --enable-cli --disable-cgi --disable-phpdbg --enable-pcntl --enable-posix --enable-sockets --enable-opcache --enable-ctype \
		--enable-calendar --enable-sysvsem --enable-sysvshm --enable-shmop --enable-tokenizer
	make -j"$jobs"
}
check() {
	TEST_PHP_EXECUTABLE=$PWD/sapi/cli/php sapi/cli/php run-tests.php -q --offline -g PASS,FAIL,SKIP,BORK,LEAK,XFAIL -j"$jobs" -P --set-timeout 30 ext/standard/tests/{math,general_functions,file,network,time,strings} \
		ext/{pcntl,posix,sockets,date,pcre,sysvsem,sysvshm,shmop}/tests || :
	TEST_PHP_EXECUTABLE=$PWD/sapi/cli/php sapi/cli/php -d opcache.enable_cli=1 run-tests.php -q --offline -j"$jobs" -P -d zend_extension="$PWD/modules/opcache.so" -d opcache.enable_cli=1 \
		-d opcache.jit=tracing -d opcache.jit_buffer_size=64M ext/opcache/tests Zend/tests/{closures,generators,try,traits} || :
}
results() {
	tr '\r' '\n' | sed -n 's/\x1b\[[0-9;]*m//g; s/^PASS .*\[\([^]]*phpt\)\].*/pass \1/p; s/^XFAIL .*\[\([^]]*phpt\)\].*/pass \1/p
		s/.*\[\([^]]*phpt\)\] (warn: Test passed on retry.*/pass \1/p; s/^SKIP .*\[\([^]]*phpt\)\].*/skip \1/p; s/^\(FAIL\|BORK\|LEAK\|WARN\|XLEAK\).* \[\([^]]*phpt\)\].*/fail \2/p'
}
