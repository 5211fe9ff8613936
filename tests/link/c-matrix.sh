#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086 # commands and options are words
# One program on two hosts, with four linkers, two compilers, and each option that changes how names
# are bound, with every linker at least once.
. tests/link/common
MATRIX=all

try() {	# COMPILER FLOOR OPTION...
	c=$1 f=$2
	shift 2
	case $c,$l,$* in
	clang,lld,*) ;;
	clang,*-flto*) # needs LLVM's plugin for that linker, which is a package of its own
		[ $h != "$here" ] || [ -e /usr/lib/bfd-plugins/LLVMgold.so ] || set -- $(echo "$*" | sed 's/-flto//') ;;
	gcc,lld,*-flto*) # no gcc plugin in lld
		set -- $(echo "$*" | sed 's/-flto//') ;;
	esac
	cc=$(compiler $h $a $c $l) || return
	dir=$(floordir $h $a $f) || { wrong "no floor directory"; return; }
	exe=$TMP/$a-$h-$l-$c-$f
	if $cc -O2 "$@" -o $exe tests/link/src/matrix.c -L$dir -lm >$TMP/log 2>&1 && ! [ -s $TMP/log ]; then
		assert_floor $exe $f
		assert_needed $exe "libc.so.6 libm.so.6 libpthread.so.0 libdl.so.2"
		assert_hidden $exe $dir/libcompat.a
		run_everywhere $a $f $exe
	else
		ran="does not link"
		wrong "$cc $*: $(head -n 5 $TMP/log)"
	fi
	row matrix $a $h $c "$(linker $h $a $l)" "$*" $f "$ran"
}

for h in $hosts; do
	for a in $ARCHES; do
		for l in bfd gold lld mold; do
			try gcc 2.17 -fPIE -pie -Wl,--as-needed
			try gcc 2.28 -no-pie -flto -Wl,-z,now
			try clang 2.17 -no-pie -ffunction-sections -Wl,--gc-sections
			try clang 2.28 -fPIE -pie -flto -Wl,-z,now -Wl,--no-as-needed
		done
	done
done
exit $status
