#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2015,SC2086 # options are words
# CMake's FetchContent, of the source tarball by a file URL and of a directory, with nothing installed: packaging/cmake/example by its presets,
# with Ninja and make, for both architectures; a second configure builds nothing; compat::FLOOR by all names; what is wrong is told.
. tests/link/common
. tests/link/release
m=$(uname -m)
mkdir "$TMP/got"
tarball_to "$TMP/got"
cp -R packaging/cmake/example "$TMP/example"
export LIBCOMPAT="file://$TMP/got/libcompat-$version.tar.gz"
unset COMPAT_FLOOR CC CFLAGS LDFLAGS

# the objects that are there, compiled of the same sources, are taken: else it is a minute for each
before() {
	built_before "$1/_deps/compat-build/floors" $2
	cc=/usr/bin/gcc
	[ $2 = $m ] || cc=/usr/bin/$2-linux-gnu-gcc
	compiled_by $cc "$1/_deps/compat-build/floors" $2
}
no_compiling() {
	[ -z "$(find "$1/_deps/compat-build/floors" -name '*.o' -path '*/obj-*' -newer "$TMP/started")" ] || wrong "$1: sources are compiled: the objects did not do"
}
# with the times of the tarball, which are before those of the objects
sed -i 's/FetchContent_Declare(.*packaging\/cmake/& DOWNLOAD_EXTRACT_TIMESTAMP TRUE/' "$TMP/example/CMakeLists.txt"
touch "$TMP/started"

# the example, word for word
for p in centos7:2.17:$m rhel8:2.28:$m rhel8-aarch64:2.28:aarch64; do
	preset=${p%%:*} a=${p##*:} floor=${p#*:}
	floor=${floor%:*}
	case " $ARCHES " in *" $a "*) ;; *) continue ;; esac
	[ $m != aarch64 ] || [ $preset != rhel8-aarch64 ] || continue
	b=$TMP/example/build/$preset
	before "$b" $a
	compiler=
	[ $a != $m ] || compiler=-DCMAKE_C_COMPILER=gcc
	(cd "$TMP/example" && cmake --preset $preset $compiler && cmake --build --preset $preset) >"$TMP/log" 2>&1 || { wrong "cmake --preset $preset"; tail -n 20 "$TMP/log"; continue; }
	! grep -i warning "$TMP/log" || wrong "$preset: warnings"
	no_compiling "$b"
	assert_floor "$b/app" $floor
	assert_needed "$b/app" 'libpthread.so.0 libc.so.6'
	run_everywhere $a $floor "$b/app"
	row packaging/cmake/example $a "$here" gcc bfd "CMake, FetchContent, $preset" $floor "$ran"
	ls -d "$b/_deps/compat-build/floors/$a"/2.* >"$TMP/dirs"
	[ "$(wc -l <"$TMP/dirs")" = 1 ] || wrong "$preset: other floors are made too: $(cat "$TMP/dirs")"
	# again: nothing to do for either
	untouched "$b/_deps/compat-build/floors" >"$TMP/once"
	(cd "$TMP/example" && cmake --preset $preset && cmake --build --preset $preset) >"$TMP/log" 2>&1 || wrong "cmake --preset $preset, again"
	untouched "$b/_deps/compat-build/floors" | diff "$TMP/once" - >"$TMP/diff" || { wrong "$preset: a second configure builds"; head "$TMP/diff"; }
	! grep -q 'app.c' "$TMP/log" || { wrong "$preset: a second configure compiles the program"; cat "$TMP/log"; }
done

# of a directory; a project in C++ alone; all floors by their names, and the libraries that it links
mkdir "$TMP/asks"
tar xzf "$TMP/got/libcompat-$version.tar.gz" -C "$TMP/got"
cat >"$TMP/asks/t.cc" <<'!'
#include <cmath>
#include <iostream>
#include <thread>
int main(int argc, char **)
{
	double p = 0;
	std::thread([&] { p = std::pow(argc, 2); }).join();
	std::cout << (p == 1 ? "ok\n" : "no\n");
}
!
cat >"$TMP/asks/CMakeLists.txt" <<'!'
cmake_minimum_required(VERSION 3.18)
project(asks CXX)
include(FetchContent)
FetchContent_Declare(compat SOURCE_DIR "${LIBCOMPAT}" SOURCE_SUBDIR packaging/cmake)
FetchContent_MakeAvailable(compat)
add_library(s SHARED t.cc)
target_link_libraries(s PRIVATE compat::2.17)
add_subdirectory(sub)
!
mkdir "$TMP/asks/sub"
cat >"$TMP/asks/sub/CMakeLists.txt" <<'!'
foreach(f IN ITEMS 2.17 rhel8 debian11)
	add_executable(t-${f} ../t.cc)
	target_link_libraries(t-${f} PRIVATE compat::${f})
endforeach()
!
b=$TMP/asks/b
before "$b" $m
asks() {
	cmake -S "$TMP/asks" -B "$b" -DLIBCOMPAT="$TMP/got/libcompat-$version" -DCMAKE_C_COMPILER=gcc "$@" >"$TMP/log" 2>&1
}
# what is set for the project is not for libcompat
export CFLAGS=-O0 LDFLAGS=-Wl,-z,now DESTDIR=$TMP/no MAKEFLAGS=k
asks && make -C "$b" >>"$TMP/log" 2>&1 || { wrong 'a project in C++'; tail -n 20 "$TMP/log"; }
unset CFLAGS LDFLAGS DESTDIR MAKEFLAGS
no_compiling "$b"
for f in 2.17 rhel8 debian11; do
	floor=$(sh gen/release $f)
	assert_floor "$b/sub/t-$f" $floor
	run_on $m $floor "$b/sub/t-$f" ok
	! readelf -d "$b/sub/t-$f" | grep -E 'R(UN)?PATH' || wrong "t-$f has an RPATH"
done
assert_floor "$b/libs.so" 2.17

# another floor, in whatever spelling, later: it alone is made
echo 'add_executable(t ../t.cc)
target_link_libraries(t PRIVATE compat::floor)
add_executable(u ../t.cc)
target_link_libraries(u PRIVATE compat::RHEL-9)' >"$TMP/asks/sub/CMakeLists.txt"
sed -i 's/compat::2.17/compat::2.19/' "$TMP/asks/CMakeLists.txt"
asks '-DCOMPAT_FLOOR=GLIBC_2.19;RHEL-9' && make -C "$b" >>"$TMP/log" 2>&1 || { wrong 'COMPAT_FLOOR'; tail -n 20 "$TMP/log"; }
assert_floor "$b/sub/t" 2.19
assert_floor "$b/sub/u" 2.34
# refused TEXT OPTION...: and it is told
refused() {
	text=$1
	shift
	! asks "$@" || wrong "cmake $* is not refused"
	tr -s '\n ' ' ' <"$TMP/log" | grep -qF -e "$text" || { wrong "cmake $*: does not say \"$text\""; tail -n 20 "$TMP/log"; }
}
refused 'no floor "rhle8", did you mean rhel8?' -DCOMPAT_FLOOR=rhle8
b=$TMP/asks/riscv64 refused 'libcompat is for x86_64 and aarch64; CMAKE_SYSTEM_PROCESSOR is "riscv64"' -DCMAKE_SYSTEM_NAME=Linux -DCMAKE_SYSTEM_PROCESSOR=riscv64
# for another system the targets are there, and do nothing
rm -rf "$TMP/other"
cmake -S "$TMP/asks" -B "$TMP/other" -DLIBCOMPAT="$TMP/got/libcompat-$version" '-DCOMPAT_FLOOR=2.19;RHEL-9' -DCMAKE_SYSTEM_NAME=FreeBSD -DCMAKE_C_COMPILER=gcc \
	-DCMAKE_C_COMPILER_WORKS=1 -DCMAKE_CXX_COMPILER_WORKS=1 >"$TMP/log" 2>&1 || { wrong 'another system'; tail -n 20 "$TMP/log"; }
[ ! -e "$TMP/other/_deps/compat-build/floors" ] || wrong 'floor directories for another system'
mkdir "$TMP/a b"
cp -R "$TMP/got/libcompat-$version" "$TMP/a b/lib compat"
cp -R "$b/_deps/compat-build/floors" "$TMP/a b/floors"
sh "$TMP/a b/lib compat/packaging/floors" "$TMP/a b/floors" $m /usr/bin/gcc 2.17 >"$TMP/log" 2>&1 && grep -qxF "2.17 $(echo $(sh gen/release --words 2.17))	$TMP/a b/floors/$m/2.17" "$TMP/log" ||
	{ wrong 'a path with blanks that is no matter'; cat "$TMP/log"; }
exit $status
