#!/bin/sh
# SPDX-License-Identifier: MIT
# compat retarget over ELF files that are wrong in what tells of them, in one process under the sanitizers (tests/fuzz/finished.c). FUZZ_RUNS [20000]: how many.
# FUZZ_SECONDS [0]: then for a fourth of that what libFuzzer makes of it.
# shellcheck disable=SC2086 # options and sources are words
. tests/tools/common
trusted="$(printf 'tools/%s.c ' container data deb directory floor format map option package policy report tar wheel zip) gen/object.c elf/archive.c $(printf 'common/%s.c ' gcc plan table util)
	tests/fuzz/track.c $(printf "$BUILD/tables-%s.c " x86_64 aarch64 distros policies)"
tried="tests/fuzz/finished.c tests/fuzz/mutate.c $(printf 'elf/%s.c ' bytes embed file frames image link rewrite) $(printf 'tools/%s.c ' advice check notes rodata)"
flags='-std=gnu99 -D_GNU_SOURCE -O2 -g -Wall -Wextra -iquote common -iquote elf -iquote gen -iquote tools -iquote tests/fuzz -fno-sanitize-recover=all
	-ffunction-sections'	# without what writes
ASAN_OPTIONS=detect_leaks=0:max_malloc_fill_size=0:quarantine_size_mb=4:malloc_context_size=4
export ASAN_OPTIONS

# try COMMAND...: silent if it is right
try() {
	"$@" >"$TMP/log" 2>&1 && return
	echo "$*:" | cut -c1-300
	tail -n 30 "$TMP/log" | cut -c1-300 | cat -v
	[ ! -f found ] || { mkdir -p "$BUILD/found" && cp found "$BUILD/found/retarget" && echo "the input: $BUILD/found/retarget"; }
	exit 1
}

for a in x86_64 aarch64; do
	if [ ! -d build/roots/$a/2.43/usr/include ]; then
		echo "no headers of 2.43 for $a"
		exit 77
	fi
done
try sh tests/fuzz/seeds.sh "$TMP/seeds"

# build COMPILER SANITIZER NAME OPTIONS...: what reads the tables without, as it is none of what is tried, and slow then
build() {
	c=$1 s=$2 out=$TMP/$3
	shift 3
	mkdir "$out.o"
	for f in $trusted; do
		n=${f##*/}
		try "$c" $flags -Dstrcmp=track_strcmp -c -o "$out.o/${n%.c}.o" "$f"
	done
	for f in $tried; do
		try "$c" $flags -fsanitize=$s "$@" -include tests/fuzz/track.h -c -o "$out.o/tried-$(echo "${f%.c}" | tr / -).o" "$f"
	done
	try "$c" -DX86_64="\"$(echo "$BUILD"/x86_64/obj-*/objects.a)\"" -DAARCH64="\"$(echo "$BUILD"/aarch64/obj-*/objects.a)\"" -c -o "$out.o/objects.o" tools/objects.S
}
build "$cc" address,undefined alone -DALONE
try "$cc" -Wl,--gc-sections -fsanitize=address,undefined -o "$TMP/alone" "$TMP"/alone.o/*.o
here=$PWD
case $BUILD in /*) ;; *) BUILD=$here/$BUILD ;; esac
cd "$TMP" || exit 1
try ./alone 2.17 0 0 seeds/* "$here"/tests/fuzz/corpus/* "$here"/tests/fuzz/found/*
try ./alone 2.17 "${FUZZ_RUNS:-20000}" "${FUZZ_FROM:-0}" seeds/*
grep -q ': 0 done' "$TMP/log" && wrong "nothing was done: $(cat "$TMP/log")"
cp "$TMP/log" "$BUILD/fuzz-retarget"
try ./alone 2.34 2000 0 seeds/*
[ "${FUZZ_SECONDS:-0}" -gt 3 ] && command -v clang >/dev/null || exit $status
cd "$here" || exit 1
build clang fuzzer-no-link,address,undefined coverage
try clang -Wl,--gc-sections -fsanitize=fuzzer,address,undefined -o "$TMP/coverage" "$TMP"/coverage.o/*.o
cd "$TMP" || exit 1
mkdir new
try ./coverage -max_len=12000 -timeout=10 -seed=${FUZZ_FROM:-1} -max_total_time=$((FUZZ_SECONDS / 4)) -print_final_stats=1 new seeds
exit $status
