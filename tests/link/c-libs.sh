#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086 # commands and options are words
# The libraries that glibc was split into before 2.34: needed where they were needed at the floor, whether
# the command line names them, as it had to then, or not, as nobody does now.
. tests/link/common

try() {	# NAME NUMBER [-lNAME]
	exe=$TMP/$1$3-$a-$h-$l
	if ! $cc -O2 -DLIB=$2 -o $exe tests/link/src/libs.c -L$dir $3 >$TMP/log 2>&1 || [ -s $TMP/log ]; then
		wrong "$cc -DLIB=$2 $3: $(head -n 5 $TMP/log)"
		return
	fi
	assert_floor $exe 2.17
	case $1 in
	resolv) assert_needed $exe "libresolv.so.2 libc.so.6" ;;
	pthread) assert_needed $exe "libpthread.so.0 libc.so.6" ;;
	dl) assert_needed $exe "libdl.so.2 libc.so.6" ;;
	*) assert_needed $exe "lib$1.so.1 libc.so.6" ;;
	esac
	all=$releases
	case $1,$a,$(uname -m) in
	util,aarch64,x86_64) releases='2.17 2.28 2.31' ;;	# qemu 7 has no TCGETS2
	esac
	if [ -n "$3" ]; then
		run_on $a 2.17 $exe ok
	else
		run_everywhere $a 2.17 $exe
	fi
	releases=$all
}

for h in $hosts; do
	for a in $ARCHES; do
		dir=$(floordir $h $a 2.17) || exit 1
		for l in bfd gold lld mold; do
			cc=$(compiler $h $a gcc $l) || continue
			n=0 bad=
			for lib in pthread dl rt util anl resolv; do
				n=$((n + 1))
				try $lib $n
				[ $h != "$here" ] || try $lib $n -l$lib
			done
			[ -z "$bad" ] && ran="ok on $releases" || ran=wrong
			[ $a,$(uname -m) != aarch64,x86_64 ] || ran="$ran, but libutil not tested on 2.43: qemu has no TCGETS2"
			row "libpthread -dl -rt -util -anl -resolv" $a $h gcc "$(linker $h $a $l)" "with and without -l" 2.17 "$ran"
		done
	done
done
exit $status
