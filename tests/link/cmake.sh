#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2015,SC2046,SC2086 # commands and options are words
# CMake: examples/plugin, which knows nothing of libcompat, by the toolchain file; find_package and compat::FLOOR; both
# architectures; what is wrong is told.
. tests/link/common
. tests/link/installed
package="$prefix/share/cmake/compat"
toolchain="$package/compat-toolchain.cmake"

# cmake_to DIR ARGS...: configures, builds and installs examples/plugin
cmake_to() {
	b=$1
	shift
	cmake -S examples/plugin -B "$b" "$@" >"$TMP/log" 2>&1 && make -C "$b" >>"$TMP/log" 2>&1 &&
		make -C "$b" install "DESTDIR=$b/to" >>"$TMP/log" 2>&1 || { wrong "cmake $*"; tail -n 20 "$TMP/log"; }
}

for a in $ARCHES; do
	cmake_to "$TMP/b-$a" "-DCMAKE_TOOLCHAIN_FILE=$toolchain" -DCOMPAT_ARCH=$a -DCMAKE_INSTALL_RPATH_USE_LINK_PATH=ON
	textfilter $a "$TMP/b-$a/to" CMake
	not_loaded "$TMP/b-$a/entropy.so"	# before it is installed
done
# find_library, also where finding is confined to roots
mkdir -p "$TMP/find"
cat >"$TMP/find/CMakeLists.txt" <<'!'
cmake_minimum_required(VERSION 3.13)
project(find C)
foreach(l m dl pthread rt util resolv)
	find_library(LIB_${l} ${l})
	message(STATUS "found ${l} ${LIB_${l}}")
endforeach()
!
for root in '' -DCMAKE_FIND_ROOT_PATH=/usr\;/opt; do
	cmake -S "$TMP/find" -B "$TMP/find/b${root:+2}" "-DCMAKE_TOOLCHAIN_FILE=$toolchain" -DCOMPAT_FLOOR=RHEL-8 \
		$root ${root:+-DCMAKE_FIND_ROOT_PATH_MODE_LIBRARY=ONLY} >"$TMP/log" 2>&1 || wrong "cmake: $(cat "$TMP/log")"
	for l in m dl pthread rt util resolv; do
		grep -qxF -e "-- found $l $prefix/lib/compat/$(uname -m)-linux-gnu/2.28/lib$l.so" "$TMP/log" ||
			wrong "find_library($l)${root:+ with a root}: $(grep "found $l " "$TMP/log")"
	done
done

# a project that asks for it
mkdir -p "$TMP/asks" "$TMP/src"
cat >"$TMP/asks/t.c" <<'!'
#include <math.h>
#include <pthread.h>
#include <stdio.h>
static void *f(void *p) { return p; }
int main(int argc, char **argv)
{
	pthread_t t;
	return pthread_create(&t, NULL, f, argv) || pthread_join(t, NULL) || printf("%s\n", pow(argc, 2) == 1 ? "ok" : "no") < 0;
}
!
cat >"$TMP/asks/CMakeLists.txt" <<'!'
cmake_minimum_required(VERSION 3.13)
project(asks C)
find_package(compat 0.1 REQUIRED COMPONENTS ${FLOOR})
find_package(compat REQUIRED)
add_library(s SHARED t.c)
target_link_libraries(s compat::2.17 m)
add_executable(t t.c)
target_link_libraries(t compat::${FLOOR} m)
!
asks() {
	d=$1
	shift
	cmake -S "$TMP/asks" -B "$TMP/asks/$d" "-Dcompat_DIR=$package" "$@" >"$TMP/log" 2>&1 &&
		make -C "$TMP/asks/$d" >>"$TMP/log" 2>&1
}
for a in $ARCHES; do
	cross=
	[ $a = "$(uname -m)" ] || cross="-DCMAKE_SYSTEM_NAME=Linux -DCMAKE_SYSTEM_PROCESSOR=$a -DCMAKE_C_COMPILER=$a-linux-gnu-gcc"
	asks $a -DFLOOR=2.28 $cross || { wrong "find_package $a"; tail -n 20 "$TMP/log"; }
	for f in t:2.28 libs.so:2.17; do
		assert_floor "$TMP/asks/$a/${f%:*}" ${f#*:}
		not_loaded "$TMP/asks/$a/${f%:*}"
	done
	run_everywhere $a 2.28 "$TMP/asks/$a/t"
	row 'pow, pthread_create' $a "$here" gcc bfd 'CMake, find_package' 2.28 "$ran"
done

m=$(uname -m)
# by the names of distributions: those that are in the table, and as it is spelled in COMPONENTS
sed 's/find_package(compat 0.1 .*/set(ENV{HERE} 1)/' "$TMP/asks/CMakeLists.txt" >"$TMP/lists"
for f in el7 rhel8 almalinux8 manylinux_2_28 focal CentOS-7 GLIBC_2.31; do
	asks $f -DFLOOR=$f || { wrong "find_package, $f"; tail -n 20 "$TMP/log"; }
	assert_floor "$TMP/asks/$f/t" $(sh gen/release $f)
done
mv "$TMP/lists" "$TMP/asks/CMakeLists.txt"
asks named -DFLOOR=rocky8 || { wrong "compat::rocky8 without COMPONENTS"; tail -n 20 "$TMP/log"; }
assert_floor "$TMP/asks/named/t" 2.28
sed -i 's/set(ENV.*/find_package(compat 0.1 REQUIRED COMPONENTS ${FLOOR})/' "$TMP/asks/CMakeLists.txt"

# A -L of the system's before ours, or instead of it, wherever CMake takes one from: it would undo the floor. And another
# COMPAT_FLOOR later, in the environment, and arm64 for aarch64.
sed '/find_package/d; s/compat::[^ ]*/${CMAKE_DL_LIBS}/' "$TMP/asks/CMakeLists.txt" >"$TMP/src/CMakeLists.txt"
cp "$TMP/asks/t.c" "$TMP/src"
system=-L$(dirname "$(realpath "$(cc -print-file-name=libc.so)")")
by_toolchain() {	# DIR FLOOR OPTION...
	d=$1 f=$2
	shift 2
	cmake -S "$TMP/src" -B "$TMP/$d" "-DCMAKE_TOOLCHAIN_FILE=$toolchain" "$@" >"$TMP/log" 2>&1 &&
		make -C "$TMP/$d" >>"$TMP/log" 2>&1 || { wrong "cmake $*"; tail -n 20 "$TMP/log"; }
	for t in t libs.so; do
		assert_floor "$TMP/$d/$t" $f
		not_loaded "$TMP/$d/$t"
	done
}
cc -o "$TMP/undone" "$TMP/src/t.c" $system "-L$prefix/lib/compat/$m-linux-gnu/2.17" -lm
[ -n "$(needs "$TMP/undone" | grep -E '_2\.(29|3)')" ] || wrong 'the system is not searched first'
LDFLAGS=$system by_toolchain first-env 2.17
by_toolchain first-cache 2.17 "-DCMAKE_EXE_LINKER_FLAGS=$system" "-DCMAKE_SHARED_LINKER_FLAGS=$system -Wl,-z,now"
readelf -d "$TMP/first-cache/libs.so" | grep -q BIND_NOW || wrong "CMAKE_SHARED_LINKER_FLAGS is lost"
by_toolchain first-cache 2.31 -DCOMPAT_FLOOR=debian-11
grep -c '^CMAKE_[A-Z]*_LINKER_FLAGS:.*/2.17' "$TMP/first-cache/CMakeCache.txt" | grep -qx 0 || wrong "the first floor is still searched"
by_toolchain first-cache 2.31
printf 'set(CMAKE_EXE_LINKER_FLAGS_INIT "%s")\nset(CMAKE_SHARED_LINKER_FLAGS_INIT "%s")\nset(COMPAT_FLOOR rhel8)\ninclude("%s")\n' \
	"$system" "$system" "$toolchain" >"$TMP/toolchain.cmake"
toolchain=$TMP/toolchain.cmake by_toolchain first-file 2.28
COMPAT_FLOOR=Ubuntu:20.04 by_toolchain environment 2.31
case " $ARCHES " in
*" aarch64 "*) by_toolchain arm64 2.28 -DCOMPAT_ARCH=arm64 -DCOMPAT_FLOOR=el8 ;;
esac

# what is not there
asks made -DFLOOR=2.19 || wrong 'floor 2.19 is not made'
assert_floor "$TMP/asks/made/t" 2.19
! XDG_CACHE_HOME=/proc/none asks no -DFLOOR=2.20 || wrong 'floor 2.20 is found'
said "$TMP/log" "floor 2.20 for $m has to be made there; say --directory DIR, or set XDG_CACHE_HOME or COMPAT_DIRECTORY"
by_toolchain made 2.19 -DCOMPAT_FLOOR=2.19
by_toolchain made 2.28 -DCOMPAT_FLOOR=rhel8
! grep '^CMAKE_[A-Z]*_LINKER_FLAGS:.*/2.19' "$TMP/made/CMakeCache.txt" || wrong 'a floor that was made is still searched'
! asks no -DFLOOR=rhle8 || wrong 'floor rhle8 is found'
said "$TMP/log" "no floor rhle8, did you mean rhel8?"
! asks riscv -DFLOOR=2.17 -DCMAKE_SYSTEM_NAME=Linux -DCMAKE_SYSTEM_PROCESSOR=riscv64 || wrong 'riscv64 is found'
said "$TMP/log" 'libcompat is for x86_64 and aarch64; CMAKE_SYSTEM_PROCESSOR is "riscv64"'
! cmake -S "$TMP/find" -B "$TMP/find/no" "-DCMAKE_TOOLCHAIN_FILE=$toolchain" -DCOMPAT_FLOOR=2.99 >"$TMP/log" 2>&1 ||
	wrong 'COMPAT_FLOOR=2.99 is taken'
said "$TMP/log" 'COMPAT_FLOOR is 2.99: compat flags: no floor 2.99: a glibc release from 2.17 to '
rm -rf "$prefix/lib/compat/$m-linux-gnu"
! XDG_CACHE_HOME=/proc/none cmake -S "$TMP/find" -B "$TMP/find/no" "-DCMAKE_TOOLCHAIN_FILE=$toolchain" -DCOMPAT_FLOOR=2.17 >"$TMP/log" 2>&1 || wrong 'no floor directories, and no error'
said "$TMP/log" "floor 2.17 for $m has to be made there"
! XDG_CACHE_HOME=/proc/none asks none -DFLOOR=2.17 || wrong 'a package without floor directories is found'
said "$TMP/log" "floor 2.17 for $m has to be made there"
exit $status
