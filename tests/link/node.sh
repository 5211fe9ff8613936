#!/bin/sh
# SPDX-License-Identifier: MIT
# examples/node-addon: built with the compiler alone for both architectures; this machine's node runs its own.
. tests/link/common

node=$(command -v node) || skip "no node"
include=
for d in "$(dirname "$(dirname "$(realpath "$node")")")/include/node" /usr/include/node; do
	[ ! -e "$d/node_api.h" ] || { include=$d; break; }
done
[ -n "$include" ] || skip "no node_api.h"
cat >"$TMP/use.js" <<'E2'
const assert = require('assert'), fs = require('fs');
const addon = require(process.argv[2]);
(async () => {
	assert.strictEqual(addon.entropy(Buffer.from('abcdabcd')), 2);
	assert.strictEqual(addon.entropy(Buffer.alloc(0)), 0);
	assert.throws(() => addon.entropy('text'), TypeError);
	const f = process.argv[1], answers = await Promise.all(Array.from({ length: 16 }, () => addon.file(f)));
	for (const a of answers) {
		assert.strictEqual(a.entropy, addon.entropy(fs.readFileSync(f)));
		assert.strictEqual(a.blocks, fs.statSync(f).blocks);
		assert.strictEqual(a.otherThread, true);
	}
	await assert.rejects(addon.file('/no/such/file'), /No such file/);
	console.log('ok');
})();
E2
for arch in $ARCHES; do
	cc=$(compiler $here $arch gcc) || skip "no gcc for $arch"
	bad='' ran='not run'
	$cc -std=gnu11 -O2 -Wall -Wextra -fPIC -shared -I"$include" -o "$TMP/$arch.node" examples/node-addon/entropy.c \
		"-L$BUILD/$arch/2.17" -lm >"$TMP/log" 2>&1 || { wrong "$arch: not built"; cat "$TMP/log"; continue; }
	[ ! -s "$TMP/log" ] || { wrong "$arch: warnings"; cat "$TMP/log"; }
	# node has them
	assert_floor "$TMP/$arch.node" 2.17 $(undefined "$TMP/$arch.node" strong | grep ^napi_)
	if [ $arch = "$(uname -m)" ]; then
		got=$(LD_BIND_NOW=1 "$node" "$TMP/use.js" "$TMP/$arch.node" 2>&1)
		[ "$got" = ok ] || wrong "$got"
		ran='ok on host'
	fi
	row examples/node-addon $arch $here "node $("$node" --version)" "$(linker $here $arch bfd)" - 2.17 "${bad:+wrong; }$ran"
done
exit $status
