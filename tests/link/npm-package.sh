#!/bin/sh
# SPDX-License-Identifier: MIT
# The package for npm: packed, installed from the tarball into a project of its own, and used there as its README says: in binding.gyp by node-gyp,
# by npx, and as a module.
. tests/link/common
m=$(uname -m)
command -v npm >/dev/null || skip 'no npm'
gyp=$(command -v node-gyp) || gyp=$(ls /usr/share/nodejs/node-gyp/bin/node-gyp.js "$(dirname "$(realpath "$(command -v npm)")")"/../node_modules/node-gyp/bin/node-gyp.js 2>/dev/null | head -n 1)
[ -n "$gyp" ] || skip 'no node-gyp'
node=$(command -v node)
headers=$(dirname "$(dirname "$(realpath "$node")")")
[ -e "$headers/include/node/node_api.h" ] || headers=/usr
[ -e "$headers/include/node/node_api.h" ] || skip 'no node_api.h'
make "BUILD=$BUILD" commands >"$TMP/log" 2>&1 || { tail -n 20 "$TMP/log"; exit 1; }
unset COMPAT_FLOOR COMPAT_CC COMPAT_CXX COMPAT_DIRECTORY LDFLAGS CC npm_config_arch
export XDG_CACHE_HOME="$TMP/cache" npm_config_cache="$TMP/npm" npm_config_offline=true npm_config_audit=false npm_config_fund=false \
	npm_config_update_notifier=false
version=$(sed -n 's/^VERSION = //p' Makefile)
mkdir "$TMP/pack" "$TMP/project"
ln -s "$BUILD"/compat-* "$TMP/pack/"
BUILD=$TMP/pack VERSION=$version sh packaging/npm/build x86_64 aarch64 || exit 1
package=$TMP/pack/packages/libcompat-$version.0.tgz
cp examples/node-addon/* "$TMP/project"
cd "$TMP/project" || exit 1
tar tzf "$package" | sort >"$TMP/list"
printf 'package/%s\n' LICENSE README.md compat-aarch64 compat-c++.js compat-cc.js compat-x86_64 compat.js index.d.ts index.js package.json | LC_ALL=C sort |
	diff - "$TMP/list" || wrong 'other files'
for a in $ARCHES; do
	tar xzf "$package" -C "$TMP" package/compat-$a
	(cd "$OLDPWD" && "$BUILD/compat" check --floor 2.17 "$TMP/package/compat-$a" >"$TMP/log") || wrong "$a: $(cat "$TMP/log")"
done
echo '{ "name": "mine", "version": "1.0.0", "private": true }' >package.json
npm install --silent --save-dev "$package" >"$TMP/log" 2>&1 || { cat "$TMP/log"; exit 1; }
[ "$(npx libcompat --version)" = "$("$BUILD/compat" --version)" ] || wrong "npx: $(npx libcompat --version)"
case $(npx libcompat flags --floor rhel8) in
"-L$TMP/cache/libcompat/"*/2.28) ;;
*) wrong "npx flags: $(npx libcompat flags --floor rhel8)" ;;
esac
npx libcompat check --floor 2.17 /bin/true >"$TMP/log"
[ $? -eq 1 ] || wrong "exit status: $(cat "$TMP/log")"
echo 'int main(void) { return 0; }' >m.c
COMPAT_FLOOR=2.19 npx compat-cc -o m m.c && ./m || wrong 'compat-cc'
COMPAT_FLOOR=2.19 npx compat-c++ -x c -o m m.c && ./m || wrong 'compat-c++'
# a signal is the command's own
npx compat-cc -### m.c 2>&1 | grep -q "cache/libcompat/.*/2.17" || wrong 'compat-cc adds no flag'
"$node" - "$TMP" <<'E2' || status=1
const assert = require('assert'), fs = require('fs'), libcompat = require('libcompat')
const d = libcompat.directory('rhel8')
assert.strictEqual(d, libcompat.directory('2.28'))
assert(fs.existsSync(d + '/libcompat.a') && fs.existsSync(libcompat.command()))
assert.strictEqual(libcompat.flags('rhel8'), '-L' + d)
assert(libcompat.directory('2.17', 'arm64').includes('/aarch64-linux-gnu/'))
assert(libcompat.directory('2.17', 'x64').includes('/x86_64-linux-gnu/'))
process.env.npm_config_arch = 'arm64'
assert(libcompat.directory('2.17').includes('/aarch64-linux-gnu/'))
delete process.env.npm_config_arch
process.env.COMPAT_DIRECTORY = process.argv[2] + "/it's here"
assert(libcompat.flags().startsWith("'-L" + process.argv[2] + "/it'\\''s here/"), libcompat.flags())
assert.throws(() => libcompat.flags('rhel4'), /no floor rhel4/)
E2
# good WAY: what node-gyp has built
good() {
	"$BUILD/compat" check --floor rhel8 build/Release/entropy.node >"$TMP/log" || { wrong "$1: $(cat "$TMP/log")"; return; }
	[ "$("$node" -p "require('./build/Release/entropy.node').entropy(Buffer.from('abcdabcd'))" 2>&1)" = 2 ] || wrong "$1: does not work"
}
rebuild() {
	rm -rf build
	"$node" "$gyp" rebuild --silent --nodedir="$headers" >"$TMP/log" 2>&1 || { wrong "node-gyp: $(tail -n 20 "$TMP/log")"; return 1; }
}
! rebuild || ! "$BUILD/compat" check --quiet --floor rhel8 build/Release/entropy.node || wrong 'node-gyp: within the floor without the flag'
LDFLAGS="$(npx libcompat flags --floor rhel8)"
export LDFLAGS
! rebuild || good LDFLAGS
unset LDFLAGS
sed -i "s/\"sources\":/\"ldflags\": [\"<!(node -p \\\\\"require('libcompat').flags('rhel8')\\\\\")\"], &/" binding.gyp
grep -q "ldflags.*require('libcompat')" binding.gyp || wrong "binding.gyp: $(cat binding.gyp)"
! rebuild || good binding.gyp
cd "$OLDPWD" || exit 1
row 'libcompat for npm' $m $here "node $("$node" --version)" "$(linker $here $m bfd)" - 2.28 "${bad:+wrong; }ok on host"
exit $status
