#!/bin/sh
# SPDX-License-Identifier: MIT
# "compat cc" and "compat c++" as the compilers of projects that drop LDFLAGS: a configure script and its makefile, CMake by
# a compiler of several words, and by the one word compat-cc; both architectures, gcc and clang. Errors are the compiler's.
. tests/link/common

PATH=$BUILD:$PATH
src=$PWD/tests/link/src/cc
for n in cc c++; do
	ln -s "$BUILD/compat" "$TMP/compat-$n"
done

# result NAME ARCH COMPILER FLOOR: of the project in $dir
result() {
	for f in "$dir/program" "$dir/libpart.so"; do
		assert_floor "$f" $4 part
	done
	needed "$dir/program" | grep -q 'libpthread.so.0' || [ $4 = 2.34 ] || wrong "$dir: needs $(needed "$dir/program")"
	# an old loader starts it by tests/start.c, which takes $ORIGIN for its own
	[ -z "${ROOT-}" ] || export LD_LIBRARY_PATH="$dir"
	run_everywhere $2 $4 "$dir/program"
	row "compat cc: $1" $2 $here $3 "$(linker $here $2 bfd)" - $4 "$ran"
}

# configured ARCH COMPILER FLOOR CC CXX
configured() {
	dir=$TMP/configured-$1-$2-$3
	mkdir "$dir"
	(cd "$dir" && "$src/configure" "CC=$4" "CXX=$5" LDFLAGS=-L/nowhere && make) >"$dir/log" 2>&1 ||
		{ wrong "$dir: not built"; tail -n 20 "$dir/log"; return; }
	grep '^checking for [_sgn]' "$dir/log" | tr '\n' ' ' >"$dir/found"
	[ "$(cat "$dir/found")" = "checking for suffix of object files... o checking for gettid... yes checking for \
strerrorname_np... yes checking for no_such_function... no checking for __no_such_name... no " ] || wrong "$dir: $(cat "$dir/found")"
	grep -i warning "$dir/log" "$dir/config.log" | grep -v conflicting && wrong "$dir: warnings"
	result configure $1 $2 $3
}

for arch in $ARCHES; do
	configured $arch gcc 2.17 "compat cc --arch $arch --" "compat c++ --arch $arch --"
	COMPAT_CC=$(compiler $here $arch clang) || continue
	COMPAT_CXX="$(compiler $here $arch clang++) -Wno-unused-command-line-argument"
	export COMPAT_CC COMPAT_CXX
	configured $arch clang 2.28 "compat cc --floor rhel8 --" "compat c++ --floor rhel8 --"
	unset COMPAT_CC COMPAT_CXX
done

# cmaked NAME ARCH FLOOR ENVIRONMENT... -- OPTION...
cmaked() {
	name=$1 arch=$2 f=$3 dir=$TMP/cmake-$1
	shift 3
	env -u CC -u CXX "$@" "$src" -B "$dir" >"$TMP/log" 2>&1 && make -C "$dir" >>"$TMP/log" 2>&1 ||
		{ wrong "cmake, $name: not built"; tail -n 20 "$TMP/log"; return; }
	result "CMake, $name" $arch gcc $f
}
arch=$(uname -m)
if command -v cmake >/dev/null; then
	cmaked words $arch 2.17 CC="compat cc --" CXX="compat c++ --" cmake
	cmaked name $arch 2.28 COMPAT_FLOOR=rhel8 cmake "-DCMAKE_C_COMPILER=$TMP/compat-cc" \
		"-DCMAKE_CXX_COMPILER=$TMP/compat-c++"
else
	skip "no cmake"
fi

# the system's directory before the objects, as some pkg-config files have it, which undoes a -L in LDFLAGS
cat >"$TMP/m.c" <<'!'
#include <math.h>
#include <stdlib.h>
int main(int argc, char **argv) { return pow(atof(argv[0]), argc) > 1; }
!
system=-L$(dirname "$(realpath "$(cc -print-file-name=libc.so)")")
cc -o "$TMP/m" "$system" "-L$BUILD/$arch/2.17" "$TMP/m.c" -lm
needs "$TMP/m" | grep -q GLIBC_2.29 || wrong 'the system is not searched first'
compat cc -- -o "$TMP/m" "$system" "$TMP/m.c" -lm && assert_floor "$TMP/m" 2.17

# the compiler's own words and status, for errors in compiling and in linking
echo 'int main(void) { return not_there(); } int x = ;' >"$TMP/bad.c"
echo 'int main(void) { extern int not_there(void); return not_there(); }' >"$TMP/unlinked.c"
for f in bad unlinked; do
	for c in cc 'compat cc --'; do
		$c -O2 -o "$TMP/t" "$TMP/$f.c" 2>&1 >/dev/null | sed 's|/[^ ]*/cc[A-Za-z0-9]*\.o|TMP|g' >"$TMP/said.${c%% *}"
		$c -O2 -o "$TMP/t" "$TMP/$f.c" 2>/dev/null
		echo "status $?" >>"$TMP/said.${c%% *}"
	done
	diff -u "$TMP/said.cc" "$TMP/said.compat" || wrong "$f.c: says something else"
	grep -q 'status 1' "$TMP/said.cc" || wrong "$f.c is all right"
done
exit $status
