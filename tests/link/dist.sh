#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2015,SC2046,SC2086 # commands and options are words
# make dist, in two clones at two places and times and with other settings: the same bytes; what is not a commit is refused. The
# tarball works where it is unpacked, and its command on the floor; the checksums and the bill of materials are of what is there.
# The Debian package: it builds, lintian has nothing to say, it works unpacked.
. tests/link/common
. tests/link/release
m=$(uname -m)
name=libcompat-$version-glibc$here
files="libcompat-$version.tar.gz libcompat.wrap $name.tar.gz $name.spdx.json SHA256SUMS"
export FLOORS='2.17 2.28'
dist() {
	make "$@" >"$TMP/log" 2>&1 || { tail -n 20 "$TMP/log"; exit 1; }
}
mkdir "$TMP/b"
ln -s "$BUILD"/* "$TMP/b"
(cd "$TMP/b" && rm -f $files)
committed "$TMP/one/src"
dist -C "$TMP/one/src" "BUILD=$TMP/b" dist
src="$TMP/other/src"
git clone -q "$TMP/one/src" "$src" || exit
[ ! -e config.mk ] || cp config.mk "$src"
(umask 077; dist -C "$src" BUILD=build LC_ALL=C.UTF-8 TZ=Asia/Tokyo dist) || { cat "$TMP/log"; exit 1; }
for f in $files; do
	cmp "$TMP/b/$f" "$src/build/$f" || wrong "two builds differ: $f"
done
cmp -s "$TMP/b/$name.tar.gz" "$src/build/$name.tar.gz" || {
	for b in "$TMP/b" "$src/build"; do
		mkdir "$TMP/unpacked"
		tar xzf "$b/$name.tar.gz" -C "$TMP/unpacked"
		(cd "$TMP/unpacked" && find . -type f -exec sha256sum {} + | sort -k 2) >"$TMP/sums.$((i = ${i-0} + 1))"
		rm -r "$TMP/unpacked"
	done
	diff "$TMP/sums.1" "$TMP/sums.2" | head
}
for f in $files; do
	! { gzip -dcf "$TMP/b/$f" | grep -qaF -e "$PWD" -e "$TMP"; } || wrong "$f names a path of this machine"
done
(cd "$src/build" && sha256sum --quiet -c SHA256SUMS) || wrong SHA256SUMS
[ "$(wc -l <"$src/build/SHA256SUMS")" = 4 ] || wrong "SHA256SUMS: $(cat "$src/build/SHA256SUMS")"
python3 tests/sbom "$src/build/$name.spdx.json" || wrong "$name.spdx.json"

# the source tarball is the commit, and the spec file; it has no clone's make dist, and says so before anything is built
mkdir "$TMP/source"
tar xzf "$TMP/b/libcompat-$version.tar.gz" -C "$TMP/source"
diff -r --no-dereference -x .git -x build -x config.mk "$TMP/source/libcompat-$version" "$src" >"$TMP/diff"
[ "$(cat "$TMP/diff")" = "Only in $TMP/source/libcompat-$version/packaging: libcompat.spec" ] || { wrong 'the source tarball is not the commit'; head "$TMP/diff"; }
! grep @ "$TMP/source/libcompat-$version/packaging/libcompat.spec" | grep -v '<.*@.*>' || wrong 'the spec file is not filled in'
# refused TEXT: make dist is, with TEXT and nothing else done
refused() {
	! make -C "$d" dist BUILD=build >"$TMP/log" 2>&1 && grep -qF -e "$1" "$TMP/log" || { wrong "make dist is not refused with: $1"; tail -n 5 "$TMP/log"; }
	[ ! -e "$d/build" ] || wrong "make dist, refused, makes $(ls "$d/build")"
}
d=$TMP/source/libcompat-$version
GIT_CEILING_DIRECTORIES=$TMP refused "$d is no clone of libcompat, and a source tarball is of a commit; make dist-binary packs the other"
(cd "$TMP/source" && git init -q)	# a repository of something else around it
refused "$d is no clone of libcompat"
git clone -q "$TMP/one/src" "$TMP/third" || exit
d=$TMP/third
echo >"$d/shims/string/new.c"
echo >>"$d/LICENSE"
refused 'gen/source: not committed, and so not in a source tarball: LICENSE shims/string/new.c'
rm "$d/shims/string/new.c"
(cd "$d" && git checkout -q LICENSE)
refused_version() {
	sed -i "$2" "$d/$1"
	(cd "$d" && git -c user.name=t -c user.email=t@example.org commit -q -a -m t)
	refused "gen/source: $1: $3, which the Makefile has"
	(cd "$d" && git reset -q --hard HEAD~)
}
refused_version CHANGELOG.md "s/^## $version/## 0.0/" "no version $version"
refused_version debian/changelog "1s/(.*)/(0.0)/" "the first version is not $version"
refused_version rust/Cargo.toml 's/^version = .*/version = "0.0.0"/' "the version is not $version"

mkdir "$TMP/un packed"
tar xzf "$TMP/b/$name.tar.gz" -C "$TMP/un packed"
d="$TMP/un packed/$name"
for f in README.md LICENSE docs/headers.md share/man/man1/compat.1 share/man/man7/libcompat.7; do
	[ -s "$d/$f" ] || wrong "no $f"
done
for a in $ARCHES; do
	cc=$(compiler "$here" $a gcc) || skip "no gcc for $a"
	# our own: the command is a program for the floor
	assert_floor "$d/bin/compat-$a" 2.17
	for r in $releases; do
		got=$(sh tests/on $a $r "$d/bin/compat-$a" explain --arch x86_64 pthread_create 2>&1)
		[ "$got" = "$("$BUILD/compat" explain --arch x86_64 pthread_create)" ] || wrong "compat-$a on $r: $got"
	done
	# its directories have no part for C++, for which there is a cache
	made=$("$d/bin/compat" flags --floor 2.28 --arch $a --for directory)
	[ -e "$made/libstdcxx_rest.a" ] || wrong "compat flags: $made"
	flags=$(XDG_CACHE_HOME=/proc/none "$d/bin/compat" flags --floor 2.28 --arch $a)
	[ "$flags" = "-L'$(realpath "$d")/lib/compat/$a-linux-gnu/2.28'" ] || wrong "compat flags: $flags"
	eval "$cc -o '$TMP/t' '$TMP/t.c' $flags" || wrong "no link against what was unpacked"
	assert_floor "$TMP/t" 2.28
	run_everywhere $a 2.28 "$TMP/t"
	row 'release tarball' $a "$here" gcc bfd - 2.28 "$ran"
done
! ln -s "$d/bin/compat" "$TMP/compat" || "$TMP/compat" --version >/dev/null || wrong 'compat does not work through a link'

# in an image: packaging/Dockerfile and the lines that are documented, done without docker
mkdir "$TMP/context"
cp "$TMP/b/$name.tar.gz" packaging/cmake/example/app.c "$TMP/context"
env -u FLOORS sh tests/dockerfile packaging/Dockerfile "$TMP/context" LIBCOMPAT=$name >"$TMP/image" 2>"$TMP/log"
case $? in
0)	grep -q '^app: ok' "$TMP/log" || { wrong 'packaging/Dockerfile: no check'; cat "$TMP/log"; }
	assert_floor "$TMP/image" 2.28
	chmod +x "$TMP/image"
	run_everywhere $m 2.28 "$TMP/image"
	row packaging/Dockerfile $m "$here" gcc bfd - 2.28 "$ran" ;;
77)	echo "not tried: $(cat "$TMP/log")" ;;
*)	wrong packaging/Dockerfile; cat "$TMP/log" ;;
esac
grep -E '^(ARG|ADD|ENV) ' packaging/Dockerfile | while IFS= read -r line; do
	grep -qxF "    $line" docs/build-systems.md || echo "$line"
done >"$TMP/lines"
[ ! -s "$TMP/lines" ] || { wrong 'docs/build-systems.md does not say'; cat "$TMP/lines"; }

# the packages, source and binary; what was built for the tarball is taken as it is, but for the command, which Debian has hardened
rm "$src/build/compat"
(cd "$TMP/third" && dpkg-buildpackage -d -us -uc -S) >"$TMP/log" 2>&1 || { tail -n 20 "$TMP/log"; exit 1; }
(cd "$src" && DEB_BUILD_OPTIONS=noautodbgsym env -u BUILD dpkg-buildpackage -d -us -uc -b -nc) >"$TMP/log" 2>&1 || { tail -n 20 "$TMP/log"; exit 1; }
deb=$(echo "$TMP/other"/libcompat-dev_*.deb)
# lintian takes minutes for archives of a thousand members, by the square of their number: five of each are left to it
dpkg-deb -R "$deb" "$TMP/thin"
find "$TMP/thin" -name '*.a' | while read -r l; do
	ar d "$l" $(ar t "$l" | sed 1,5d)
done
(cd "$TMP/thin" && find usr -type f -exec md5sum {} + >DEBIAN/md5sums)
dpkg-deb --root-owner-group -b "$TMP/thin" "$TMP/${deb##*/}" >"$TMP/log" 2>&1 || { wrong 'dpkg-deb'; cat "$TMP/log"; }
# another lintian knows other tags
tags='error,warning,info,pedantic'
case $(lintian --version) in *v2.116.*) ;; *) tags=error ;; esac
for f in "$TMP/libcompat_$version.dsc" "$TMP/${deb##*/}"; do
	lintian --allow-root --pedantic -I --tag-display-limit 0 --fail-on "$tags" "$f" >"$TMP/log" 2>&1 || { wrong "lintian ${f##*/}"; head -n 20 "$TMP/log"; }
done
dpkg-deb -x "$deb" "$TMP/root"
dpkg-deb -f "$deb" Depends | grep -qF "libc6-dev (>= $here), libc6-dev (<< " || wrong "it depends on $(dpkg-deb -f "$deb" Depends)"
for a in $ARCHES; do
	cc=$(compiler "$here" $a gcc)
	PKG_CONFIG_LIBDIR=$TMP/root/usr/lib/$a-linux-gnu/pkgconfig
	export PKG_CONFIG_LIBDIR
	$cc -o "$TMP/t" "$TMP/t.c" $(pkg-config --libs compat) && assert_floor "$TMP/t" 2.17 || wrong "no link against the package for $a"
done
[ "$(XDG_CACHE_HOME=/proc/none "$TMP/root/usr/bin/compat" flags)" = "-L$TMP/root/usr/lib/compat/$m-linux-gnu/2.17" ] || wrong 'compat flags of the package'
mkdir "$TMP/autopkgtest"
PKG_CONFIG_LIBDIR=$TMP/root/usr/lib/$m-linux-gnu/pkgconfig AUTOPKGTEST_TMP=$TMP/autopkgtest XDG_CACHE_HOME=$TMP/cache PATH=$TMP/root/usr/bin:$PATH sh debian/tests/link >"$TMP/log" 2>&1 ||
	{ wrong 'debian/tests/link'; tail -n 5 "$TMP/log"; }
exit $status
