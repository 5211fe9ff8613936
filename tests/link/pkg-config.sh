#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2015,SC2046,SC2086 # commands and options are words
# pkg-config: its flags on a command line, in Meson and in CMake, which must keep them and make no RPATH of them; also where
# the installation has been moved to.
. tests/link/common
. tests/link/installed
mv "$prefix" "$TMP/mo ved"
prefix="$TMP/mo ved"
mkdir -p "$TMP/src"
cat >"$TMP/src/t.c" <<'!'
#define _GNU_SOURCE
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>
static void *f(void *p) { return p; }
int main(int argc, char **argv)
{
	pthread_t t;
	int right = gettid() > 0 && pow(argc, 2) == 1 && !pthread_create(&t, NULL, f, argv) && !pthread_join(t, NULL);
	return printf("%s\n", right ? "ok" : "no") < 0;
}
!
cat >"$TMP/src/meson.build" <<'!'
project('t', 'c')
executable('t', 't.c', dependencies: [meson.get_compiler('c').find_library('m'), dependency('threads'), dependency('compat-2.17')])
!
cat >"$TMP/src/CMakeLists.txt" <<'!'
cmake_minimum_required(VERSION 3.13)
project(t C)
find_package(PkgConfig REQUIRED)
pkg_check_modules(compat REQUIRED IMPORTED_TARGET compat-2.17)
add_executable(t t.c)
target_link_libraries(t m PkgConfig::compat)
!

# right NAME ARCH FLOOR FILE: and a row for it
right() {
	assert_floor "$4" $3
	not_loaded "$4"
	run_everywhere $2 $3 "$4"
	row 'gettid, pow, pthread_create' $2 "$here" gcc bfd "pkg-config, $1" $3 "$ran"
}

for a in $ARCHES; do
	cc=$(compiler "$here" $a gcc) || skip "no gcc for $a"
	export PKG_CONFIG_LIBDIR="$prefix/lib/$a-linux-gnu/pkgconfig"
	# also by the names of distributions
	for f in 2.17:compat 2.17:compat-2.17 2.28:compat-2.28 2.28:compat-rhel8 2.31:compat-ubuntu20.04; do
		flags=$(pkg-config --libs ${f#*:}) || wrong "pkg-config --libs ${f#*:}"
		eval "$cc -o '$TMP/t' '$TMP/src/t.c' -lm $flags" || wrong "$cc $flags"
		right ${f#*:} $a ${f%:*} "$TMP/t"
	done
	[ "$(pkg-config --modversion compat)" = "$(sed -n 's/^VERSION = //p' Makefile)" ] || wrong 'not the version of the Makefile'
	CC=$cc cmake -S "$TMP/src" -B "$TMP/c-$a" >"$TMP/log" 2>&1 && make -C "$TMP/c-$a" >>"$TMP/log" 2>&1 || cat "$TMP/log"
	right CMake $a 2.17 "$TMP/c-$a/t"
	# the machine file without its flags
	sed "/^\[constants/,\$d; s/^\(pkg.*\) = .*/\1 = 'pkg-config'/" "$prefix/share/meson/cross/compat-2.17-$a" >"$TMP/cross"
	meson setup "$TMP/m-$a" "$TMP/src" --cross-file "$TMP/cross" >"$TMP/log" 2>&1 &&
		ninja -C "$TMP/m-$a" >>"$TMP/log" 2>&1 || tail -n 20 "$TMP/log"
	right Meson $a 2.17 "$TMP/m-$a/t"
done
[ -n "$(PKG_CONFIG_LIBDIR="$prefix/lib/pkgconfig" pkg-config --libs compat)" ] || wrong 'no lib/pkgconfig for this machine'
! PKG_CONFIG_LIBDIR="$prefix/lib/pkgconfig" pkg-config --libs compat-2.19 >"$TMP/log" 2>&1 || wrong 'there is a compat-2.19'
said "$TMP/log" compat-2.19
exit $status
