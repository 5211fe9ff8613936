#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2015,SC2046,SC2086 # commands and options are words
# make install and uninstall, staged below DESTDIR: what is laid down, nothing else, which works there and elsewhere; a
# second install replaces, uninstall leaves nothing behind. And -lcompat with no -L, as after an install below /usr/local.
. tests/link/common
MATRIX=all
m=$(uname -m)
d="$TMP/stage dir"

# make_it TARGET [VARIABLE=VALUE...]
make_it() {
	make "BUILD=$BUILD" "DESTDIR=$d" PREFIX=/opt/x "$@" >"$TMP/log" 2>&1 || { cat "$TMP/log"; exit 1; }
}

# contents: what there is, without the files of floor directories
contents() {
	(cd "$d/opt/x" && find . ! -type d | sed 's|^\./||; /^lib\/compat\//s|[^/]*$||' | sort -u)
}
shared='bin/compat bin/compat-c++ bin/compat-cc share/bash-completion/completions/compat share/cmake/compat/compat-config-version.cmake
share/cmake/compat/compat-config.cmake share/cmake/compat/compat-floors.cmake share/cmake/compat/compat-toolchain.cmake
share/compat/config.site share/fish/vendor_completions.d/compat.fish share/man/man1/compat.1 share/man/man1/compat-cc.1 share/man/man1/compat-c++.1 share/man/man7/libcompat.7 share/zsh/site-functions/_compat'
# of ARCH FLOOR...
of() {
	a=$1
	shift
	for f; do
		echo "lib/compat/$a-linux-gnu/$f/"
		for w in $f $(sh gen/release --words $f); do
			echo "share/meson/cross/compat-$w-$a" "share/meson/native/compat-$w-$a"
			[ $a != $m ] || echo "share/meson/native/compat-$w"
		done
		for l in lib/$a-linux-gnu $([ $a != $m ] || echo lib); do
			for w in $f $(sh gen/release --words $f); do
				echo $l/pkgconfig/compat-$w.pc
			done
			[ $f != 2.17 ] || echo $l/pkgconfig/compat.pc $l/libcompat.so
		done
	done
}
# holds WORD...: that and nothing else is there
holds() {
	contents >"$TMP/got"
	printf '%s\n' "$@" | sort | diff -u - "$TMP/got" || status=1
}

for a in $ARCHES; do
	make_it install ARCH=$a FLOORS='el7 rhel8'
done
[ -z "$(find "$d" -type l ! -exec test -e {} \; -print)" ] || wrong "links to nothing: $(find "$d" -type l ! -exec test -e {} \; -print)"
holds $shared $(for a in $ARCHES; do of $a 2.17 2.28; done)
lib="$d/opt/x/lib/compat/$m-linux-gnu" bin=$d/opt/x/bin
[ "$(find "$d" -type f ! -perm 644)" = "$bin/compat" ] || wrong "modes: $(find "$d" -type f ! -perm 644)"
[ -z "$(find "$d" -type d ! -perm 755)" ] || wrong "modes: $(find "$d" -type d ! -perm 755)"
[ "$("$bin/compat" flags --floor rhel8)" = "-L'$(realpath "$lib")/2.28'" ] ||
	wrong "compat flags: $("$bin/compat" flags --floor rhel8 2>&1)"
diff -r -x '.host-*' "$BUILD/$m/2.17" "$lib/2.17" || status=1
grep -rlF -e "$TMP" -e "$PWD" "$d" && wrong "these name a path of this machine"
grep -rl '@VERSION@' "$d" && wrong "these have no version"

echo 'int main(void) { return 0; }' >"$TMP/t.c"
cc -o "$TMP/t" "$TMP/t.c" "-L$lib/2.17" || wrong "no link against what was installed"
assert_floor "$TMP/t" 2.17

touch "$lib/2.17/stale"
make_it install FLOORS=2.17
[ ! -e "$lib/2.17/stale" ] || wrong "install over an older one leaves its files"
touch "$d/opt/x/lib/mine"
! make "BUILD=$BUILD" PREFIX=here install >"$TMP/log" 2>&1 && grep -q 'PREFIX=here: want a path' "$TMP/log" && [ ! -e here ] ||
	wrong "a relative PREFIX: $(tail -n 3 "$TMP/log")"
make_it uninstall FLOORS=Debian-10
holds lib/mine $shared $(for a in $ARCHES; do of $a 2.17 $([ $a = $m ] || echo 2.28); done)
for a in $ARCHES; do
	make_it uninstall ARCH=$a
done
holds lib/mine
rm "$d/opt/x/lib/mine"
# where pkg-config and linkers of other distributions look
make_it install FLOORS=2.17 LIBDIR=lib64
for f in pkgconfig/compat.pc pkgconfig/compat-el7.pc libcompat.so; do
	[ -e "$d/opt/x/lib64/$f" ] && [ ! -e "$d/opt/x/lib/$f" ] || wrong "LIBDIR=lib64: $f"
done
eval "cc -o '$TMP/t' '$TMP/t.c' $(PKG_CONFIG_LIBDIR="$d/opt/x/lib64/pkgconfig" pkg-config --libs compat)" || wrong 'no link by lib64/pkgconfig'
assert_floor "$TMP/t" 2.17
make_it uninstall LIBDIR=lib64
! make "BUILD=$BUILD" "DESTDIR=$d" LIBDIR=/usr/lib64 install >"$TMP/log" 2>&1 && grep -q 'LIBDIR=/usr/lib64: want one name' "$TMP/log" ||
	wrong "LIBDIR with a path: $(tail -n 3 "$TMP/log")"
make_it install FLOORS=2.17
make_it uninstall
[ ! -e "$d" ] || [ -z "$(find "$d" -mindepth 1)" ] || wrong "uninstall leaves $(find "$d" -mindepth 1 | head -n 3)"

# A linker finds /usr/local/lib below its root as it would find /usr/local/lib itself.
cat >"$TMP/alone.c" <<'!'
#define _GNU_SOURCE
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
static void *f(void *p) { return p; }
int main(int argc, char **argv)
{
	pthread_t t;
	struct stat st;
	int right = gettid() > 0 && pow(argc, 2) == 1 && !stat("/", &st) && !pthread_create(&t, NULL, f, argv) &&
		!pthread_join(t, NULL);
#ifdef MISSING
	right = MISSING;
#endif
	return printf("%s\n", right ? "ok" : "no") < 0;
}
!
d=$TMP/root
for a in $ARCHES; do
	make_it install ARCH=$a FLOORS=2.17 PREFIX=/usr/local
done
for a in $ARCHES; do for l in bfd gold lld mold; do
	cc=$(compiler "$here" $a gcc $l) || { [ $l = gold ] && continue; wrong "no $l for $a"; continue; }
	where=-Wl,--sysroot=$d name='-lcompat alone'
	# other linkers have no directories of their own
	if [ $l != bfd ]; then
		! $cc -o "$TMP/t" "$TMP/alone.c" $where -lcompat -lm >"$TMP/log" 2>&1 || wrong "$l has found -lcompat"
		grep -qE '(cannot find|unable to find|not found:?).* -?l?compat' "$TMP/log" || wrong "$l: $(cat "$TMP/log")"
		where=-L$d/usr/local/lib/$a-linux-gnu name='-lcompat -L/usr/local/lib'
	fi
	$cc -o "$TMP/t" "$TMP/alone.c" $where -lcompat -lm 2>"$TMP/log" || { wrong "$a $l: $(cat "$TMP/log")"; continue; }
	assert_floor "$TMP/t" 2.17
	assert_needed "$TMP/t" 'libc.so.6 libm.so.6 libpthread.so.0'
	run_everywhere $a 2.17 "$TMP/t"
	row 'gettid, pow, pthread_create' $a "$here" gcc "$(linker "$here" $a $l)" "$name, before -lm" 2.17 "$ran"
	$cc -shared -fPIC -o "$TMP/t.so" "$TMP/alone.c" $where -lcompat -lm || wrong "$a $l: no shared library"
	assert_floor "$TMP/t.so" 2.17
	# what is missing, and another order: right or refused
	! $cc "-DMISSING=({extern int __signgam;__signgam;})" -o "$TMP/no" "$TMP/alone.c" $where -lcompat -lm 2>"$TMP/log" || wrong "$a $l takes __signgam"
	grep -qE "undefined (reference to|symbol:) '?\`?__signgam" "$TMP/log" || wrong "$a $l: $(cat "$TMP/log")"
	! $cc -o "$TMP/t" $where -lcompat "$TMP/alone.c" -lm 2>"$TMP/log" || assert_floor "$TMP/t" 2.17
	[ $l = mold ] || ! $cc -o "$TMP/t" "$TMP/alone.c" $where -lm -lcompat 2>"$TMP/log" || assert_floor "$TMP/t" 2.17
done; done
exit $status
