#!/bin/sh
# SPDX-License-Identifier: MIT
# compat check and what gen/ does with ELF over hostile bytes, in one process under the sanitizers: the corpus, all of it cut
# short at every byte and some with every bit turned over. FUZZ_SECONDS [0]: then for so long what libFuzzer makes of it.
. tests/tools/common
src="tests/fuzz/check.c tests/fuzz/elf.c $(printf 'tools/%s.c ' advice check data directory floor format map notes policy report rodata)
	$(printf 'elf/%s.c ' archive edit file image library) $(printf 'common/%s.c ' gcc plan table util)
	$BUILD/tables-x86_64.c $BUILD/tables-aarch64.c $BUILD/tables-distros.c $BUILD/tables-policies.c"
flags='-std=gnu99 -D_GNU_SOURCE -O1 -g -Wall -Wextra -iquote common -iquote elf -iquote tools -fno-sanitize-recover=all'

# try COMMAND...: silent if it is right
try() {
	"$@" >"$TMP/log" 2>&1 && return
	echo "$*:"
	tail -n 30 "$TMP/log" | cut -c1-300 | cat -v
	exit 1
}

make_forge
# the corpus is what forge makes; what begins with cc- is the compiler's
try sh tests/fuzz/corpus.sh "$forge" "$TMP/corpus"
try diff -r -x 'cc-*' "$TMP/corpus" tests/fuzz/corpus

# shellcheck disable=SC2086 # words
try "$cc" $flags -DALONE -fsanitize=address,undefined -o "$TMP/alone" $src
mkdir "$TMP/objects"	# those that the maps name
"$forge" type=rel sym=strlcpy >"$TMP/objects/a.o"
"$forge" type=rel def=strlcpy sym=gettid >"$TMP/objects/b.o"
(cd "$TMP/objects" && ar rcD x.a a.o b.o)
corpus=$PWD/tests/fuzz/corpus dict=$PWD/tests/fuzz/dict
cd "$TMP/objects" || exit 1
try "$TMP/alone" "$corpus"/* "$TMP"/corpus/cc-*
try "$TMP/alone" --cut "$corpus"/*
for f in x86_64-exec aarch64-pie x86_64-object x.a archive-bsd tags map; do
	try "$TMP/alone" --flip "$corpus/$f"
done
try "$TMP/alone" --cut --flip "$TMP"/corpus/cc-*.o "$TMP"/corpus/cc-*-libc.so

[ "${FUZZ_SECONDS:-0}" -gt 0 ] || exit $status
if ! command -v clang >/dev/null; then
	echo "no clang to fuzz with"
	exit 77
fi
cd "$OLDPWD" || exit 1
# shellcheck disable=SC2086
try clang $flags -fsanitize=fuzzer,address,undefined -o "$TMP/fuzz" $src
cd "$TMP/objects" || exit 1
mkdir "$TMP/new"
try "$TMP/fuzz" -max_len=4096 -timeout=10 "-seed=${FUZZ_FROM:-1}" "-max_total_time=$FUZZ_SECONDS" "-dict=$dict" "-artifact_prefix=$TMP/found-" \
	-print_final_stats=1 "$TMP/new" "$corpus" "$TMP/corpus"
n=$(sed -n 's/^stat::number_of_executed_units: *//p' "$TMP/log")
[ "${n:-0}" -gt 1000 ] || { echo "only ${n:-0} executions"; exit 1; }
