#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086,SC2154 # options are words
# Rust as a shared library, opened by a C program that knows nothing of libcompat, and as a static
# library, linked into C and C++ programs.
. tests/link/common
MATRIX=all
. tests/link/rust/common

needed="libpthread.so.0 libdl.so.2 libm.so.6 libc.so.6"
printf '#[no_mangle]\npub extern "C" fn run() {\n\trust_std::run(cfg!(panic = "unwind"))\n}\n' >$TMP/run.rs
printf 'void run(void);\n\nint main(void)\n{\n\trun();\n}\n' >$TMP/main.c
cat >$TMP/main.cc <<'E2'
#include <cstdio>
#include <thread>
extern "C" void run();

struct noisy {
	~noisy() { std::puts("destroyed"); }
};

int main()
{
	std::thread([] {
		static thread_local noisy n;
		try {
			throw &n;
		} catch (noisy *) {
			std::puts("caught");
		}
	}).join();
	std::fflush(stdout);
	run();
}
E2
cat >$TMP/open.c <<'E2'
#include <dlfcn.h>
#include <stdio.h>

int main(void)
{
	void *lib = dlopen(LIBRARY, RTLD_NOW), *run = lib ? dlsym(lib, "run") : NULL;

	if (run)
		((void (*)(void))run)();
	return fprintf(stderr, "%s\n", dlerror());
}
E2

shared() {	# LINKER FLOOR OPTION...
	l=$1 f=$2
	shift 2
	use_linker $h $a $l || return
	floor $h $a $f || return
	lib=$TMP/$a-$h-$l-$f.so exe=$TMP/$a-$h-$l-$f
	if $rustc --target $target --edition 2021 $rs --crate-type cdylib --extern rust_std=$TMP/$a/librust_std.rlib \
		-o $lib $TMP/run.rs -L native=$dir $use "$@" >$TMP/log 2>&1 &&
		$plain -DLIBRARY="\"$lib\"" -o $exe $TMP/open.c -ldl >$TMP/log 2>&1; then
		assert_floor $lib $f
		assert_libgcc $lib
		assert_needed $lib "libgcc_s.so.1 $needed"
		assert_hidden $lib $dir/libcompat.a
		wanted $a
		run_everywhere $a $f $exe "$text"
	else
		ran="does not link"
		wrong "cdylib $l $*: $(grep -v '= note:.*"-m64"' $TMP/log | head -n 20)"
	fi
	row rust-cdylib $a $h "$rust" "$(linked_by $h $a $l $lib)" "$*" $f "$ran"
}

static() {	# COMPILER LINKER FLOOR OPTION...
	c=$1 l=$2 f=$3
	shift 3
	wanted $a
	case $c in
	g++)	main=main.cc text="caught
destroyed
$text" ;;
	*) main=main.c ;;
	esac
	link=$(compiler $h $a $c $l) || return
	floor $h $a $f || return
	exe=$TMP/$a-$h-$c-$l-$f
	if $link -Wl,--as-needed -o $exe $TMP/$main $TMP/$a/librun.a -L$dir "$@" \
		-lutil -lrt -lpthread -lm -ldl >$TMP/log 2>&1; then
		assert_floor $exe $f
		assert_libgcc $exe
		case $* in
		*-static-libgcc*) assert_needed $exe "$needed" ;;
		*) assert_needed $exe "libgcc_s.so.1 $needed" ;;
		esac
		assert_hidden $exe $dir/libcompat.a
		run_everywhere $a $f $exe "$text"
	else
		ran="does not link"
		wrong "staticlib $c $l $*: $(head -n 20 $TMP/log)"
	fi
	row rust-staticlib $a $h "$rust, $c" "$(linker $h $a $l)" "$*" $f "$ran"
}

for a in $ARCHES; do
	for h in $hosts; do
		rust_for $h $a || { row rust-lib $a $h "$rust" default - - "$no"; continue; }
		[ -e $TMP/$a/librun.a ] || {
			$rustc --target $target --edition 2021 --crate-type rlib -O --crate-name rust_std \
				--out-dir $TMP/$a tests/link/rust/std/src/lib.rs &&
			$rustc --target $target --edition 2021 --crate-type staticlib -O \
				--extern rust_std=$TMP/$a/librust_std.rlib -o $TMP/$a/librun.a $TMP/run.rs
			plain=$(compiler $here $a gcc) &&
			plain="$plain $(sh tests/sysroot $a 2.31 $plain)" || exit 1
		}
		shared default 2.17 -O
		shared bfd 2.28 -O
		static gcc bfd 2.17
		static gcc gold 2.28 -static-libgcc -Wl,--gc-sections
		static gcc lld 2.17 -static-libgcc -no-pie
		static gcc mold 2.17
		# std then finds the __cxa_thread_atexit_impl that libstdc++.a brings in
		static g++ lld 2.17 -static-libgcc -static-libstdc++
	done
done
[ -n "$tested" ] || skip "$no"
exit $status
