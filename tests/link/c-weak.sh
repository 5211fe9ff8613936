#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086 # commands and options are words
# Weak references: never a need above the floor. With GNU ld, gold and lld they find what the running glibc
# has; mold decides them in a program, where libcompat or the floor have no definition, for good.
. tests/link/common

# finds RELEASE: what the C library of that release has of the names in weak.c
finds() {
	for n in getpagesize:2.17 gettid:2.30 __libc_single_threaded:2.32 dlopen:2.34 pthread_create:2.34 pthread_cancel:2.34 arc4random:2.36 strlcpy:2.38; do
		! older ${n#*:} $1 || echo ${n%:*}
	done
}

# try NAME FOUND-TOO OPTION...; with FIXED set those and getpagesize are all that may be found
try() {
	name=$1 too=$2 exe=$TMP/$h-$a-$l
	shift 2
	$cc -w -O2 -fno-builtin -o $exe tests/link/src/weak.c "$@" -L$dir >$TMP/log 2>&1 || {
		wrong "$cc $*: $(head -n 5 $TMP/log)"
		return
	}
	assert_floor $exe 2.17
	assert_hidden $exe $dir/libcompat.a
	for r in $releases; do
		want=$({ [ -z "$fixed" ] && finds $r; echo getpagesize $too | tr ' ' '\n'; } | sort -u | xargs)
		got=$(LD_BIND_NOW=1 sh tests/on $a $r $exe 2>&1 | grep -v ' null$' | sed 's/ found$//' | sort | xargs)
		[ "$got" = "$want" ] || wrong "$exe on $r finds $got, want $want"
	done
	row "weak, $name" $a $h gcc "$(linker $h $a $l)" "$(echo "$*" | sed "s,[^ ]*/strong,strong,")" 2.17 "ok on $releases${fixed:+, resolved by the linker}"
}

echo 'int gettid(void); int strong(void) { return gettid(); }' >$TMP/strong.c
for h in $hosts; do
	for a in $ARCHES; do
		dir=$(floordir $h $a 2.17) || exit 1
		for l in bfd gold lld mold; do
			cc=$(compiler $h $a gcc $l) || continue
			split=
			case $(linker $h $a $l) in
			"mold 1."*) fixed=yes ;;
			mold*) fixed=yes split="pthread_create dlopen log" ;;	# libraries as needed are so by weak references too
			*) fixed= ;;
			esac
			try alone "$split" -fPIE -pie -Wl,--as-needed
			try "wanted elsewhere" "gettid $split" -DPULL $TMP/strong.c -fPIE -pie -Wl,--as-needed
			try "libraries named" "log pthread_create pthread_cancel dlopen" -fPIE -pie -Wl,--no-as-needed -lm -lpthread -ldl
			[ $a = x86_64 ] || continue
			# code that is not PIC has no way to look in time; and gold gives a function of a library that turned
			# out not to be needed the address of its own jump to it
			address=
			[ $l != gold ] || split="pthread_create dlopen log" address=-DADDRESS_ONLY
			fixed=yes
			try "not PIE" "$split" $address -fno-PIE -no-pie -Wl,--as-needed
		done
	done
done
exit $status
