#!/bin/sh
# SPDX-License-Identifier: MIT
# examples/go: a Go program with cgo, by "compat-cc" as the compiler, on both architectures, and by CGO_LDFLAGS; each runs on
# the floor and above.
. tests/link/common

go=$(command -v go) || skip "no go"
export GOCACHE="$TMP/cache" GOPATH="$TMP/gopath" GOFLAGS=-mod=mod GOPROXY=off GOTOOLCHAIN=local GOENV=off CGO_ENABLED=1
export TMPDIR="$TMP"
ln -s "$BUILD/compat" "$TMP/compat-cc"
want='369.491663 of 1000, by the grace of root'
seq 1 1000 >"$TMP/numbers"

# try ARCH HOW ENVIRONMENT...
try() {
	arch=$1 how=$2 bad=
	shift 2
	case $arch in
	x86_64) goarch=amd64 ;;
	aarch64) goarch=arm64 ;;
	esac
	(cd examples/go && env GOARCH=$goarch "$@" "$go" build -trimpath -o "$TMP/$arch-$how") >"$TMP/log" 2>&1 ||
		{ wrong "$arch, $how: not built"; tail -n 20 "$TMP/log"; return; }
	[ ! -s "$TMP/log" ] || { wrong "$arch, $how: warnings"; cat "$TMP/log"; }
	assert_floor "$TMP/$arch-$how" 2.17
	for r in $releases; do
		got=$(LD_BIND_NOW=1 timeout 60 sh tests/on $arch $r "$TMP/$arch-$how" <"$TMP/numbers" 2>&1)
		[ "$?,$got" = "0,$want" ] || wrong "$arch, $how, on $r: $got"
	done
	row "examples/go ($how)" $arch $here gcc "$(linker $here $arch bfd)" - 2.17 "${bad:+wrong; }ok on $releases"
}

for arch in $ARCHES; do
	cc=$(compiler $here $arch gcc) || skip "no gcc for $arch"
	try $arch compat-cc CC="$TMP/compat-cc" COMPAT_CC="$cc" COMPAT_FLOOR=centos7
done
try "$(uname -m)" CGO_LDFLAGS CC=gcc CGO_LDFLAGS="-L$BUILD/$(uname -m)/2.17"
chmod -R u+w "$TMP"
exit $status
