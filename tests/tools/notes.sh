#!/bin/sh
# SPDX-License-Identifier: MIT
# compat check notes what does not count and is good to know: what is not glibc's, a floor directory that was not used,
# run-times that look functions up by name, formats of printf that the floor has not.
. tests/tools/common
arch=$(uname -m)
floor=$BUILD/$arch/2.17
. tests/tools/packages
make_forge

# notes FILE TEXT [OPTION...]: the text is among the notes; "" if there is none
notes() {
	f=$1 text=$2
	shift 2
	got=$("$compat" check "$@" "$f" 2>&1 | grep '^ *note: ')
	case $text in
	'') [ -z "$got" ] ;;
	*) printf '%s\n' "$got" | grep -qF -- "$text" ;;
	esac || wrong "check $* $f: \"$got\", want \"$text\""
}

cd "$TMP" || exit 1

# not glibc's
"$forge" needed=libc.so.6 needed=libfoo.so.3 needed=libz.so.1 needed=libstdc++.so.6 want=libc.so.6:GLIBC_2.2.5 sym=puts \
	want=libfoo.so.3:OPENSSL_3.0.0 sym=a want=libfoo.so.3:OPENSSL_3.2.0 sym=b want=libstdc++.so.6:GLIBCXX_3.4 sym=c >foreign
notes foreign "needs what is not glibc's: libfoo.so.3 (OPENSSL_3.0.0, OPENSSL_3.2.0), libz.so.1"
"$compat" check --json foreign | perl -MJSON::PP -e 'local $/; my $o = decode_json(<STDIN>)->{files}[0]{others};
	exit !(@$o == 2 && $o->[0]{library} eq "libfoo.so.3" && "@{$o->[0]{versions}}" eq "OPENSSL_3.0.0 OPENSSL_3.2.0" &&
		$o->[1]{library} eq "libz.so.1" && !@{$o->[1]{versions}})' || wrong "others: $("$compat" check --json foreign)"

# clang's OpenMP, and what of gcc's has to be installed, with packages instead
"$forge" needed=libc.so.6 needed=libomp.so.5 needed=libgomp.so.1 needed=libquadmath.so.0 >openmp
notes openmp "needs what is not glibc's: libomp.so.5"
notes openmp 'linked with -fopenmp=libgomp it is'
notes openmp 'must be installed where it runs: libgomp.so.1 (yum: libgomp, apt: libgomp1), libquadmath.so.0 (yum: libquadmath, apt: libquadmath0)'
# of libstdc++ what CentOS 7 has not
for v in GLIBCXX_3.4.18: 'GLIBCXX_3.4.22:, libstdc++ of gcc 6 (GLIBCXX_3.4.22)' 'CXXABI_1.3.13:, libstdc++ of gcc 11 (CXXABI_1.3.13)'; do
	"$forge" needed=libc.so.6 needed=libstdc++.so.6 want=libc.so.6:GLIBC_2.17 sym=secure_getenv want=libstdc++.so.6:GLIBCXX_3.4.19 sym=a \
		want=libstdc++.so.6:${v%%:*} sym=b >cxx
	got=$("$compat" check --floor debian12 cxx)
	[ "$got" = "cxx: ok, needs glibc 2.17${v#*:}" ] || wrong "libstdc++: $got"
done

# a floor directory that a program would look for libraries in
printf 'int main(void) { return 0; }\n' >main.c
gcc -o rpath main.c "-L$floor" "-Wl,-rpath,/nowhere:$floor"
notes rpath "its RUNPATH has the floor directory $floor, where it takes stubs"
gcc -o rpath main.c "-L$floor" "-Wl,-rpath,/nowhere:$TMP"
notes rpath ''

# a -L of the system's before ours, with a linker whose map tells, and others
printf '#include <sys/stat.h>\nint main(void) { struct stat s; return stat("/", &s); }\n' >stat.c
system=$(dirname "$(gcc -print-file-name=libc.so)")
for ld in bfd gold lld mold; do
	gcc -fuse-ld=$ld -o good stat.c "-L$floor" "-L$system" -Wl,-Map=good.map
	gcc -fuse-ld=$ld -o bad stat.c "-L$system" "-L$floor" -Wl,-Map=bad.map
	notes good ''
	notes good '' --map good.map
	notes bad 'not linked with a floor directory; if -L was given, one of the system'
	"$compat" check --json bad | grep -q '"floor_directory": false' || wrong "$ld: JSON"
	[ $ld != bfd ] || notes bad 'the map has /' --map bad.map
	[ $ld != bfd ] || notes bad "libc.so.6, not a floor directory's" --map bad.map
done
# linked for 2.28, held against 2.17: a floor directory was used
gcc -o later -pthread -xc - "-L$BUILD/$arch/2.28" <<'E2'
#include <pthread.h>
#include <stdlib.h>
int main(void) { return pthread_create(NULL, NULL, NULL, NULL) + reallocarray(NULL, 1, 1) == NULL; }
E2
notes later ''

# format NOTE LINES: a program with them in main; on stdin
format() {
	{
		printf '#include <printf.h>\n#include <stdio.h>\n#include <time.h>\nint main(void) { char b[99]; (void)b; %s; return 0; }\n' "$2"
	} >format.c
	gcc -w -o format format.c "-L$floor" || exit 1
	notes format "$1"
}
format 'printf has %08b since glibc 2.35; if this is a format of it, 2.17 prints it as it stands: "flags %08b' 'printf("flags %08b\n", 5)'
format 'printf has %#B since glibc 2.35' 'snprintf(b, 9, "%s: %#B", "x", 5)'
format 'printf has %b since glibc 2.35' 'printf("%b\n", 5)'
format 'printf has %w32d since glibc 2.38' 'printf("%d %w32d\n", 4, 5)'
format 'printf has %-5wf8u since glibc 2.38' 'fprintf(stderr, "%-5wf8u", 5)'
format '' 'puts("%08b %w32d")'
format '' 'printf("%d %s %.2f %%b\n", 1, "b", 2.0)'
format '' 'strftime(b, 9, "%d %b %Y", gmtime(&(time_t) { 0 })); printf("%s\n", b)'
format '' 'strftime(b, 9, "%d %B", gmtime(&(time_t) { 0 })); printf("%s\n", b)'
format '' 'printf("100%wrong %w7d 50% bad\n", 1)'
format '' 'printf("%d\n", 1); puts("length % block == 0"); puts("%build"); puts("%b"); puts("%B.x")'
format '' 'register_printf_specifier(66, 0, 0); printf("%08b\n", 5)'
printf 'int printf();\nint f(void) { return printf("%%016b\\n", 1); }\n' | gcc -w -xc -c -o format.o - && ar rc format.a format.o
notes format.o 'printf has %016b since glibc 2.35'
notes format.a 'printf has %016b since glibc 2.35'
notes format.o '' --floor 2.35

# names of glibc's that headers declare no more: as far as the floor has them, and as far as an older one has; not those of libraries that
# others have taken over, nor what the file has itself
printf 'double pow10(double);\nint xdr_void(void), cfree(void *);\nextern int sys_nerr;\nchar *crypt(void);\nint cfree(void *p) { return !p; }
double old(double x) { return pow10(x) + xdr_void() + sys_nerr + cfree(0) + !crypt(); }\n' >old.c
gcc -w -fno-builtin -fPIC -c old.c && rm -f old.a && ar rc old.a old.o && gcc -shared -nostdlib -o old.so old.o || exit 1
for f in old.o old.a; do
	notes $f 'note: headers declare pow10, xdr_void no more: add -lcompat_old behind this on the line, or -ltirpc if it was built with libtirpc'\''s headers'
	notes $f 'note: headers declare xdr_void no more: add' --floor 2.28
	notes $f "note: no link for 2.28 finds glibc's pow10 any more: link for 2.26 or older, with -lcompat_old behind this" --floor 2.28
	notes $f "note: no link for 2.43 finds glibc's pow10, sys_nerr, xdr_void any more: link for 2.26 or older, with" --floor 2.43
done
notes old.so 'note: asks for pow10, xdr_void, which headers declare no more, without a version: if glibc'\''s is meant, link this again with -lcompat_old behind its objects'
notes old.so 'note: asks for pow10, sys_nerr, xdr_void, which no link for rhel9 finds any more, without a version: if glibc'\''s is meant, link this again for 2.26 or older, with -lcompat_old behind' --floor rhel9
printf 'extern int sys_nerr;\nint n(void) { return sys_nerr; }\n' | gcc -fPIC -c -xc -o data.o -
notes data.o ''
"$compat" check --floor 2.34 data.o | grep -q "finds glibc's sys_nerr any more: link for 2.31 or older$" || wrong "data: $("$compat" check --floor 2.34 data.o)"
# and that is so
printf 'double old(double);\nint main(void) { return old(1) == 0; }\n' >main.c
for f in old.a old.so; do
	! gcc -o old main.c ./$f "-L$floor" -lcrypt >log 2>&1 && grep -q 'undefined.*pow10' log || wrong "links without -lcompat_old: $f"
done
gcc -o old main.c old.a -lcompat_old "-L$floor" -lcrypt && gcc -shared -o old.so old.o -lcompat_old "-L$floor" -lcrypt && gcc -o old main.c ./old.so "-L$floor" ||
	wrong 'does not link with -lcompat_old'
notes old.so ''

# a sanitizer's run-time: what the note says is so
printf '#include <stdio.h>\n#include <sys/stat.h>\nint main(void) { struct stat s; return stat("/", &s) + puts("ok") < 0; }\n' >san.c
for s in address thread; do
	case $s in address) lib=asan name=AddressSanitizer ;; *) lib=tsan name=ThreadSanitizer ;; esac
	gcc -fsanitize=$s -static-lib$lib -o san san.c "-L$floor" || exit 1
	notes san "$name looks functions up by name"
	# the newest are named; it depends on the headers that gcc's run-time was built with whether stat is among them
	want=' stat (2.33)'
	"$compat" check san | grep -q '__isoc23_.* (2.38) and [0-9]* more' && want=' __isoc23_sscanf (2.38)'
	notes san "$want"
	strip -o stripped san
	notes stripped "$want"
	since=$("$compat" check san | sed -n 's/.* surely runs on \([0-9.]*\) .*/\1/p')
	for r in 2.31 2.43; do
		got=$(cd "$top" && timeout 60 sh tests/on "$arch" $r "$TMP/san" 2>/dev/null)
		if [ "$(printf '%s\n' "$since" $r | sort -V | head -n 1)" = "$since" ]; then
			[ "$got" = ok ] || wrong "$s: on $r, since $since: $got"
		else
			[ "$got" != ok ] || wrong "$s: runs on $r, since $since"
		fi
	done
	gcc -fsanitize=$s -o san san.c "-L$floor" || exit 1
	"$compat" check san | grep -q 'do: build without -fsanitize, .*; or take floor 2.33$' || wrong "$s: $("$compat" check san)"
done
exit $status
