#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2015,SC2086 # options are words
# Meson's wrap file, of make dist-source, with the source tarball by a file URL and nothing installed: dependency('compat-2.17') of a project
# that has but that file, native and cross; a second configure builds nothing; the option floors; what is wrong is told.
. tests/link/common
. tests/link/release
m=$(uname -m)
unset COMPAT_FLOOR CC CFLAGS LDFLAGS PKG_CONFIG_PATH
mkdir "$TMP/got"
tarball_to "$TMP/got"

# project DIR: one with that wrap file
project() {
	mkdir -p "$1/subprojects"
	sed "s|^source_url = .*|source_url = file://$TMP/got/libcompat-$version.tar.gz|" "$TMP/got/libcompat.wrap" >"$1/subprojects/libcompat.wrap"
	cp "$TMP/t.c" "$1"
	cat >"$1/meson.build" <<-'!'
		project('asks', 'c', meson_version: '>=1.0')
		executable('t', 't.c', dependencies: [dependency('threads'), dependency('compat-2.17')])
		executable('rhel8', 't.c', dependencies: dependency('compat-rhel8'))
		shared_library('s', 't.c', dependencies: dependency('compat-2.17', version: '>=0.1'))
	!
}
grep -q "^source_url = file:///usr/src/libcompat-$version.tar.gz$" "$TMP/got/libcompat.wrap" || wrong "$(cat "$TMP/got/libcompat.wrap")"
cat >"$TMP/cross" <<'!'
[binaries]
c = 'aarch64-linux-gnu-gcc'
ar = 'aarch64-linux-gnu-ar'
strip = 'aarch64-linux-gnu-strip'
[host_machine]
system = 'linux'
cpu_family = 'aarch64'
cpu = 'aarch64'
endian = 'little'
!
project "$TMP/asks"
export PKG_CONFIG_LIBDIR="$TMP/none" CC=gcc
# the objects that are there, compiled of the same sources, are taken: else it is a minute for each
for a in $ARCHES; do
	options= cc=gcc
	[ $a = $m ] || { options="--cross-file $TMP/cross" cc=$a-linux-gnu-gcc; }
	[ $a = $m ] || [ $a = aarch64 ] || continue
	b=$TMP/asks/b-$a
	made="$b/subprojects/libcompat-$version/floors"
	built_before "$made" $a
	compiled_by $cc "$made" $a
	touch "$TMP/started"
	meson setup $options "$b" "$TMP/asks" >"$TMP/log" 2>&1 && ninja -C "$b" >>"$TMP/log" 2>&1 || { wrong "meson setup $options"; tail -n 20 "$TMP/log"; continue; }
	! grep WARNING "$TMP/log" || wrong "$a: warnings"
	[ -z "$(find "$made" -name '*.o' -path '*/obj-*' -newer "$TMP/started")" ] || wrong "$a: sources are compiled: the objects did not do"
	for f in t:2.17 rhel8:2.28; do
		assert_floor "$b/${f%:*}" ${f#*:}
		assert_needed "$b/${f%:*}" 'libpthread.so.0 libc.so.6'
		run_everywhere $a ${f#*:} "$b/${f%:*}"
		row 'pthread_create, gettid' $a "$here" gcc bfd 'Meson, wrap file' ${f#*:} "$ran"
	done
	assert_floor "$b/libs.so" 2.17
	for f in t rhel8 libs.so; do
		! readelf -d "$b/$f" | grep -E 'R(UN)?PATH' || wrong "$f has an RPATH"
	done
	untouched "$made" >"$TMP/once"
	meson setup --reconfigure $options "$b" "$TMP/asks" >"$TMP/log" 2>&1 || { wrong 'meson setup --reconfigure'; tail -n 20 "$TMP/log"; }
	untouched "$made" | diff "$TMP/once" - >"$TMP/diff" || { wrong "$a: a second configure builds"; head "$TMP/diff"; }
done

# other floors, in whatever spelling; only they are made
b=$TMP/asks/b
cat >"$TMP/asks/meson.build" <<'!'
project('asks', 'c', meson_version: '>=1.0')
executable('t', 't.c', dependencies: dependency('compat-GLIBC_2.19', fallback: 'libcompat', default_options: ['floors=GLIBC_2.19']))
!
built_before "$b/subprojects/libcompat-$version/floors" $m
meson setup "$b" "$TMP/asks" >"$TMP/log" 2>&1 && ninja -C "$b" >>"$TMP/log" 2>&1 || { wrong 'option floors'; tail -n 20 "$TMP/log"; }
assert_floor "$b/t" 2.19
[ "$(cd "$b/subprojects/libcompat-$version/floors/$m" && echo 2.*)" = 2.19 ] || wrong "made: $(ls "$b/subprojects/libcompat-$version/floors/$m")"
sed -i 's/floors=[^'\'']*/floors=rhle8/' "$TMP/asks/meson.build"
! meson setup "$TMP/asks/no" "$TMP/asks" >"$TMP/log" 2>&1 || wrong 'floor rhle8 is taken'
grep -qF 'no floor "rhle8", did you mean rhel8?' "$TMP/log" "$TMP/asks/no/meson-logs/meson-log.txt" || { wrong 'floor rhle8 is not told'; tail -n 20 "$TMP/log"; }
# another tarball by that name is not taken
echo >>"$TMP/got/libcompat-$version.tar.gz"
project "$TMP/other"
! meson setup "$TMP/other/b" "$TMP/other" >"$TMP/log" 2>&1 && grep -q 'Incorrect hash' "$TMP/log" || { wrong 'a tarball with another checksum is taken'; tail "$TMP/log"; }
exit $status
