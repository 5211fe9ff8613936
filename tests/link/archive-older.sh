#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086 # commands and options are words
# What was linkable at the floor is: old prebuilt archives refer to names that the host has no default version for
# any more (finite math, sys_errlist, the resolver, sunrpc), and to libraries that glibc has given up.
. tests/link/common

printf '#include <stdio.h>\nconst char *older(void);\nint main(void) { puts(older()); return 0; }\n' >$TMP/main.c
printf '#include <stdio.h>\n#include <string.h>\nchar *crypt(const char *, const char *);\nint yp_get_default_domain(char **);\nconst char *yperr_string(int);
int main(void) { char *d, *c = crypt("Hello world!", "$6$saltstring"); yp_get_default_domain(&d);\nreturn printf("%%s %%d\\n", c ? c : "none", *yperr_string(1) != 0) < 0; }\n' >$TMP/apart.c
printf '#include <stdio.h>\nint main(void) { puts("ok"); }\n' >$TMP/ok.c
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

# every name that had a default version at the floor, by the table alone
linkable() {	# ARCH FLOOR
	awk -v f=$2 '
	function number(v, p) { split(v, p, "."); return p[1] * 1000000 + p[2] * 1000 + p[3] }
	BEGIN { floor = number(f) }
	/^#/ || number($2) > floor { next }
	$4 ~ /^\*/ && ($4 == "*" || number(substr($4, 3)) >= floor) {
		n = split($5, home, ",")
		for (i = 1; i <= n; i++) {
			split(home[i], at, /[:-]/)
			if (number(at[2]) <= floor && (at[3] == "" || number(at[3]) >= floor)) {
				print $1
				next
			}
		}
	}' versions/$1.abi | sort -u
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
				# uses of data as such an archive has them: with and without copy relocations
				try "old archive" 2.17 "libc.so.6 libm.so.6 libpthread.so.0 libresolv.so.2" ok $TMP/main.c $TMP/libolder.a -lm
				try "old archive, no PIE" 2.17 "libc.so.6 libm.so.6 libpthread.so.0 libresolv.so.2" ok -no-pie $TMP/main.c $TMP/libolder.a -lm
			done
			cc=$(compiler $h $a gcc $l) || continue
			c=gcc
			# runs where the libraries are installed: the newest root has another libcrypt under that name, or none
			releases='2.17 2.28 2.31'
			try "libcrypt, libnsl" 2.17 "libc.so.6 libcrypt.so.1 libnsl.so.1" "$hash 1" $TMP/apart.c -lcrypt -lnsl
			releases='2.17 2.28 2.31 2.43'
			mkdir -p $TMP/host
			$cc -shared -fPIC -nostdlib -w -Wl,-soname,libcrypt.so.1,--version-script,$TMP/xcrypt.map -o $TMP/host/libcrypt.so.1 $TMP/xcrypt.c &&
				$cc -shared -fPIC -w -o $TMP/host/libpam.so $TMP/pam.c $TMP/host/libcrypt.so.1 || exit 1
			if $cc -o $TMP/both $TMP/both.c $TMP/host/libpam.so -L$(floordir $h $a 2.17) -lcrypt >$TMP/log 2>&1; then
				assert_floor $TMP/both 2.17 pam
			else
				wrong "$cc libpam.so -lcrypt: $(head -n 5 $TMP/log)"
			fi
			# not recorded unless used
			try "libcrypt, libnsl unused" 2.17 libc.so.6 ok $TMP/ok.c -lcrypt -lnsl
			for f in 2.17 2.28; do
				linkable $a $f >$TMP/names
				[ $(wc -l <$TMP/names) -gt 2000 ] || wrong "linkable at $f: $(wc -l <$TMP/names) names"
				{
					echo '.data'
					sed 's/.*/.quad &/' $TMP/names
					echo '.section .note.GNU-stack, "", %progbits'
				} >$TMP/names.s
				[ $f = 2.17 ] && apart="-lcrypt -lnsl" || apart=-lcrypt
				$cc -o $TMP/names-$f $TMP/names.s -x c - -x none -L$(floordir $h $a $f) -lm -lpthread -ldl -lrt -lutil -lanl -lresolv \
					-lBrokenLocale -lthread_db $apart >$TMP/log 2>&1 <<-! || wrong "$cc, all names at $f: $(grep -m 5 undefined $TMP/log)"
				int main(void) { return 0; }
				!
				[ ! -e $TMP/names-$f ] || assert_floor $TMP/names-$f $f ps_get_thread_area ps_getpid ps_lgetregs ps_pdread ps_pdwrite ps_pglobal_lookup
				row "all names of the floor" $a $h gcc "$(linker $h $a $l)" "" $f linked
			done
		done
	done
done
exit $status
