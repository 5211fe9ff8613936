#!/bin/sh
# SPDX-License-Identifier: MIT
# compat check where there is nothing to see: a status of its own and one line that says why, never "ok". In a directory what
# can have no needs is passed over, and objects count.
. tests/tools/common

# one STATUS TEXT ARGUMENT...: that status, and the last line on stderr
one() {
	want=$1 text=$2
	shift 2
	"$compat" check "$@" >"$TMP/out" 2>"$TMP/err"
	s=$?
	[ $s -eq "$want" ] || wrong "check $*: status $s, want $want"
	[ "$(tail -n 1 "$TMP/err")" = "${text:+compat: $text}" ] || wrong "check $*: $(cat "$TMP/err")"
	[ "$want" -ne 4 ] || ! grep -v '^within: ' "$TMP/out" | grep -q ': ok' || wrong "check $*: $(cat "$TMP/out")"
	"$compat" check --quiet "$@" >"$TMP/out" 2>&1
	s=$?
	[ "$s $(wc -c <"$TMP/out")" = "$want 0" ] || wrong "check --quiet $*: status $s, $(wc -c <"$TMP/out") bytes"
	"$compat" check --json "$@" >"$TMP/json"
	[ "$want" -ne 4 ] || grep -q '"status": "unseen"' "$TMP/json" || wrong "check --json $*: $(cat "$TMP/json")"
}

make_forge
mkdir "$TMP/d" && cd "$TMP/d" || exit 1
printf 'int gettid(void);\nint f(void) { return gettid(); }\n' >f.c
code='intermediate code of the compiler (-flto), whose needs cannot be seen: check what is linked of it'
$cc -flto -fno-fat-lto-objects -c -o slim.o f.c && $cc -flto -ffat-lto-objects -c -o fat.o f.c && $cc -g -c -o f.o f.c || exit 1
printf 'int x;\n' | $cc -flto -ffat-lto-objects -xc -c -o data.o - || exit 1
clang -flto -c -o clang.o f.c || exit 1
ar rc empty.a && ar rc text.a f.c && ar rc slim.a slim.o clang.o && ar rc some.a slim.o data.o && ar rc more.a slim.o f.o
"$forge" needed=libc.so.6 want=libc.so.6:GLIBC_2.2.5 sym=puts >within
$cc -g -o whole -xc - <<'E2'
int main(void) { return 0; }
E2
objcopy --only-keep-debug whole whole.debug
objcopy --only-keep-debug f.o object.debug
mkdir nothing files debug
cp f.c files
cp whole.debug object.debug empty.a text.a within debug

one 4 'empty.a: archive without an object: nothing was checked' empty.a
one 4 'text.a: archive without an object: nothing was checked' text.a
one 4 "slim.o: $code" slim.o
one 4 "clang.o: $code" clang.o
one 4 "slim.a: $code" slim.a
one 4 "some.a: 1 of 2 objects are $code" some.a
one 1 "more.a: 1 of 2 objects are $code" more.a
one 1 '' fat.o
one 0 '' data.o
one 4 'whole.debug: debug information of another file, nothing was checked' whole.debug
one 4 'object.debug: debug information of another file, nothing was checked' object.debug
one 4 'nothing: no ELF file in it: nothing was checked' nothing
one 4 'files: no ELF file in it: nothing was checked' files
one 4 'files: no ELF file in it: nothing was checked' within files
one 0 '' debug
"$compat" check --json debug | grep -q '"checked": 1, "ok": 1, "above": 0, "unchecked": 0, "unseen": 0, "ignored": 4' ||
	wrong "a directory: $("$compat" check --json debug)"
# what could not be read comes first, then what is above
one 3 'nowhere: No such file or directory' slim.o f.o nowhere
one 1 "slim.o: $code" f.o slim.o

# an object in a directory counts; a module of the kernel does not take glibc's names
mkdir objects
cp f.o within objects
one 1 '' objects
printf 'int strlcpy(void);\nint f(void) { return strlcpy(); }\n__attribute__((section(".gnu.linkonce.this_module"))) int m;\n' |
	$cc -fno-builtin -xc -c -o module.ko -
one 0 '' module.ko
"$compat" check module.ko | grep -q 'ok, module of the kernel' || wrong "a module: $("$compat" check module.ko)"
exit $status
