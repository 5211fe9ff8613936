#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086 # commands and options are words
# compat as one file, alone in a directory: the floors that it makes are those of make, byte for byte; what is linked with them runs; the cache,
# with many builds at a time, read-only, elsewhere, with a full disk; no compiler; each host with each floor is complete in itself.
. tests/link/common
m=$(uname -m)
[ $m = x86_64 ] && other=aarch64 || other=x86_64
unset COMPAT_FLOOR COMPAT_CC COMPAT_CXX COMPAT_DIRECTORY
make "$BUILD/compat-$m" "BUILD=$BUILD" >"$TMP/log" 2>&1 || { tail -n 20 "$TMP/log"; exit 1; }
mkdir "$TMP/bin" "$TMP/none"
cp "$BUILD/compat-$m" "$TMP/bin/compat"
compat=$TMP/bin/compat
export XDG_CACHE_HOME="$TMP/cache"
top=$(pwd)

# it runs on the oldest itself
assert_floor "$compat" 2.17
for r in $releases; do
	got=$(sh tests/on $m $r "$compat" flags --floor 2.17 --directory "$TMP/by-$r" 2>&1)
	[ -e "${got#-L}/libcompat.a" ] || wrong "on $r: $got"
done

# the same as make's, for both machines, and for the newest host, but that its headers may give a function's code another order
for a in $ARCHES; do
	for f in 2.17 2.28 2.31; do
		"$compat" floor --arch $a --floor $f "$TMP/floor" || wrong "$a $f: exit status $?"
		diff -r -x '.host-*' "$BUILD/$a/$f" "$TMP/floor" || wrong "$a, floor $f: not as make makes it"
	done
	[ -d "$BUILD/new/$a/2.17" ] || continue
	cc=gcc
	[ $a = $m ] || cc=$a-linux-gnu-gcc
	"$compat" floor --arch $a --cc "$cc $(sh tests/sysroot $a 2.43 $cc)" "$TMP/floor" || wrong "$a, host 2.43: exit status $?"
	diff -r -x '.host-*' -x 'libcompat*.a' "$BUILD/new/$a/2.17" "$TMP/floor" || wrong "$a, host 2.43: not as make makes it"
	for l in libcompat libcompat_nopins libcompat_along libcompat_old; do
		for d in "$BUILD/new/$a/2.17" "$TMP/floor"; do
			nm "$d/$l.a" 2>/dev/null | sed 's/^[0-9a-f]* *//' | grep -v '^[a-z] '
		done >"$TMP/names"
		n=$(($(wc -l <"$TMP/names") / 2))
		[ $n -gt 2 ] && [ "$(head -n $n "$TMP/names")" = "$(tail -n $n "$TMP/names")" ] || wrong "$a, host 2.43: $l.a has other members than make's"
	done
done

# a first use: C, C++, the other machine, one that nothing was made for; it comes out of the cache the second time
cd "$TMP" || exit 1
cat >c.c <<'!'
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
static void *f(void *p) { return p; }
int main(int argc, char **argv)
{
	pthread_t t;
	return pthread_create(&t, NULL, f, argv + argc) || pthread_join(t, NULL) || gettid() != getpid() || puts("ok") < 0;
}
!
cat >cxx.cc <<'!'
#include <iostream>
#include <stdexcept>
#include <string>
int main()
{
	try { throw std::runtime_error("ok"); } catch (const std::exception &e) { std::cout << e.what() << std::endl; }
}
!
flag=$("$compat" flags --floor 2.19) || wrong "no flags: exit status $?"
case $flag in
"-L$TMP/cache/libcompat/"*/"$m-linux-gnu/glibc$here-"*/2.19) ;;
*) wrong "flags: $flag" ;;
esac
[ "$("$compat" flags --floor 2.19)" = "$flag" ] || wrong 'another directory the second time'
touch -d 2000-01-01 "${flag#-L}/libc.so"
"$compat" cc --floor 2.19 -- -o c c.c -pthread && "$compat" c++ --floor 2.19 -- -o cxx cxx.cc || wrong 'no link'
[ "$(date -r "${flag#-L}/libc.so" +%Y)" = 2000 ] || wrong 'made again'
cd "$top" || exit 1
for p in c cxx; do
	assert_floor "$TMP/$p" 2.19
	run_everywhere $m 2.19 "$TMP/$p"
	row "the command alone, $p" $m "$here" gcc bfd - 2.19 "$ran"
done
if cc=$(compiler "$here" $other gcc); then
	$cc -o "$TMP/c" "$TMP/c.c" -pthread $("$compat" flags --floor rhel8 --arch $other) || wrong "no link for $other"
	assert_floor "$TMP/c" 2.28
	run_everywhere $other 2.28 "$TMP/c"
fi
for f in rust cmake meson autotools directory; do
	"$compat" flags --for $f --floor 2.20 | grep -q "$TMP/cache/libcompat/.*/2.20" || wrong "--for $f: $("$compat" flags --for $f --floor 2.20)"
done

# twenty at once, with another that is killed
cd "$TMP" || exit 1
rm -rf cache
"$compat" flags --floor 2.26 >killed &
kill -9 $! 2>/dev/null
wait $! 2>/dev/null
# as if it was in the midst of it
d=$(dirname "$("$compat" flags --for directory)")
mkdir "$d/.2.26.abcdef" && : >"$d/.2.26.abcdef/libcompat.a"
for i in $(seq 20); do
	{ "$compat" flags --floor 2.26 && "$compat" cc --floor 2.26 -- -o "many-$i" c.c -pthread; } >"said-$i" 2>&1 &
done
wait
[ "$(cat said-* | sort -u | wc -l)" = 1 ] && for i in $(seq 20); do [ -x many-$i ] || wrong "none of $i"; done || wrong "twenty at once: $(sort -u said-*)"
d=$(cat said-1)
[ "$(ls -A "${d#-L}/..")" = "$(printf '%s\n' .2.17.files .2.26.files .lock 2.17 2.26)" ] || wrong "twenty at once: left: $(ls -A "${d#-L}/..")"
"$compat" floor --floor 2.26 alone && diff -r "${d#-L}" alone || wrong 'one of twenty: not as one alone'

# what is no longer whole is made again: a file gone, cut, all of it something else
for what in 'rm "$f/libm.so.6"' ': >"$f/libc.so.6"' 'rm -r "$f" && : >"$f"' 'rm "$f/../.2.26.files"' 'rm "$f/libcompat.a"'; do
	f=${d#-L}
	eval "$what"
	[ "$("$compat" flags --floor 2.26 2>&1)" = "$d" ] && diff -r "$f" alone || wrong "$what: $("$compat" flags --floor 2.26 2>&1)"
done

# places: another directory, by the environment too, which has a blank; a relative one; no cache
[ "$("$compat" flags --directory 'a place' --for directory)" = "$(realpath 'a place'/*/*/*/2.17)" ] || wrong "--directory: $("$compat" flags --directory 'a place')"
[ "$(COMPAT_DIRECTORY='a place' "$compat" flags)" = "$("$compat" flags --directory "$TMP/a place/")" ] || wrong 'COMPAT_DIRECTORY'
COMPAT_DIRECTORY='a place' "$compat" cc -- -o placed c.c -pthread || wrong 'COMPAT_DIRECTORY: no link'
"$compat" cc --directory new -- -o placed c.c -pthread && [ -d new ] || wrong '--directory: no link'
got=$(XDG_CACHE_HOME=relative HOME=$TMP/home "$compat" flags --for directory)
[ "${got#"$TMP/home/.cache/libcompat/"}" != "$got" ] && [ ! -e relative ] || wrong "a relative XDG_CACHE_HOME: $got"
# said STATUS TEXT COMMAND...: that status, and one line, which has that text
said() {
	s=$1 text=$2
	shift 2
	got=$("$@" 2>&1)
	got="$? $(printf '%s' "$got" | sed "s|$TMP|@|g")"
	case $got in
	"$s compat"*": $text"*) [ "$(printf '%s\n' "$got" | wc -l)" = 1 ] || wrong "$*: $got" ;;
	*) wrong "$*: $got, want $s $text" ;;
	esac
}
said 3 '@/a\x0aline/' "$compat" flags --for rust --directory "$(printf 'a\nline')"
said 3 'neither HOME nor XDG_CACHE_HOME is an absolute path' env -u HOME -u XDG_CACHE_HOME "$compat" flags
how='has to be made there; say --directory DIR, or set XDG_CACHE_HOME or COMPAT_DIRECTORY'
: >file
said 3 'file/x/' "$compat" flags --directory file/x
said 3 '@/file/x/' env XDG_CACHE_HOME="$TMP/file/x" "$compat" cc -- c.c
said 3 '/proc/x/libcompat' env XDG_CACHE_HOME=/proc/x "$compat" flags
XDG_CACHE_HOME=/proc/x "$compat" flags 2>&1 | grep -q "No such file or directory, and floor 2.17 for $m $how\$" || wrong 'no cure'
# read-only, for one who is not root: what is there will do, what is not will not
if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null; then
	user='setpriv --reuid=65534 --regid=65534 --clear-groups'
else
	user=
	chmod -R a-w cache
fi
if $user test ! -w cache && $user test -x "$compat" 2>/dev/null; then
	[ "$($user "$compat" flags --floor 2.26)" = "$d" ] || wrong "read-only: $($user "$compat" flags --floor 2.26 2>&1)"
	said 3 "@/cache/libcompat/" $user "$compat" flags --floor 2.27
	$user "$compat" flags --floor 2.27 2>&1 | grep -q "/.lock: Permission denied, and floor 2.27 for $m $how\$" || wrong 'no cure'
fi
chmod -R u+w cache
# a full disk: nothing is left, and what was there stays
mkdir full
"$compat" floor full/floor
cp -R full/floor whole
(ulimit -f 100; trap '' XFSZ; "$compat" floor --floor 2.28 --without-runtimes full/floor) >said 2>&1
[ $? -eq 3 ] && grep -q '^compat floor: .*full/floor/.*: File too large$' said && [ "$(ls -A full)" = floor ] && diff -r whole full/floor || wrong "full: $(cat said; ls -A full)"
(ulimit -f 100; trap '' XFSZ; "$compat" flags --floor 2.21) >said 2>&1
[ $? -eq 3 ] && [ "$(wc -l <said)" = 1 ] && [ -z "$(find cache -name '*2.21*')" ] || wrong "a full cache: $(cat said; find cache -name '*2.21*')"
said 3 'notes: mine in it is nothing of a floor directory' sh -c 'mkdir notes && : >notes/mine && exec "$@"' - "$compat" floor notes
[ -e notes/mine ] || wrong 'notes are gone'
# also beside what looks like a floor, and in what is one
mkdir notes/src
: >notes/libcompat.a
said 3 'notes: ' "$compat" floor notes
"$compat" floor with && mkdir with/libdir.so && said 3 'with: libdir.so in it is nothing' "$compat" floor with
[ -e notes/mine ] && [ -d notes/src ] && [ -d with/libdir.so ] || wrong 'notes are gone'
mkdir lib && : >lib/libmine.a && said 3 'lib: libmine.a in it is nothing' "$compat" floor lib
[ -e lib/libmine.a ] || wrong 'lib/libmine.a is gone'
"$compat" floor --floor 2.36 --arch $other lib2 && "$compat" floor lib2 || wrong 'that of another machine is not replaced'
said 3 '"" is no compiler' "$compat" flags --cc ''
ln -s alone link && ln -s nowhere dangling
"$compat" floor --floor 2.28 link && [ -h link ] && grep -q 'floor 2.28' alone/libc.so || wrong 'a link to a floor directory'
said 3 'dangling: a symbolic link to nothing' "$compat" floor dangling
(cd alone && "$compat" floor .) && grep -q 'floor 2.17' alone/libc.so || wrong 'the directory that one is in'
# a compiler that is there, and cannot be run, is not none; nor are closed descriptors
mkdir broken
printf '#!/nowhere\n' >broken/cc
chmod +x broken/cc
said 3 'cc: no compiler, or one that cannot be run now' env PATH="$TMP/broken" "$compat" flags
"$compat" floor closed <&- 2>&- && [ -e closed/libstdcxx_rest.a ] || wrong 'closed descriptors: no parts for C++'
said 3 'gcc links for' "$compat" floor --cc "gcc -m64 --sysroot=/" --arch $other no
"$compat" floor new/below/floor && [ -e new/below/floor/libcompat.a ] || wrong 'directories above it are not made'
said 3 'file/x: Not a directory' "$compat" floor file/x/floor
said 2 'no directory to be made' "$compat" floor
said 2 'one directory at a time, not b' "$compat" floor a b
said 2 '--host 2.x: want a glibc release' "$compat" floor --host 2.x a
said 2 'no floor 2.3' "$compat" floor --floor 2.3 a
said 3 "--host has glibc 2.20, older than floor 2.28" "$compat" floor --host 2.20 --floor 2.28 a
said 3 'no-such-cc: no compiler' "$compat" floor --cc no-such-cc a
said 3 "gcc links for $m, not for $other" "$compat" floor --arch $other --cc gcc a
"$compat" floor empty/ && [ -e empty/libcompat.a ] || wrong 'a directory with a slash'

# no compiler, nothing on the PATH
said 3 "no compiler for $other that tells its glibc" env PATH="$TMP/none" "$compat" flags --arch $other
said 0 'no compiler here: a floor directory without the parts for C++' env PATH="$TMP/none" "$compat" floor bare
PATH=$TMP/none "$compat" floor --host "$here" --without-runtimes bare2 || wrong '--without-runtimes'
diff -r bare bare2 && [ ! -e bare/libstdc++.so ] && [ -e bare/libgcc_s.so ] || wrong 'no compiler: not a directory without run-times'

# every name that a member of libcompat.a refers to is there, or in one of the stubs, whatever is built where
libgcc='__udivti3|__umodti3|__(add|sub|mul|div|neg|float|fix|extend|trunc|eq|ne|lt|le|gt|ge|cmp|unord)[a-z]*[stdx]f[a-z0-9]*|__[a-z]*ti[23s][a-z0-9]*'
for a in x86_64 aarch64; do
	for x in 2.17:2.17 2.24:2.17 2.25:2.17 2.26:2.17 2.28:2.28 2.31:2.17 2.33:2.28 2.35:2.17 2.39:2.17 2.41:2.34 2.43:2.17 2.43:2.43; do
		rm -rf part
		"$compat" floor --arch $a --host ${x%:*} --floor ${x#*:} --without-runtimes part || { wrong "$a $x: exit status $?"; continue; }
		{
			nm part/libcompat.a 2>/dev/null
			nm -D --defined-only part/*.so.[0-9]* 2>/dev/null
		} | awk -v libgcc="^($libgcc|__dso_handle|_init|_fini|__(pre)?(init|fini)_array_(start|end)|_GLOBAL_OFFSET_TABLE_)\$" '
			NF < 2 { next }
			{ sub(/@.*/, "", $NF); there[$NF] = there[$NF] || $(NF - 1) !~ /^[Uwv]$/ }
			END { for (n in there) { all++; if (!there[n] && n !~ libgcc) print n }; if (all < 2000) print all " names" }' >lost
		[ ! -s lost ] || wrong "$a, host ${x%:*}, floor ${x#*:}: nowhere: $(tr '\n' ' ' <lost)"
	done
done
# what headers of a time declare otherwise
for x in 2.24 2.25 2.30 2.31 2.42 2.43; do
	"$compat" floor --host $x --arch x86_64 --without-runtimes part
	for n in fromfp ufromfpxl totalorderl; do
		ar p part/libcompat.a $n.o 2>/dev/null | cksum >>of-$n
	done
done
# three of a kind: none of 2.24, integers, and numbers of the type; values before 2.31, and pointers
for n in fromfp ufromfpxl totalorderl; do
	awk -v n=$n '{ s[NR] = $0 }
		END { if (n ~ /fromfp/ ? s[2] == s[1] || s[3] != s[5] || s[5] == s[6] : s[2] == s[1] || s[2] != s[3] || s[3] == s[4] || s[4] != s[6]) print n ": of another host" }' of-$n
done >lost
[ ! -s lost ] || wrong "$(cat lost of-*)"
cd "$top" || exit 1
exit $status
