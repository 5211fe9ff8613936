#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086 # commands and options are words
# crypt_r of glibc's own libcrypt, whose structure is larger than the one in libxcrypt's header: a library with one that fills it as
# glibc's does, which distributions had until about 2.28. The DT_RPATH
# finds it before what a root has.
. tests/link/common
src=tests/shims/crypt/crypt_r.c

for h in $hosts; do
	for a in $ARCHES; do
		case $a in
		x86_64) v=GLIBC_2.2.5 ;;
		*) v=GLIBC_2.17 ;;
		esac
		mkdir -p $TMP/$a
		echo "$v { crypt_r; };" >$TMP/map
		for l in bfd lld mold; do
			cc=$(compiler $h $a gcc $l) || continue
			$cc -w -Itests -O2 -DLIBRARY -fPIC -shared -Wl,-soname,libcrypt.so.1,--version-script,$TMP/map -o $TMP/$a/libcrypt.so.1 $src \
				-L$(floordir $h $a 2.17) || { wrong "$cc: $src"; continue; }
			exe=$TMP/crypt-$h-$a-$l
			$cc -Itests -Wall -Wextra -O2 -DLINKED -o $exe $src -L$(floordir $h $a 2.17) -lcrypt \
				-Wl,--disable-new-dtags,-rpath,$TMP/$a || { wrong "$cc: $src -lcrypt"; continue; }
			assert_floor $exe 2.17
			assert_needed $exe "libc.so.6 libcrypt.so.1"
			for r in $releases; do
				run_on $a $r $exe ''
			done
		done
	done
done
exit $status
