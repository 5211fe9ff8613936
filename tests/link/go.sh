#!/bin/sh
# SPDX-License-Identifier: MIT
# examples/go: a Go program with cgo, by "compat-cc" as the compiler, on both architectures, and by CGO_LDFLAGS; each runs on
# the floor and above. And go install of a module that knows nothing of libcompat, from a proxy, with what make install lays down.
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

# go install MODULE@VERSION, of a proxy in a directory: the module's files in a zip archive
module=example.org/geomean
proxy=$TMP/proxy/$module/@v
mkdir -p "$proxy" "$TMP/module/$module@v1.0.0" "$TMP/clean"
cp examples/go/main.go "$TMP/module/$module@v1.0.0"
printf 'module %s\n\ngo 1.19\n' $module | tee "$TMP/module/$module@v1.0.0/go.mod" >"$proxy/v1.0.0.mod"
echo v1.0.0 >"$proxy/list"
echo '{"Version":"v1.0.0","Time":"2024-01-01T00:00:00Z"}' >"$proxy/v1.0.0.info"
bsdtar --format zip -cf "$proxy/v1.0.0.zip" -C "$TMP/module" $module@v1.0.0/go.mod $module@v1.0.0/main.go || exit
for arch in $ARCHES; do
	make -s ARCH=$arch "BUILD=$BUILD" "PREFIX=$TMP/usr" FLOORS='2.17 2.28' install >"$TMP/log" 2>&1 || { cat "$TMP/log"; exit 1; }
done
for arch in $ARCHES; do
	case $arch in
	x86_64) goarch=amd64 ;;
	aarch64) goarch=arm64 ;;
	esac
	cc=$(compiler $here $arch gcc)
	for floor in centos7 rhel8; do
		rm -rf "$TMP/gopath/bin"
		(cd "$TMP/clean" && PATH=$TMP/usr/bin:$PATH && export PATH && unset GOFLAGS &&
			GOPROXY="file://$TMP/proxy" GOSUMDB=off GOARCH=$goarch CC=compat-cc COMPAT_CC="$cc" COMPAT_FLOOR=$floor "$go" install $module@latest) >"$TMP/log" 2>&1 ||
			{ wrong "$arch: go install for $floor"; tail -n 20 "$TMP/log"; continue; }
		built=$(find "$TMP/gopath/bin" -type f -name geomean)
		release=$(sh gen/release $floor)
		assert_floor "$built" $release
		readelf -dW "$built" | grep -qF 'libc.so.6' || wrong "$arch: go install: cgo had no part in it"
		got=$(LD_BIND_NOW=1 timeout 60 sh tests/on $arch $release "$built" <"$TMP/numbers" 2>&1)
		[ "$?,$got" = "0,$want" ] || wrong "$arch: go install for $floor, on $release: $got"
		row "examples/go (go install)" $arch $here gcc "$(linker $here $arch bfd)" - $release "ok on $release"
	done
done
[ -z "$(ls -A "$TMP/clean")" ] || wrong "go install leaves $(ls -A "$TMP/clean")"
chmod -R u+w "$TMP"
exit $status
