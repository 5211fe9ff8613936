#!/bin/sh
# SPDX-License-Identifier: MIT
# tests/on: the program's status, arguments, environment and libraries, and what cannot be run.
# shellcheck disable=SC2046 # flags are words
set -u
: "${TMP:?}" "${ARCHES:=x86_64 aarch64}"
t=$TMP
status=0

fail() {
	echo "tests/gen/on.sh: $*" >&2
	status=1
}

# says STATUS TEXT COMMAND...: one line with that text
says() {
	s=$1 text=$2
	shift 2
	"$@" >"$t/out" 2>&1
	[ "$?,$(wc -l <"$t/out")" = "$s,1" ] && grep -q "$text" "$t/out" || fail "$*: no $text: $(cat "$t/out")"
}

echo 'int which(void) { return N; }' >"$t/lib.c"
cat >"$t/prog.c" <<'E'
#define _GNU_SOURCE
#include <gnu/libc-version.h>
#include <stdio.h>
#include <stdlib.h>
int which(void);
int main(int argc, char **argv)
{
	printf("%s %d %d %s %s\n", gnu_get_libc_version(), which(), argc, argv[argc - 1], getenv("T_VAR"));
	fflush(stdout);
	return system("exit 3") >> 8;
}
E
for a in $ARCHES; do
	p=$a-linux-gnu-
	[ "$a" != "$(uname -m)" ] || p=
	[ -d "build/roots/$a/2.31" ] || { echo "no build/roots/$a/2.31"; exit 77; }
	flags=$(sh tests/sysroot "$a" 2.31 "${p}gcc") || exit 1
	mkdir -p "$t/$a/1" "$t/$a/2" "$t/$a/3,4"
	for n in 1 2; do
		# shellcheck disable=SC2086
		${p}gcc $flags -shared -fPIC -DN=$n "$t/lib.c" -o "$t/$a/$n/libwhich.so" || exit 1
	done
	# shellcheck disable=SC2086
	${p}gcc $flags "$t/prog.c" -o "$t/$a/prog" "-L$t/$a/1" -lwhich || exit 1
	# shellcheck disable=SC2086
	${p}gcc $flags "$t/prog.c" -o "$t/$a/odd" "-L$t/$a/1" -lwhich -Wl,-I,/no/such/ld.so || exit 1
	for prog in prog odd; do
		got=$(T_VAR='x y' LD_LIBRARY_PATH=$t/$a/1 sh tests/on "$a" 2.31 "$t/$a/$prog" 'a b' '')
		[ "$?,$got" = '3,2.31 1 3  x y' ] || fail "$a $prog: $got"
		got=$(T_VAR= LD_LIBRARY_PATH=$t/$a/1 LD_PRELOAD=$t/$a/2/libwhich.so \
			sh tests/on "$a" 2.31 "$t/$a/$prog" z 2>/dev/null)
		[ "$?,$got" = '3,2.31 2 2 z ' ] || fail "$a $prog with LD_PRELOAD: $got"
	done
	says 127 'libwhich.so: cannot open' sh tests/on "$a" 2.31 "$t/$a/prog"
	on=$(pwd)/tests/on
	got=$(cd "$t/$a" && T_VAR='' LD_LIBRARY_PATH=$t/$a/2 sh "$on" "$a" 2.43 prog)
	[ "$?,$got" = '3,2.43 2 1 prog ' ] || [ "$got" = '2.43 2 1 ./prog ' ] || fail "$a: without a slash: $got"
	says 1 'no .*/9.99: run tests/roots' sh tests/on "$a" 9.99 "$t/$a/prog"
	says 1 'none: no such file' sh tests/on "$a" 2.31 "$t/none"
done
says 2 '^tests/on: usage: ' sh tests/on x86_64 2.31
says 2 'riscv64: not x86_64 or aarch64' sh tests/on riscv64 2.31 /bin/true
says 1 'tests/roots: x/y: not ' sh tests/roots x/y
says 1 'glibc 9.99 is in no suite' sh tests/roots x86_64/9.99
exit $status
