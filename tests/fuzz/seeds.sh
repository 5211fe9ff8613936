#!/bin/sh
# SPDX-License-Identifier: MIT
#
# usage: tests/fuzz/seeds.sh DIR
#
# Writes small programs and libraries as the newest host's headers and start code make them, which compat retarget has all its work with: for each architecture,
# with and without DT_RELR, version definitions, copies of variables, DT_HASH, thread-local variables. Each has a long name that begins with "spare_", where
# mutate.c finds room for others.
set -eu
dir=$1
mkdir -p "$dir"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
spare=spare_$(printf '%0500d' 0)
cat >"$tmp/lib.c" <<!
#define _GNU_SOURCE
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <threads.h>
extern int $spare(void) __attribute__((weak));
extern void gettid_(void) __asm__("gettid") __attribute__((weak));
_Thread_local int local = 3;
_Thread_local char zero[40];
static void *start(void *p) { return p; }
void *(*table[])(void *) = { start, malloc, start };
static char variables[3000];
__attribute__((constructor)) static void first(void) { variables[0] = 1; }
char *use(char *to, const char *from, double x)
{
	pthread_t t;
	mtx_t m;
	to += strlcpy(to, from, 4) + strtol(from, 0, 0) + (int)exp2m1(x) + (int)log(x) + local + zero[x > 1];
	pthread_create(&t, 0, table[0], to);
	mtx_init(&m, mtx_plain);
	if ($spare)
		to += $spare();
	if (gettid_)
		gettid_();
	return arc4random() & 1 ? reallocarray(variables, 1, 2) : to;
}
!
cat >"$tmp/program.c" <<!
#include <unistd.h>
extern char *use(char *, const char *, double);
int main(int argc, char **argv)
{
	fputs(use(argv[0], "1", argc), stdout);
	return environ == 0 || signgam || fmod(argc, 3) > 1;
}
!
echo 'V_1 { global: use; local: *; }; V_2 { global: local; zero; } V_1; V_3 { global: table; } V_2;' >"$tmp/map"
for a in x86_64 aarch64; do
	cc=$a-linux-gnu-gcc
	command -v $cc >/dev/null || cc=gcc
	# shellcheck disable=SC2086 # words
	make() {
		o=$1
		shift
		$cc $(sh tests/sysroot $a 2.43 $cc) -Os -w -fno-asynchronous-unwind-tables -o "$dir/$a-$o" -Wl,-s,--build-id=none,-z,noseparate-code,-z,max-page-size=4096 "$@"
	}
	make lib.so -shared -fPIC "$tmp/lib.c" -lm -Wl,-soname,libx.so.1
	make versions.so -shared -fPIC "$tmp/lib.c" -lm -Wl,-soname,libx.so.1,--version-script,"$tmp/map",--hash-style=both
	make gnu.so -shared -fPIC "$tmp/lib.c" -lm -Wl,--hash-style=gnu,-rpath,/x
	mkdir -p "$tmp/ld"
	ln -sf "$(command -v ld.lld)" "$tmp/ld/ld.lld"	# where a cross compiler looks too
	make lld-relr.so -shared -fPIC "$tmp/lib.c" -lm -fuse-ld=lld -B"$tmp/ld/" -Wl,--pack-dyn-relocs=relr
	make lld-pie -pie -fPIE -include "$tmp/lib.c" "$tmp/program.c" -lm -fuse-ld=lld -B"$tmp/ld/" -Wl,--pack-dyn-relocs=relr
	make pie -pie -fPIE -include "$tmp/lib.c" "$tmp/program.c" -lm
	[ $a = aarch64 ] ||	# its ld 2.40 does not know that
		make pie-relr -pie -fPIE -include "$tmp/lib.c" "$tmp/program.c" -lm -Wl,-z,pack-relative-relocs,-z,now
	make exec -no-pie -fno-pie -include "$tmp/lib.c" "$tmp/program.c" -lm -Wl,--hash-style=gnu
	make exec-sysv -no-pie -fno-pie -include "$tmp/lib.c" "$tmp/program.c" -lm -Wl,--hash-style=sysv,-z,norelro
done
