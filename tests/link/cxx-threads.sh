#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086 # commands and options are words
# Threads through a libstdc++.so of the floor's time, which refers weakly to pthread_create and counts on the program to
# bring libpthread where that is not a part of libc: a program that starts threads does so by itself, and -pthread does in
# a directory without the part for C++, with --as-needed and --gc-sections too.
. tests/link/common
cat >$TMP/threads.cc <<'E2'
#include <cstdio>
#include <thread>
int main()
{
	int x = 0;
	std::thread t([&x] { x = 42; });
	t.join();
	std::printf("%d\n", x);
}
E2
echo 'int main(void) { return 0; }' >$TMP/none.c

for a in $ARCHES; do
	# told where it is forgotten
	cxx=$(compiler $here $a g++ bfd)
	$cxx -O2 -o $TMP/forgotten $TMP/threads.cc -L$(without_cxx $(floordir $here $a 2.28)) >$TMP/log 2>&1 || wrong "$(cat $TMP/log)"
	"$BUILD/compat" check --floor debian11 $TMP/forgotten >$TMP/said 2>&1
	[ $? -eq 1 ] && grep -q 'pthread_create.*std::thread needs libpthread.so.0' $TMP/said && grep -q 'do: .*add -pthread' $TMP/said ||
		wrong "compat check of a program without libpthread: $(cat $TMP/said)"
	for l in bfd gold lld mold; do
		cxx=$(compiler $here $a g++ $l) && cc=$(compiler $here $a gcc $l) || continue
		for o in -pthread "-pthread -Wl,--gc-sections" "-pthread -no-pie" "" -Wl,--gc-sections without; do
			for f in 2.17 2.28; do
				dir=$(floordir $here $a $f) exe=$TMP/threads-$a-$l-$f
				options=$o at=$f on=$releases
				# with the newest libstdc++'s versions then, 3.4.22 for std::thread
				[ "$o" != without ] || { dir=$(without_cxx $dir) options=-pthread at=debian12 on="2.28 2.31 2.43"; }
				if $cxx -O2 -Wl,--as-needed $options -o $exe $TMP/threads.cc -L$dir >$TMP/log 2>&1; then
					case " $(needed $exe) " in
					*" libpthread.so.0 "*) ;;
					*) wrong "$l $o $f: DT_NEEDED $(needed $exe), no libpthread.so.0" ;;
					esac
					"$BUILD/compat" check --quiet --floor $at $exe || wrong "compat check $exe"
					releases=$on run_everywhere $a $f $exe 42
				else
					wrong "$cxx: $(head -n 5 $TMP/log)" ran='does not link'
				fi
				row "std::thread, shared libstdc++" $a $here g++ "$(linker $here $a $l)" "$o" $f "$ran"
				$cc -o $TMP/none $TMP/none.c -L$dir >$TMP/log 2>&1 && assert_needed $TMP/none libc.so.6 || wrong "$(cat $TMP/log)"
			done
		done
		# where libc has it, nothing
		if older 2.34 $here; then
			$cxx -O2 -pthread -o $TMP/later $TMP/threads.cc -L$(floordir $here $a 2.34) >$TMP/log 2>&1 || wrong "$(cat $TMP/log)"
			case " $(needed $TMP/later) " in
			*" libpthread.so.0 "*) wrong "$l 2.34: libpthread.so.0 is needed" ;;
			esac
		fi
	done
done
exit $status
