#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086 # commands and options are words
# Shared libraries: one built with libcompat and loaded by a program that knows nothing of it; those of
# the host, which need more than the floor, under a program that does not; one that wants names of
# libcompat's without a version.
. tests/link/common
src=tests/link/src

build() {	# OUTPUT WORDS...
	exe=$TMP/$1
	shift
	$cc -w -O2 -o $exe "$@" >$TMP/log 2>&1 && return
	wrong "$cc $*: $(head -n 5 $TMP/log)"
	return 1
}

plugin() {
	lib=$TMP/plugin-$h-$a-$l.so
	$cc -w -O2 -fPIC -shared -o $lib $src/dso.c -L$dir -lm || { wrong "$cc: plugin"; return; }
	assert_floor $lib 2.17
	assert_needed $lib "libc.so.6 libm.so.6 libpthread.so.0"
	assert_hidden $lib $dir/libcompat.a
	# gold gives its own marks away, and crti.o of aarch64 its functions
	[ "$(readelf --dyn-syms -W $lib | awk '$7 ~ /[0-9]/ && $5 != "LOCAL" { print $8 }' | grep -v -x -e '_init' -e '_fini' \
		-e '_edata' -e '_end' -e '__bss_start' | xargs)" = plugin ] || wrong "$lib exports more than plugin"
	$loader -w -O2 -DPROGRAM -o $TMP/load-floor-$a $src/dso.c -L$dir &&
		$loader -w -O2 -DPROGRAM -o $TMP/load-host-$a $src/dso.c || { wrong "$loader"; return; }
	ran="ok on $releases"
	for r in $releases; do
		LD_BIND_NOW=1 sh tests/on $a $r $TMP/load-floor-$a $lib >$TMP/got 2>&1
		diff -u $src/dso.want $TMP/got || { wrong "$lib on $r"; ran="wrong on $r"; }
	done
	LD_BIND_NOW=1 sh tests/on $a 2.43 $TMP/load-host-$a $lib >$TMP/got 2>&1
	diff -u $src/dso.want $TMP/got || { wrong "$lib in a plain program"; ran="wrong in a plain program"; }
	row "dlopen'ed library" $a $h gcc "$(linker $h $a $l)" "-shared" 2.17 "$ran"
}

newer() {
	needs $TMP/libnewer-$h-$a.so | grep -q 'GLIBC_2\.3[4-9]\|GLIBC_2\.4' || wrong "libnewer.so is not new"
	build newer-$h-$a-$l $src/uses-dso.c -L$dir -L$TMP -lnewer-$h-$a -lm || return
	assert_floor $exe 2.17 part
	assert_needed $exe "libnewer-$h-$a.so libc.so.6 libm.so.6 libpthread.so.0"
	assert_hidden $exe $dir/libcompat.a
	ran=
	for r in $here 2.43; do
		older $h $r || continue
		[ $r != $here ] || r=host
		LD_LIBRARY_PATH=$TMP run_on $a $r $exe ok && ran="$ran $r"
	done
	row "newer library of the host" $a $h gcc "$(linker $h $a $l)" "" 2.17 "ok on${ran:- none}"
}

# libraries that the distribution has for this architecture
distribution() {
	for lib in z crypto ssl stdc++ gcc_s; do
		$cc -x c -o $TMP/probe -Wl,--no-as-needed $TMP/empty.c -l$lib >/dev/null 2>&1 || continue
		build with-$lib -Wl,--no-as-needed $src/alone.c -L$dir -l$lib -lm && assert_floor $exe 2.17 || continue
		if [ $h = $here ]; then run_on $a host $exe ok; fi
	done
}

unversioned() {
	u=$TMP/libunversioned-$a.so
	opt=
	case $(linker $h $a $l) in
	"lld 14"* | "mold 1."* | "mold 2.37"* | G* | gold*) ;;
	*)	# these look whether somebody gives the library what it wants: at the floor, nobody does
		if $cc -w -o $TMP/refused $src/uses-dso.c -L$dir $u -lm 2>/dev/null; then
			wrong "$cc: a library that wants gettid is accepted now"
		fi
		opt=-Wl,--allow-shlib-undefined
		row "library, names without versions" $a $h gcc "$(linker $h $a $l)" "" 2.17 \
			"refused: the floor has no such name; --allow-shlib-undefined" ;;
	esac
	build unversioned-$h-$a-$l $src/uses-dso.c -L$dir $u -lm $opt || return
	assert_floor $exe 2.17 part
	assert_hidden $exe $dir/libcompat.a
	LD_LIBRARY_PATH=$TMP run_on $a 2.43 $exe ok && row "library, names without versions" $a $h gcc \
		"$(linker $h $a $l)" "$opt" 2.17 "ok on 2.43"
}

echo 'int main(void) { return 0; }' >$TMP/empty.c
for h in $hosts; do
	for a in $ARCHES; do
		dir=$(floordir $h $a 2.17) || exit 1
		loader=$(compiler $h $a gcc) || continue
		$loader -O2 -DPART -fPIC -shared -o $TMP/libnewer-$h-$a.so -Wl,-soname,libnewer-$h-$a.so $src/uses-dso.c -lm &&
			$loader -O2 -DPART -fPIC -shared -nostdlib -o $TMP/libunversioned-$a.so \
				-Wl,-soname,libunversioned-$a.so -std=gnu11 $src/uses-dso.c || exit 1
		for l in bfd gold lld mold; do
			cc=$(compiler $h $a gcc $l) || continue
			plugin
			newer
			distribution
			unversioned
		done
	done
done
exit $status
