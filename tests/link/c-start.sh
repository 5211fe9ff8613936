#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086 # commands and options are words
# What runs before and after main, in a program and its shared library: the same, once each and in the
# same order, with libcompat on every glibc as without it on its host.
. tests/link/common
src=tests/link/src/start.c
export LINK_TEST=start

ends() {	# ARCH RELEASE FILE: the three ways to end
	for how in return quick thread; do
		echo "$how:"
		LD_BIND_NOW=1 LD_LIBRARY_PATH=${3%/*} timeout 60 sh tests/on $1 $2 $3 $how
		echo "status $?"
	done 2>&1
}

try() {	# OPTION...
	cc=$(compiler $h $a gcc $l) && dir=$(floordir $h $a 2.17) || return
	for d in with without; do
		mkdir -p $TMP/$d
		L=-L$dir
		[ $d = with ] || L=
		$cc -O2 -fPIC -shared -Wl,-soname,libpart.so -DPART -o $TMP/$d/libpart.so $src $L &&
			$cc -O2 -pthread "$@" -o $TMP/$d/start $src $TMP/$d/libpart.so $L || { wrong "$cc $* $L"; return; }
	done
	assert_floor $TMP/with/start 2.17 part
	assert_floor $TMP/with/libpart.so 2.17
	assert_needed $TMP/with/start "libpart.so libpthread.so.0 libc.so.6"
	assert_hidden $TMP/with/start $dir/libcompat.a
	assert_hidden $TMP/with/libpart.so $dir/libcompat.a
	ran="ok on $releases, as without"
	for r in $releases; do
		ends $a $r $TMP/with/start >$TMP/$r
	done
	ends $a 2.43 $TMP/without/start >$TMP/want
	[ $(grep -c . $TMP/want) -gt 70 ] || wrong "$TMP/want: without libcompat"
	for r in $releases; do
		diff -u $TMP/want $TMP/$r || { wrong "order differs on $r"; ran="wrong on $r"; }
	done
	row start $a $h gcc "$(linker $h $a $l)" "$*" 2.17 "$ran"
}

for h in $hosts; do
	for a in $ARCHES; do
		for l in bfd gold lld mold; do
			try -fPIE -pie
			[ $h != "$here" ] || try -no-pie
		done
	done
done
exit $status
