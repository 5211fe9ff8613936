#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086,SC2154 # options are words
# Rust's std on two hosts, with the linker that rustc chooses and four others, and each option that
# changes what is linked, and how.
. tests/link/common
. tests/link/rust/common

needed="libgcc_s.so.1 libpthread.so.0 libdl.so.2 libm.so.6 libc.so.6"
printf 'fn main() {\n\trust_std::run(cfg!(panic = "unwind"))\n}\n' >$TMP/main.rs

# before: what the same program needs without libcompat
before() {
	exe=$TMP/$a-$h-plain
	if link -O; then
		v=$(needs $exe | tail -n 1)
		row rust-std $a $h "$rust" "$(linked_by $h $a default $exe)" -O - "without libcompat: needs $v"
	else
		wrong "without libcompat: $(grep -m 5 error $TMP/log)"
	fi
}

link() {
	case " $* " in
	*" -O "*) lib=$TMP/$a-release ;;
	*) lib=$TMP/$a-debug ;;
	esac
	$rustc --target $target --edition 2021 $rs --extern rust_std=$lib/librust_std.rlib -o $exe $TMP/main.rs "$@" >$TMP/log 2>&1
}

try() {	# LINKER FLOOR OPTION...
	l=$1 f=$2
	shift 2
	use_linker $h $a $l || return
	floor $h $a $f || return
	exe=$TMP/$a-$h-$l-$f
	if link -L native=$dir $use "$@" && { [ $l = gold ] || ! [ -s $TMP/log ]; }; then
		assert_floor $exe $f
		assert_libgcc $exe
		assert_needed $exe "$needed"
		assert_hidden $exe $dir/libcompat.a
		case "$*" in
		*panic=abort*) wanted $a no ;;
		*) wanted $a ;;
		esac
		run_everywhere $a $f $exe "$text"
		if [ $l = mold ] && [ -z "$(undefined $exe weak)" ]; then
			ran="$ran, weak names as if missing"
		else
			assert_weak $a $f $exe
		fi
	else
		ran="does not link"
		wrong "$l $*: $(grep -v '= note:.*"-m64"' $TMP/log | head -n 20)"
	fi
	row rust-std $a $h "$rust" "$(linked_by $h $a $l $exe)" "$*" $f "$ran"
}

for a in $ARCHES; do
	for h in $hosts; do
		rust_for $h $a || { row rust-std $a $h "$rust" default - - "$no"; continue; }
		[ -d $TMP/$a-release ] || {
			$rustc --target $target --edition 2021 $rs --crate-type rlib -O --out-dir $TMP/$a-release tests/link/rust/std/src/lib.rs --crate-name rust_std &&
			$rustc --target $target --edition 2021 $rs --crate-type rlib -g --out-dir $TMP/$a-debug tests/link/rust/std/src/lib.rs --crate-name rust_std || exit 1
		} >$TMP/log 2>&1
		before
		try default 2.17 -O
		try default 2.28 -g -C relocation-model=static
		try bfd 2.17 -O -C panic=abort -C lto=thin
		try gold 2.28 -g
		try lld 2.17 -O -C lto=fat
		# mold prefers libgcc_s.so's half-float functions, GCC_12.0.0, to those that come with std, unless
		# -l gcc comes before; and takes what is weak and missing as 0, unless told not to
		try mold 2.17 -O -l gcc -C link-arg=-Wl,-z,dynamic-undefined-weak
	done
done
[ -n "$tested" ] || skip "$no"
exit $status
