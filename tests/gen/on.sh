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
echo 'exit 0' >"$t/roman"
export ON_START=yes
# A root of another layout: its loader and libc are used, and the program starts as programs do, without
# the variable that shows the loader the way.
cat >"$t/seen.c" <<'E'
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
extern char **environ;
int main(int argc, char **argv)
{
	Dl_info d;
	int n = 0;

	dladdr(dlsym(RTLD_DEFAULT, "puts"), &d);
	for (char **e = environ; *e; e++)
		n += !strncmp(*e, "LD_LIBRARY_PATH=", 16);
	printf("%s %d %s %s %s %d\n", d.dli_fname, argc, argv[argc - 1], getenv("LD_LIBRARY_PATH"), getenv("LAST"), n);
	return !stdout || strcmp((char *)getauxval(AT_EXECFN), argv[0]);
}
E
for a in $ARCHES; do
	p=$a-linux-gnu-
	[ "$a" != "$(uname -m)" ] || p=
	l=ld-linux-$(echo "$a" | sed 's/x86_64/x86-64.so.2/; s/aarch64/aarch64.so.1/')
	from=$(pwd)/build/roots/$a/2.31/usr/lib/$a-linux-gnu
	r=$t/$a/root
	mkdir -p "$r/usr/lib64" "$r/usr/lib" "$r/lib64" "$r/lib"
	cp "$from/libc.so.6" "$from/libdl.so.2" "$r/usr/lib64/" && cp "$from/$l" "$r/usr/lib64/ld-2.31.so" || exit 1
	ln -s /usr/lib64/ld-2.31.so "$r/lib64/$l"
	ln -s /usr/lib64/ld-2.31.so "$r/lib/$l"
	echo 32-bit >"$r/lib/libc.so.6"
	got=$(ROOT=$r sh tests/on --root)
	[ "$got" = "$a 2.31" ] || fail "$r is of $got"
	for pie in -pie -no-pie; do
		flags=$(sh tests/sysroot "$a" 2.31 "${p}gcc") || exit 1
		# shellcheck disable=SC2086
		${p}gcc $flags $pie $([ $pie = -pie ] && echo -fpie || echo -fno-pie) "$t/seen.c" -o "$t/$a/seen$pie" -ldl || exit 1
		got=$(LAST=1 ROOT=$r sh tests/on "$a" 2.31 "$t/$a/seen$pie" x 'y z' 2>&1)
		[ "$?,$got" = "0,$r/usr/lib64/libc.so.6 3 y z (null) 1 0" ] || fail "$a $pie: $got"
		[ "$a" = "$(uname -m)" ] || continue
		got=$(LD_LIBRARY_PATH=/a:/b LAST=2 ROOT=$r sh tests/on "$a" 2.31 "$t/$a/seen$pie" 2>&1)
		[ "$?,$got" = "0,$r/usr/lib64/libc.so.6 1 $t/$a/seen$pie /a:/b 2 1" ] || fail "$a $pie with a path: $got"
	done
	says 126 'roman: not a program' env ROOT="$r" sh tests/on "$a" 2.31 "$t/roman"
done
says 1 'ROOT=/dev: no libc.so.6' env ROOT=/dev sh tests/on --root
says 1 'ROOT=/no/where: no such' env ROOT=/no/where sh tests/on --root
says 2 '^tests/on: usage: ' sh tests/on x86_64 2.31
says 2 'riscv64: not x86_64 or aarch64' sh tests/on riscv64 2.31 /bin/true
says 1 'tests/roots: x/y: not ' sh tests/roots x/y
says 1 'glibc 9.99 is in no suite' sh tests/roots x86_64/9.99
exit $status
