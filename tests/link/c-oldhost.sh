#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086 # commands and options are words
# A host from before 2.34, 2.31: its crt1.o wants __libc_csu_init, its headers' stat is __xstat, and
# libpthread and the like stand on the command line.
. tests/link/common
h=2.31
src=tests/link/src
pthread='libpthread.so.0' dl='libdl.so.2' rt='librt.so.1' util='libutil.so.1' anl='libanl.so.1' resolv='libresolv.so.2'
export LINK_TEST=start

build() {	# OUTPUT WORDS...
	exe=$TMP/$1-$a-$l
	shift
	$cc $sys -w -O2 -o $exe "$@" >$TMP/log 2>&1 && return
	wrong "$cc $*: $(head -n 5 $TMP/log)"
	return 1
}

for a in $ARCHES; do
	cc=$(compiler $here $a gcc) && sys=$(sh tests/sysroot $a $h $cc) || skip "no headers of glibc $h"
	make -s ARCH=$a BUILD=$BUILD/host-$h FLOORS=2.17 CC="$cc $sys" >$TMP/log 2>&1 || {
		wrong "no floor directory: $(tail -n 5 $TMP/log)"
		continue
	}
	dir=$BUILD/host-$h/$a/2.17
	for l in bfd gold lld mold; do
		cc=$(compiler $here $a gcc $l) || continue
		for pie in '-fPIE -pie' '-fno-PIE -no-pie'; do
			build matrix $pie $src/matrix.c -L$dir -lm -lpthread -ldl || continue
			assert_floor $exe 2.17
			assert_needed $exe "libc.so.6 libm.so.6 $pthread $dl"
			assert_hidden $exe $dir/libcompat.a
			run_everywhere $a 2.17 $exe
			row matrix $a $h gcc "$(linker $here $a $l)" "$pie" 2.17 "$ran"
		done
		n=0
		for lib in pthread dl rt util anl resolv; do
			n=$((n + 1))
			build lib$lib -DLIB=$n $src/libs.c -L$dir -l$lib || continue
			assert_floor $exe 2.17
			eval "assert_needed $exe \"libc.so.6 \$$lib\""
			run_on $a 2.17 $exe ok
		done
		for L in -L$dir ''; do
			build part${L:+-with} -fPIC -shared -Wl,-soname,$TMP/part${L:+-with}-$a-$l -DPART $src/start.c $L &&
				build start${L:+-with} $src/start.c $exe $L -lpthread || continue
			for r in 2.17 2.43; do
				LD_BIND_NOW=1 sh tests/on $a $r $exe return >$TMP/start${L:+-with}-$r 2>&1
			done
		done
		# without libcompat it runs on its own host, and above
		for r in 2.17 2.43; do
			diff -u $TMP/start-2.43 $TMP/start-with-$r || wrong "start: order differs on $r"
		done
		[ $(grep -c . $TMP/start-with-2.17) -gt 20 ] || wrong "start: says nothing"
	done
done
exit $status
