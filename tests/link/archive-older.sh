#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086 # commands and options are words
# What was linkable at the floor is: old prebuilt archives refer to names that the host has no default version for
# any more (finite math, sys_errlist, the resolver, sunrpc), and to libraries that glibc has given up. But what headers do
# not declare any more is found with -lcompat_old alone, or a configure script would take it for there.
. tests/link/common

printf '#include <stdio.h>\nconst char *older(void);\nint main(void) { puts(older()); return 0; }\n' >$TMP/main.c
printf '#include <stdio.h>\n#include <string.h>\nchar *crypt(const char *, const char *);\nint yp_get_default_domain(char **);\nconst char *yperr_string(int);
int main(void) { char *d, *c = crypt("Hello world!", "$6$saltstring"); yp_get_default_domain(&d);\nreturn printf("%%s %%d\\n", c ? c : "none", *yperr_string(1) != 0) < 0; }\n' >$TMP/apart.c
printf '#include <stdio.h>\nint main(void) { puts("ok"); }\n' >$TMP/ok.c
# what is glibc's alone; an encrypted block is bits
printf '#include <stdio.h>\nvoid setkey(const char *), encrypt(char *, int);\nint main(void) { char k[64] = { 0, 1, 1 }, b[64] = { 1 };\nsetkey(k); encrypt(b, 0);
int n = 0; for (int i = 0; i < 64; i++) n += b[i]; encrypt(b, 1); for (int i = 1; i < 64; i++) n += b[i] ? 99 : 0;\nreturn puts(b[0] == 1 && n > 9 && n < 55 ? "ok" : "wrong") < 0; }\n' >$TMP/des.c
# as libxcrypt computes it too
hash='$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1'

try() {	# NAME FLOOR LIBRARIES WANT SOURCES AND OPTIONS...
	name=$1 f=$2 libraries=$3 expect=$4 exe=$TMP/program-$h-$a-$c-$l-$2 ran='does not link'
	shift 4
	if $cc -O2 -w -o $exe "$@" -L$(floordir $h $a $f) >$TMP/log 2>&1 </dev/null; then
		assert_floor $exe $f
		assert_needed $exe "$libraries"
		run_everywhere $a $f $exe "$expect"
	else
		wrong "$cc $*: $(head -n 5 $TMP/log)"
	fi
	row "$name" $a $h $c "$(linker $h $a $l)" "" $f "$ran"
}

# every name that had a default version at the floor, by the table alone, but for what its libraries have no more in the newest release
linkable() {	# ARCH FLOOR
	awk -v f=$2 '
	function number(v, p) { split(v, p, "."); return p[1] * 1000000 + p[2] * 1000 + p[3] }
	BEGIN { floor = number(f) }
	/^#/ || number($2) > floor { next }
	$4 ~ /^\*/ && ($4 == "*" || number(substr($4, 3)) >= floor) {
		n = split($5, home, ",")
		there = lasts = 0
		for (i = 1; i <= n; i++) {
			split(home[i], at, /[:-]/)
			there += number(at[2]) <= floor && (at[3] == "" || number(at[3]) >= floor)
			lasts += at[1] ~ /^lib(crypt|nsl)$/ || (at[3] == "" && at[1] != "libc_malloc_debug")
		}
		if (there && lasts)
			print $1
	}' versions/$1.abi | sort -u
}

references() {	# FILE OF NAMES: assembly with each of them
	echo '.data'
	sed 's/.*/.quad &/' $1
	echo '.section .note.GNU-stack, "", %progbits'
}
all='-lm -lpthread -ldl -lrt -lutil -lanl -lresolv -lBrokenLocale'

# what is not found of $TMP/names.s
missing() {	# COMMAND...
	rm -f $TMP/missing
	"$@" -o $TMP/missing $TMP/ok.c $TMP/names.s $all $with >$TMP/log 2>&1 && wrong "$*: all names are found"
	sed -n 's/.*undefined reference to [`'\'']\([^@]*\).*'\''.*/\1/p' $TMP/log | sort -u
}

offered() {	# NAME: -lNAME if the host has it for a link
	! $cc -o $TMP/without $TMP/ok.c -l$1 >$TMP/log 2>&1 || echo -l$1
}

# what a link with $with finds of those that a library has, with the flag and without
found() {	# AT-LEAST NAME LIBRARY: as many names are not found, that one among them
	awk -v library=$3 '!/^[#_]/ && $3 !~ /^D/ && index($5, library) { print $1 }' versions/$a.abi | sort -u >$TMP/names
	references $TMP/names >$TMP/names.s
	missing $cc >$TMP/plain
	missing $cc -L$(floordir $h $a $f) >$TMP/flag
	[ $(wc -l <$TMP/plain) -ge $1 ] && grep -qx $2 $TMP/plain || wrong "$cc $with: $(wc -l <$TMP/plain) names are not found: $(cat $TMP/log)"
	more=$(comm -23 $TMP/plain $TMP/flag)
	[ -z "$more" ] || wrong "$cc $with, floor $f: found with the flag and not without:" $more
}

# a library of the host that counts on what its libcrypt has besides, as libpam does
printf 'int f, g;\n__asm__(".symver f, crypt@@XCRYPT_2.0\\n.symver g, crypt_gensalt@@XCRYPT_2.0");\n' >$TMP/xcrypt.c
echo 'XCRYPT_2.0 { };' >$TMP/xcrypt.map
echo 'extern char crypt[], crypt_gensalt[]; char *p[] = { crypt, crypt_gensalt }; int pam(void) { return 0; }' >$TMP/pam.c
echo 'int pam(void); char *crypt(const char *, const char *); int main(void) { return !crypt("", "") + pam(); }' >$TMP/both.c

for h in $hosts; do
	for a in $ARCHES; do
		for l in bfd gold lld mold; do
			for c in gcc clang; do
				cc=$(compiler $h $a $c $l) || continue
				[ $c = gcc ] || [ $l = lld ] || continue
				$cc -O2 -fPIC -fno-builtin -w -c -o $TMP/older.o tests/link/src/archive-older.c || exit 1
				rm -f $TMP/libolder.a
				ar rc $TMP/libolder.a $TMP/older.o
				$cc -o $TMP/without $TMP/main.c $TMP/libolder.a -L$(floordir $h $a 2.17) -lm >$TMP/log 2>&1 &&
					wrong "$cc: names that no header declares link without -lcompat_old"
				for n in cfree isastream pow10 pthread_yield res_gethostbyname ustat xdr_void; do
					grep -q "undefined .*$n" $TMP/log || wrong "$cc: without -lcompat_old, no word about $n"
				done
				$BUILD/compat check $TMP/libolder.a --floor 2.17 >$TMP/log
				grep -q 'headers declare .*cfree.*pow10.* no more: add -lcompat_old behind this' $TMP/log || wrong "compat check libolder.a: $(cat $TMP/log)"
				# uses of data as such an archive has them: with and without copy relocations
				needs="libc.so.6 libm.so.6 libpthread.so.0 libresolv.so.2"
				try "old archive" 2.17 "$needs" ok $TMP/main.c $TMP/libolder.a -lcompat_old
				try "old archive, no PIE" 2.17 "$needs" ok -no-pie $TMP/main.c -Wl,--as-needed -lm $TMP/libolder.a -lcompat_old
			done
			cc=$(compiler $h $a gcc $l) || continue
			c=gcc
			# runs where the libraries are installed: the newest root has another libcrypt under that name, or none
			releases='2.17 2.28 2.31'
			try "libcrypt, libnsl" 2.17 "libc.so.6 libcrypt.so.1 libnsl.so.1" "$hash 1" $TMP/apart.c -lcrypt -lnsl
			try "libcrypt's encrypt" 2.17 "libc.so.6 libcrypt.so.1" ok $TMP/des.c -lcompat_old
			releases='2.17 2.28 2.31 2.43'
			$cc -w -o $TMP/without $TMP/des.c -L$(floordir $h $a 2.17) -lcrypt >$TMP/log 2>&1 && wrong "$cc: encrypt is found by -lcrypt alone"
			grep -q 'undefined .*encrypt' $TMP/log || wrong "$cc: -lcrypt, no word about encrypt: $(cat $TMP/log)"
			mkdir -p $TMP/host
			$cc -shared -fPIC -nostdlib -w -Wl,-soname,libcrypt.so.1,--version-script,$TMP/xcrypt.map -o $TMP/host/libcrypt.so.1 $TMP/xcrypt.c &&
				$cc -shared -fPIC -w -o $TMP/host/libpam.so $TMP/pam.c $TMP/host/libcrypt.so.1 || exit 1
			if $cc -o $TMP/both $TMP/both.c $TMP/host/libpam.so -L$(floordir $h $a 2.17) -lcrypt >$TMP/log 2>&1; then
				assert_floor $TMP/both 2.17 pam
			else
				wrong "$cc libpam.so -lcrypt: $(head -n 5 $TMP/log)"
			fi
			# not recorded unless used
			try "libcrypt, libnsl unused" 2.17 libc.so.6 ok $TMP/ok.c -lcrypt -lnsl -lcompat_old
			# the newest glibc has them all, but for libcrypt's
			nm $(floordir $h $a 2.17)/libcompat_old.a 2>/dev/null | sed -n 's/.* [TtWw] \([a-z].*\)/\1/p' | sort -u >$TMP/defined
			awk 'index($5, "libcrypt:") { print $1 }' versions/$a.abi | sort | comm -13 - $TMP/defined >$TMP/names
			[ $(wc -l <$TMP/names) -gt 150 ] || wrong "libcompat_old.a: $(wc -l <$TMP/names) names"
			references $TMP/names >$TMP/names.s
			try "all of libcompat_old.a" 2.17 "libc.so.6 libm.so.6 libpthread.so.0 libresolv.so.2 libnsl.so.1" ok $TMP/ok.c $TMP/names.s -lcompat_old -Wl,-z,now
			# where there are none, the archive is empty
			try "nothing of libcompat_old.a" 2.34 libc.so.6 ok $TMP/ok.c -lcompat_old
			for f in 2.17 2.28; do
				linkable $a $f >$TMP/names
				[ $(wc -l <$TMP/names) -gt 2000 ] || wrong "linkable at $f: $(wc -l <$TMP/names) names"
				references $TMP/names >$TMP/names.s
				[ $f = 2.17 ] && apart="-lcrypt -lnsl" || apart=-lcrypt
				$cc -o $TMP/names-$f $TMP/ok.c $TMP/names.s -lcompat_old -L$(floordir $h $a $f) $all -lthread_db $apart \
					>$TMP/log 2>&1 || wrong "$cc, all names at $f: $(grep -m 5 undefined $TMP/log)"
				[ ! -e $TMP/names-$f ] || assert_floor $TMP/names-$f $f ps_get_thread_area ps_getpid ps_lgetregs ps_pdread ps_pdwrite ps_pglobal_lookup
				# what a configure script finds, of functions that a program may name: no more with the flag than without
				[ $l = bfd ] || continue
				with=$(offered crypt)
				found 100 pow10 :
				[ -z "$with" ] || found 5 encrypt libcrypt:
				with=$(offered nsl)
				[ -z "$with" ] || found 10 yp_update libnsl:
				row "all names of the floor" $a $h gcc "$(linker $h $a $l)" "" $f linked
			done
		done
	done
done
exit $status
