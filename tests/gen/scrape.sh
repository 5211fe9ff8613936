#!/bin/sh
# SPDX-License-Identifier: MIT
# gen/scrape on two tiny releases of a libc: moves, new versions, data that share an address, a
# default that ends; then damaged libraries and tables, which get one line each.
set -u
: "${TMP:?}" "${HOSTCC:=cc}"
t=$TMP
here=tests/gen
arch=$(uname -m)
status=0

case $arch in
x86_64 | aarch64) ;;
*)
	echo "no tables for $arch"
	exit 77
	;;
esac

fail() {
	echo "$here/scrape.sh: $*" >&2
	status=1
}

# lib FILE SOURCE MAP: a shared library without anything of the host's libc
lib() {
	$HOSTCC -shared -nostdlib -fPIC -O1 -fno-toplevel-reorder -Wl,-z,noseparate-code \
		-Wl,-soname,"${1##*/}" -Wl,--version-script,"$3" -o "$1" -x c "$2" || exit 1
}

# same WANT GOT
same() {
	diff -u "$1" "$2" >&2 || status=1
}

# --- two releases ---

mkdir -p "$t/2.31" "$t/2.36/usr/lib/$arch-linux-gnu"
new=$t/2.36/usr/lib/$arch-linux-gnu
cat >"$t/map" <<'EOF'
GLIBC_2.2.5 { global: *; };
GLIBC_2.17 { global: at217; };
GLIBC_2.31 { global: at231; };
GLIBC_2.32 { };
GLIBC_2.33 { global: fresh; };
GLIBC_2.34 { };
GLIBC_PRIVATE { global: _private; };
EOF
sed '/2.3[234]/d' "$t/map" >"$t/map.31"
cat >"$t/libc.h" <<'EOF'
#define alias(new, old) extern __typeof__(old) new __attribute__((__alias__(#old)))
#define weak(new, old) extern __typeof__(old) new __attribute__((__weak__, __alias__(#old)))
#define symver(own, sym) __asm__(".symver " #own ", " sym)
char *__environ[1];
weak(environ, __environ);
weak(_environ, __environ);
char one[1];
short three[3];
long lone[3] __attribute__((aligned(64)));
long wide[8] __attribute__((aligned(64)));
int function(void) { return 1; }
weak(weak_function, function);
int at217(void) { return 2; }
int at231(void) { return 3; }
int both(void) { return 4; }
int _private(void) { return 5; }
int function_finite(void) { return 6; }
symver(function_finite, "__function_finite@GLIBC_2.2.5");
alias(uses_finite, function_finite);
int apart(void) { return 7; }
EOF
cat >"$t/libc31.c" <<'EOF'
#include "libc.h"
alias(apart2, apart);
const char *const list[2] __attribute__((aligned(16)));
weak(hook, list);
int forward(void) { return 8; }
EOF
cat >"$t/pthread31.c" <<'EOF'
int create(void) { return 1; }
int affinity(void) { return 2; }
int quiet(void) { return 3; }
int compat(void) { return 4; }
int both(void) { return 5; }
int forward(void) { return 8; }
EOF
cat >"$t/libc36.c" <<'EOF'
#include "libc.h"
int apart2(void) { return 8; }
const char *const list[3] __attribute__((aligned(16)));
symver(list, "list@GLIBC_2.2.5");
alias(hook_, list);
symver(hook_, "hook@GLIBC_2.2.5");
int fresh(void) { return 9; }
int create_(void) { return 10; }
alias(create_2, create_);
symver(create_, "create@GLIBC_2.2.5");
symver(create_2, "create@@GLIBC_2.34");
int affinity_(void) { return 11; }
alias(affinity_2, affinity_);
symver(affinity_, "affinity@GLIBC_2.2.5");
symver(affinity_2, "affinity@@GLIBC_2.32");
int quiet(void) { return 12; }
int compat_(void) { return 13; }
symver(compat_, "compat@GLIBC_2.2.5");
int forward(void) { return 8; }
EOF
cat >"$t/pthread36.c" <<'EOF'
int placeholder_(void) { return 0; }
__asm__(".symver placeholder_, placeholder@GLIBC_2.2.5");
EOF
# the names that stand for versions stay local
sed -i '1s/.*/GLIBC_2.2.5 { global: *; local: function_finite; };/' "$t/map.31"
sed -i '1s/.*/GLIBC_2.2.5 { global: *; local: function_finite; hook_; create_*; affinity_*; compat_; placeholder_; };/' "$t/map"
lib "$t/2.31/libc.so.6" "$t/libc31.c" "$t/map.31"
lib "$t/2.31/libpthread.so.0" "$t/pthread31.c" "$t/map.31"
lib "$new/libc.so.6" "$t/libc36.c" "$t/map"
lib "$new/libpthread.so.0" "$t/pthread36.c" "$t/map"
cp "$t/2.31/libc.so.6" "$t/2.31/libmemusage.so"		# is no home
cat >"$t/homes.tbl" <<'EOF'
at217    2.17  all     librt:2.17-2.30   # a home before the releases read
forward  base  all     libpthread:-2.31
gone     base  all     libcrypt:2.17-2.38,default:-2.38
hook     base  all     default:-2.33
EOF

scrape=$t/scrape
sources="gen/scrape.c elf/file.c elf/library.c common/table.c common/util.c"
flags="-std=gnu99 -D_GNU_SOURCE -g -O1 -iquote common -iquote elf"
# shellcheck disable=SC2086 # words
$HOSTCC $flags -fsanitize=address,undefined -fno-sanitize-recover=all -o "$scrape" $sources 2>/dev/null ||
	$HOSTCC $flags -o "$scrape" $sources || exit 1
export ASAN_OPTIONS=detect_leaks=0
"$scrape" -a "$arch" -H "$t/homes.tbl" -n 'a note' 2.31="$t/2.31" 2.36="$t/2.36" >"$t/got" ||
	fail 'cannot read the two releases'
grep -q '^# a note$' "$t/got" || fail 'the note is not in the head'
grep -v '^#' "$t/got" >"$t/rows"
same $here/scrape.want "$t/rows"

# --- bad input: one line, exit 1, nothing on standard output ---

# bad WANT ARGS...: $t stands for the directory in the message
bad() {
	want=$1
	code=$2
	shift 2
	"$scrape" "$@" >"$t/out" 2>"$t/err"
	s=$?
	[ $s -eq "$code" ] || fail "$want: exit status $s, want $code"
	[ ! -s "$t/out" ] || fail "$want: output in spite of the error"
	printf '%s\n' "$want" >"$t/want"
	sed "s|$t|DIR|g" "$t/err" >"$t/err2"
	same "$t/want" "$t/err2"
}

# broken WHAT: what is said of $t/bad/libc.so.6
broken() {
	bad "scrape: DIR/bad/libc.so.6: $1" 1 -a "$arch" 2.31="$t/bad"
}

mkdir "$t/bad"
good=$t/2.31/libc.so.6
b=$t/bad/libc.so.6
# patch OFFSET OCTAL: the good library with other bytes there
patch() {
	cp "$good" "$b"
	# shellcheck disable=SC2059 # the bytes are in octal escapes
	printf "$2" | dd of="$b" bs=1 seek="$1" conv=notrunc 2>/dev/null
}
: >"$b"
broken 'not an ELF file'
echo '/* GNU ld script */' >"$b"
broken 'not an ELF file'
printf '\177ELF' >"$b"
broken 'not an ELF file'
head -c 40 "$good" >"$b"
broken 'truncated'
head -c 2000 "$good" >"$b"
broken 'truncated'
patch 4 '\001'
broken 'not a 64-bit little-endian ELF file'
patch 5 '\002'
broken 'not a 64-bit little-endian ELF file'
patch 16 '\001'
broken 'not a shared library'
patch 18 '\003'
broken "not for $arch"
patch 60 '\000\000'
broken 'no section headers'
$HOSTCC -shared -nostdlib -fPIC -o "$b" -x c "$t/pthread31.c" || exit 1
broken 'no version definitions'
cp "$new/libc.so.6" "$b"
"$scrape" -a "$arch" 2.31="$t/bad" 2>"$t/err" && fail 'a release newer than it says is taken'
grep -q 'libc.so.6: .* is newer than release 2.31$' "$t/err" || fail "$(cat "$t/err")"
rm -f "$b"
mkdir "$b"
broken 'not an ELF file'
rmdir "$b"
bad "scrape: DIR/bad: no shared libraries of $arch" 1 -a "$arch" 2.31="$t/bad"
bad "scrape: DIR/none: no shared libraries of $arch" 1 -a "$arch" 2.31="$t/none"

usage='usage: scrape -a ARCH [-H HOMES] [-n NOTE]... RELEASE=DIR...'
bad "$usage" 2
bad "$usage" 2 -a "$arch"
bad 'scrape: sparc: unknown architecture, want x86_64 or aarch64' 2 -a sparc 2.31="$t/2.31"
bad 'scrape: 2.31: want RELEASE=DIR, releases ascending' 2 -a "$arch" 2.31
bad 'scrape: 2.31=x: want RELEASE=DIR, releases ascending' 2 -a "$arch" 2.36="$t/2.36" 2.31=x

cat >"$t/bad.tbl" <<'EOF'
# all errors of a table in one run
forward base all
forward 2. all libpthread:-2.31
forward base sparc libpthread:-2.31
EOF
bad "scrape: DIR/bad.tbl:2: forward: want 4 columns: symbol version arch homes
scrape: DIR/bad.tbl:3: forward: 2.: want base or a version such as 2.17
scrape: DIR/bad.tbl:4: forward: sparc: want all, x86_64 or aarch64" 1 \
	-a "$arch" -H "$t/bad.tbl" 2.31="$t/2.31" 2.36="$t/2.36"
cat >"$t/bad.tbl" <<'EOF'
forward base all libpthread
forward base all libpthread:2.31-2.30
forward base all librt:-2.31
function base all libc:2.17-
EOF
bad "scrape: DIR/bad.tbl:1: forward@2.2.5: libpthread: want LIB:FIRST-LAST
scrape: DIR/bad.tbl:2: forward@2.2.5: libpthread:2.31-2.30: want LIB:FIRST-LAST
scrape: DIR/bad.tbl:3: forward@2.2.5: librt:-2.31: no such home in the libraries: want both releases
scrape: DIR/bad.tbl:4: function@2.2.5: libc:2.17-: says nothing that the rules do not" 1 \
	-a "$arch" -H "$t/bad.tbl" 2.31="$t/2.31" 2.36="$t/2.36"
cat >"$t/bad.tbl" <<'EOF'
both base all libpthread:2.17-2.38
EOF
bad "scrape: DIR/bad.tbl:1: both@2.2.5: libpthread:2.17-2.38: is a home in the libraries: want the one end that is wrong" 1 \
	-a "$arch" -H "$t/bad.tbl" 2.31="$t/2.31" 2.36="$t/2.36"
# the great merge is no answer between later releases
mkdir "$t/later"
sed '/^int quiet/!d' "$t/pthread31.c" >"$t/quiet.c"
lib "$t/bad/libpthread.so.0" "$t/quiet.c" "$t/map.31"
lib "$t/later/libc.so.6" "$t/quiet.c" "$t/map.31"
bad "scrape: quiet@2.2.5: no rule tells its releases in libc: homes.tbl must
scrape: quiet@2.2.5: no rule tells its releases in libpthread: homes.tbl must" 1 \
	-a "$arch" 2.36="$t/bad" 2.41="$t/later"
rm "$t/bad/libpthread.so.0"
bad 'scrape: DIR/none.tbl: No such file or directory' 1 -a "$arch" -H "$t/none.tbl" 2.31="$t/2.31"

# cut and overwritten anywhere: an answer or one line, never a crash (the sanitizers exit otherwise)
survive() {
	"$scrape" -a "$arch" 2.31="$t/bad" >"$t/out" 2>"$t/err"
	s=$?
	[ $s -le 1 ] && [ "$(wc -l <"$t/err")" -eq $s ] && return
	fail "$1: exit status $s"
	head -n 5 "$t/err" >&2
}
size=$(wc -c <"$good")
i=1
while [ $i -lt "$size" ]; do
	head -c $i "$good" >"$b"
	survive "cut to $i bytes"
	patch $i '\377\377\377\177'
	survive "overwritten at $i"
	i=$((i + size / 97 + 1))
done
exit $status
