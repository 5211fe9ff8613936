#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086 # options are words
# The source tarball as an rpm: rpmbuild -ta builds it from that alone, with its own check; files are where Fedora and RHEL look,
# nothing of glibc's seems to be provided; installed below a root, programs link with it by all that it brings, and run.
. tests/link/common
. tests/link/release
command -v rpmbuild >/dev/null || skip 'no rpmbuild'
a=$(uname -m)
tarball_to "$TMP"
mkdir "$TMP/home"
export HOME="$TMP/home"

# what is compiled already, of the same sources, is taken: minutes
built_before "$TMP/b" $a
rpms="$TMP/rpm/RPMS/$a"
rpm_of() {
	(cd / && MAKEFLAGS=" -- BUILD=$TMP/b FLOORS=2.17\\ 2.28" rpmbuild --nodeps --define "_topdir $TMP/rpm" --define "_dbpath $TMP/rpmdb" "$@") >"$TMP/log" 2>&1
}
rpm_of -ta "$TMP/libcompat-$version.tar.gz" || { wrong 'rpmbuild -ta'; tail -n 20 "$TMP/log"; exit 1; }
! grep -q '^  CC .* sources' "$TMP/log" || wrong 'all sources are compiled: the objects did not do'
rpm=$(echo "$rpms"/libcompat-devel-*.rpm)
[ "$(ls "$rpms")" = "libcompat-devel-$version-1.$a.rpm" ] || wrong "it makes $(ls "$rpms")"
[ -e "$TMP/rpm/SRPMS/libcompat-$version-1.src.rpm" ] || wrong 'no source package'
query() {
	rpm --dbpath "$TMP/rpmdb" -qp "$@" "$rpm"
}

# places: what make install lays down, all of it
query -l | sed 's/\(man.*\)\.gz$/\1/' >"$TMP/list"
for f in /usr/bin/compat /usr/bin/compat-cc /usr/lib/compat/$a-linux-gnu/2.17/libcompat.a /usr/lib/compat/$a-linux-gnu/2.28/libc.so \
	/usr/lib64/pkgconfig/compat.pc /usr/lib64/pkgconfig/compat-rhel8.pc /usr/lib64/libcompat.so /usr/share/cmake/compat/compat-config.cmake \
	/usr/share/meson/native/compat-2.28 /usr/share/man/man7/libcompat.7 /usr/share/compat/config.site \
	/usr/share/bash-completion/completions/compat /usr/lib/compat /usr/share/cmake/compat; do
	grep -qxF "$f" "$TMP/list" || wrong "no $f"
done
! grep -vE '^/usr/(bin|lib/compat|lib/\.build-id|lib64|share)(/|$)' "$TMP/list" || wrong 'these are in odd places'
! grep -xE '/usr|/usr/(bin|lib|lib64|lib64/pkgconfig|share|share/man|share/man/man.)' "$TMP/list" || wrong 'these directories are not ours'
query --qf '[%{filemodes:perms} %{fileusername} %{filenames}\n]' | grep -vE '^(-rw-r--r--|drwxr-xr-x|lrwxrwxrwx) root |^-rwxr-xr-x root /usr/bin/compat$' &&
	wrong 'these have other modes'

# dependencies: of the host's glibc, and as a program that needs it; no stub counts
query --provides >"$TMP/provides"
! grep -E '^(lib|ld-).*\.so' "$TMP/provides" || wrong 'it provides these'
grep -q '^pkgconfig(compat-2.28)' "$TMP/provides" || wrong "it provides no pkgconfig(compat-2.28): $(cat "$TMP/provides")"
query --requires >"$TMP/requires"
grep -qxF "glibc-devel >= $here" "$TMP/requires" || wrong "it requires $(cat "$TMP/requires")"
grep -qxF "glibc-devel < ${here%.*}.$((${here#*.} + 1))" "$TMP/requires" || wrong "it requires $(cat "$TMP/requires")"
! grep -E 'libcompat|libstdc|PRIVATE' "$TMP/requires" || wrong 'it requires these'

# installed, and used without anything else of ours
root="$TMP/root"
mkdir -p "$root"
as_root=
[ "$(id -u)" = 0 ] || as_root='unshare -r'
$as_root rpm -i --root "$root" --nodeps --noscripts "$rpm" >"$TMP/log" 2>&1 || { wrong 'rpm -i --root'; cat "$TMP/log"; }
$as_root rpm -V --root "$root" --nodeps libcompat-devel >"$TMP/log" 2>&1 || { wrong 'rpm -V'; cat "$TMP/log"; }
rm -rf "$TMP/b"
mkdir "$TMP/clean"
cd "$TMP/clean" || exit
cp "$TMP/t.c" .
export PKG_CONFIG_LIBDIR="$root/usr/lib64/pkgconfig"
"$root/usr/bin/compat" --version | grep -qF "$version" || wrong 'compat --version'
gcc -o flag t.c -L"$root/usr/lib/compat/$a-linux-gnu/2.17" || wrong 'no link by -L'
gcc -o command t.c -lcompat $("$root/usr/bin/compat" flags) || wrong 'no link by compat flags'
gcc -o module t.c -lcompat $(pkg-config --libs compat) || wrong 'no link by pkg-config'
gcc -o alone t.c -L"$root/usr/lib64" -lcompat -lm || wrong 'no link by -lcompat alone'
gcc -o rhel8 t.c -lcompat $(pkg-config --libs compat-rhel8) || wrong 'no link by compat-rhel8.pc'
cd "$OLDPWD" || exit
for t in flag command module alone; do
	assert_floor "$TMP/clean/$t" 2.17
	run_everywhere $a 2.17 "$TMP/clean/$t"
done
row rpm $a "$here" gcc bfd "rpmbuild, rpm -i" 2.17 "$ran"
assert_floor "$TMP/clean/rhel8" 2.28
run_everywhere $a 2.28 "$TMP/clean/rhel8"
exit $status
