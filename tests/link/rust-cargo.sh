#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2086,SC2154 # options are words
# A program made by cargo, with C in one of its dependencies: the floor directory by RUSTFLAGS, and by
# a dependency whose build script names it.
. tests/link/common
. tests/link/rust/common
need_cargo

cp -R tests/link/rust $TMP/crates
export CARGO_TARGET_DIR=$TMP/target CARGO_TERM_QUIET=true

try() {	# FLAGS|DEPENDENCY FLOOR PROFILE
	way=$1 f=$2 p=$3
	floor $h $a $f || return
	case $way in
	RUSTFLAGS) set -- "$rs -L native=$dir" ;;
	*) set -- "$rs" --features compat ;;
	esac
	to=$p unwinds=yes
	case $p in
	dev) to=debug ;;
	small) unwinds=no ;;
	esac
	exe=$TMP/$a-$h-$way-$f
	if (
		export RUSTC="$rustc" RUSTFLAGS="$1" COMPAT="$dir" CC="$cc"
		shift
		cd $TMP/crates/program && cargo build --offline --target $target --profile $p "$@"
	) >$TMP/log 2>&1 && ! [ -s $TMP/log ] && cp $TMP/target/$target/$to/program $exe; then
		assert_floor $exe $f
		assert_libgcc $exe
		assert_needed $exe "libgcc_s.so.1 libpthread.so.0 libdl.so.2 libm.so.6 libc.so.6"
		assert_hidden $exe $dir/libcompat.a
		wanted $a $unwinds
		run_everywhere $a $f $exe "part: directory 42 0.916290731874 random
$text"
	else
		ran="does not link"
		wrong "cargo $way $p: $(grep -v '= note:.*"-m64"' $TMP/log | head -n 20)"
	fi
	row rust-cargo $a $h "$rust" "$(linked_by $h $a default $exe)" "$way $p" $f "$ran"
}

for a in $ARCHES; do
	for h in $hosts; do
		rust_for $h $a || { row rust-cargo $a $h "$rust" default - - "$no"; continue; }
		if [ $h = "$here" ]; then
			try RUSTFLAGS 2.17 dev
			try dependency 2.28 small
		else
			try RUSTFLAGS 2.28 release
			try dependency 2.17 dev
		fi
	done
done
[ -n "$tested" ] || skip "$no"
exit $status
