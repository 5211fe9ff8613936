#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2015,SC2046,SC2086 # commands and options are words
# make dist: two builds, in another, at another time, with other settings, are the same bytes; it works where it is
# unpacked, and its command on the floor. The Debian package: it builds, lintian has no error, it works unpacked.
. tests/link/common
m=$(uname -m)
name=libcompat-$(sed -n 's/^VERSION = //p' Makefile)-glibc$here
export SOURCE_DATE_EPOCH=1700000000 FLOORS='2.17 2.28'
mkdir "$TMP/b"
ln -s "$BUILD"/* "$TMP/b"
make "BUILD=$TMP/b" dist >"$TMP/log" 2>&1 || { tail -n 20 "$TMP/log"; exit 1; }
mkdir -p "$TMP/other/src"
src="$TMP/other/src"
cp -R Makefile LICENSE README.md arch common debian docs elf gen share shims tools versions "$src"
[ ! -e config.mk ] || cp config.mk "$src"
(umask 077; cd "$src" && make BUILD=build LC_ALL=C.UTF-8 TZ=Asia/Tokyo dist) >"$TMP/log" 2>&1 || { tail -n 20 "$TMP/log"; exit 1; }
cmp "$TMP/b/$name.tar.gz" "$src/build/$name.tar.gz" || {
	wrong 'two builds differ'
	for b in "$TMP/b" "$src/build"; do
		mkdir "$TMP/unpacked"
		tar xzf "$b/$name.tar.gz" -C "$TMP/unpacked"
		(cd "$TMP/unpacked" && find . -type f -exec sha256sum {} + | sort -k 2) >"$TMP/sums.$((i = ${i-0} + 1))"
		rm -r "$TMP/unpacked"
	done
	diff "$TMP/sums.1" "$TMP/sums.2" | head
}
! gzip -dc "$TMP/b/$name.tar.gz" | grep -qaF -e "$PWD" -e "$TMP" || wrong 'it names a path of this machine'

mkdir "$TMP/un packed"
tar xzf "$TMP/b/$name.tar.gz" -C "$TMP/un packed"
d="$TMP/un packed/$name"
for f in README.md LICENSE docs/headers.md share/man/man1/compat.1 share/man/man7/libcompat.7; do
	[ -s "$d/$f" ] || wrong "no $f"
done
cat >"$TMP/t.c" <<'!'
#include <pthread.h>
#include <stdio.h>
static void *f(void *p) { return p; }
int main(int argc, char **argv)
{
	pthread_t t;
	(void)argc;
	return pthread_create(&t, NULL, f, argv) || pthread_join(t, NULL) || puts("ok") < 0;
}
!
for a in $ARCHES; do
	cc=$(compiler "$here" $a gcc) || skip "no gcc for $a"
	# our own: the command is a program for the floor
	assert_floor "$d/bin/compat-$a" 2.17
	for r in $releases; do
		got=$(sh tests/on $a $r "$d/bin/compat-$a" explain --arch x86_64 pthread_create 2>&1)
		[ "$got" = "$("$BUILD/compat" explain --arch x86_64 pthread_create)" ] || wrong "compat-$a on $r: $got"
	done
	flags=$("$d/bin/compat" flags --floor 2.28 --arch $a)
	[ "$flags" = "-L'$(realpath "$d")/lib/compat/$a-linux-gnu/2.28'" ] || wrong "compat flags: $flags"
	eval "$cc -o '$TMP/t' '$TMP/t.c' $flags" || wrong "no link against what was unpacked"
	assert_floor "$TMP/t" 2.28
	run_everywhere $a 2.28 "$TMP/t"
	row 'release tarball' $a "$here" gcc bfd - 2.28 "$ran"
done
! ln -s "$d/bin/compat" "$TMP/compat" || "$TMP/compat" --version >/dev/null || wrong 'compat does not work through a link'

# the package; what was built for the tarball is taken as it is
(cd "$src" && DEB_BUILD_OPTIONS=noautodbgsym env -u BUILD dpkg-buildpackage -d -us -uc -b -nc) >"$TMP/log" 2>&1 || { tail -n 20 "$TMP/log"; exit 1; }
deb=$(echo "$TMP/other"/libcompat-dev_*.deb)
# lintian takes minutes for archives of a thousand members, by the square of their number: five of each are left to it
dpkg-deb -R "$deb" "$TMP/thin"
find "$TMP/thin" -name '*.a' | while read -r l; do
	ar d "$l" $(ar t "$l" | sed 1,5d)
done
(cd "$TMP/thin" && find usr -type f -exec md5sum {} + >DEBIAN/md5sums)
dpkg-deb --root-owner-group -b "$TMP/thin" "$TMP/${deb##*/}" >"$TMP/log" 2>&1 || { wrong 'dpkg-deb'; cat "$TMP/log"; }
lintian --allow-root --fail-on error "$TMP/${deb##*/}" >"$TMP/log" 2>&1 || { wrong 'lintian'; head -n 20 "$TMP/log"; }
dpkg-deb -x "$deb" "$TMP/root"
dpkg-deb -f "$deb" Depends | grep -qF "libc6-dev (>= $here), libc6-dev (<< " || wrong "it depends on $(dpkg-deb -f "$deb" Depends)"
for a in $ARCHES; do
	cc=$(compiler "$here" $a gcc)
	PKG_CONFIG_LIBDIR=$TMP/root/usr/lib/$a-linux-gnu/pkgconfig
	export PKG_CONFIG_LIBDIR
	$cc -o "$TMP/t" "$TMP/t.c" $(pkg-config --libs compat) && assert_floor "$TMP/t" 2.17 || wrong "no link against the package for $a"
done
[ "$("$TMP/root/usr/bin/compat" flags)" = "-L$TMP/root/usr/lib/compat/$m-linux-gnu/2.17" ] || wrong 'compat flags of the package'
exit $status
