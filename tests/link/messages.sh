#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086,SC2154,SC2163,SC2317 # flags are words; of tests/link/common; variables and functions are arguments
# docs/messages.md: each of its messages is brought about, compared with what the page shows, and cured by what the page says to
# paste. An entry that cannot be tried on this machine is left out; one that the page has and this test has not is an error.
. tests/link/common

top=$(pwd) page=$(pwd)/docs/messages.md arch=$(uname -m)
old=${releases%% *} left='' n=0
case " $ARCHES " in *" $arch "*) ;; *) skip "messages are of the linker and loader for $arch" ;; esac
older 2.34 $here && case $(ld --version) in 'GNU ld'*) ;; *) false ;; esac || skip "not a host with glibc 2.34 or later and GNU ld"

# two build machines: this one, and in newer/ one with the newest headers and libraries; in older/ one before 2.34
mkdir $TMP/bin $TMP/newer $TMP/older
ln -s $BUILD/compat $TMP/bin/compat
PATH=$TMP/bin:$PATH
floor=$BUILD/$arch/2.17
newer='' libs31=build/roots/$arch/2.31/usr/lib/$arch-linux-gnu libs43=build/roots/$arch/2.43/usr/lib/$arch-linux-gnu
if [ -x $BUILD/new/compat ] && older $here 2.37; then
	ln -s $BUILD/new/compat $TMP/newer/compat
	printf 'exec %s %s "$@"\n' "$(command -v gcc)" "$(sh tests/sysroot $arch 2.43 gcc)" >$TMP/newer/gcc
	newer=$TMP/newer
fi
printf 'exec %s %s "$@"\n' "$(command -v gcc)" "$(sh tests/sysroot $arch 2.31 gcc)" >$TMP/older/gcc
sed -i '1i #!/bin/sh' $TMP/*er/gcc
chmod +x $TMP/*er/gcc
libs31=$top/$libs31 libs43=$top/$libs43

# entry TITLE [CONDITION...]: goes to a directory for it, with .want, what is printed, and .cure, what is to be pasted; fails if
# the condition is not met
entry() {
	title=$1 n=$((n + 1))
	shift
	echo "$title" >>$TMP/tried
	mkdir $TMP/$n
	cd $TMP/$n || exit 1
	awk -v t="### $title" '
		/^#/ { here = $0 == t; next }
		here && /^    / { if (!in_block) block++; in_block = 1; print substr($0, 5) >(block == 1 ? ".want" : ".cure"); next }
		{ in_block = 0 }' $page
	[ -s .want ] || { wrong "the page has no: $title"; return 1; }
	[ $# = 0 ] || "$@" || { left="$left; $title"; return 1; }
}

# without directories, addresses and the names of temporary files
plain() {
	sed -E "s,(^|[ (\`'])[^ (\`']*/,\1,g; s/^cc[A-Za-z0-9]{6}\.o/app.o/; s/ cc[A-Za-z0-9]{6}\.o/ app.o/; s/0x[0-9a-f]+/0x/g
		s/(Inconsistency detected by ld.so).*/\1/; s/ \(core dumped\)//; s/[^ ]*\.whl/X.whl/; s/^bash: line 1:/bash:/
		s/_rest\.a\([a-z]*\.o\)/_rest.a(X.o)/"
}

# prints any|all|none COMMAND...: how many lines of the page's message are in what it says
prints() {
	mode=$1
	shift
	"$@" >.out 2>&1
	s=$?
	plain <.out >.got
	plain <.want >.lines
	same=0
	[ ! -s .got ] || same=$(grep -cxFf .got .lines)
	case $mode,$same in
	all,"$(wc -l <.lines)" | any,[1-9]* | none,0) return ;;
	esac
	wrong "$title: $*: want $mode of"
	cat .lines - <<-E2
		not
		$(head -n 20 .got)
	E2
}

# the page's words do it, in the environment given; afterwards the command prints nothing of the message, and succeeds if asked for
paste() {
	( [ $# = 0 ] || export "$@"; set -e; . ./.cure ) >.log 2>&1
	s=$?	# set -e does nothing before &&
	[ $s != 0 ] || return 0
	wrong "$title: the cure: exit status $s"
	cat .cure .log
}
gone() {
	prints none "$@"
	[ $s = 0 ] || { wrong "$title: cured, but $*: exit status $s"; cat .out; }
}

on() { r=$1; shift; sh "$top/tests/on" $arch $r "$@"; }
with() { (export "$1"; shift; "$@"); }	# VARIABLE=VALUE COMMAND...
has() { case " $releases " in *" $1 "*) ;; *) false ;; esac; }
there() { [ -e "$1" ]; }
emulated() { [ $arch = x86_64 ] && command -v qemu-x86_64 >/dev/null; }
main() { printf 'int %s(void);\nint main(void) { return !%s(); }\n' $1 $1 >app.c; }
threads() {	# a function, and a program that is it
	cat >$1 <<-E2
		#include <pthread.h>
		static void *f(void *p) { return p; }
		int $2(void) { pthread_t t; return pthread_create(&t, 0, f, 0) || pthread_join(t, 0); }
	E2
}

# when linking
if entry 'undefined reference to __isoc23_strtol' test -n "$newer"; then
	printf '#define _GNU_SOURCE\n#include <stdlib.h>\nint parse(void) { return strtol("0b1", 0, 0); }\n' >foo.c
	main parse
	$newer/gcc -c foo.c && ar rc libfoo.a foo.o || wrong "$title: no archive"
	prints all gcc -o app app.c libfoo.a
	paste
	gone on $old ./app
fi
if entry 'undefined reference to strlcpy@GLIBC_2.38' test -n "$newer"; then
	printf '#include <string.h>\nint foo(void) { char b[4]; return strlcpy(b, "x", 4); }\n' >foo.c
	main foo
	$newer/gcc -shared -fPIC -o libfoo.so foo.c || wrong "$title: no library"
	prints all gcc -o app app.c ./libfoo.so
	paste PATH=$newer:$PATH
	gone gcc -o app app.c ./libfoo.so $(compat flags)
	gone ./app
fi
if entry 'undefined reference to symbol pthread_create@@GLIBC_2.2.5, DSO missing from command line' there $libs31/libpthread.so; then
	printf '#include <pthread.h>\nint foo(void);\nint main(void) { return foo() + pthread_create(0, 0, 0, 0); }\n' >app.c
	threads foo.c foo
	PATH=$TMP/older:$PATH
	gcc -shared -fPIC -o libfoo.so foo.c -lpthread
	prints all gcc -o app app.c ./libfoo.so
	paste
	prints none gcc -o app app.c ./libfoo.so -pthread
	PATH=${PATH#*:}
fi
if entry 'undefined reference to sys_errlist, __exp_finite, __libc_csu_init'; then
	printf 'extern const char *const sys_errlist[];\nint first(void) { return sys_errlist[1] != 0; }\n' >foo.c
	main first
	gcc -c foo.c
	prints all gcc -o app app.c foo.o
	paste
	gone on $old ./app
fi
if entry 'undefined reference to pow10, xdr_void, pthread_yield, sysctl'; then
	printf 'int xdr_void(void);\nint first(void) { return xdr_void() == 1; }\n' >old.c
	main first
	gcc -c old.c && ar rc libold.a old.o || wrong "$title: no archive"
	for l in bfd lld mold; do
		prints any gcc -fuse-ld=$l -o app app.c libold.a $(compat flags)
	done
	# before the archive it does nothing with these
	for l in bfd gold; do
		! gcc -fuse-ld=$l -o app app.c -lcompat_old libold.a $(compat flags) 2>.log || wrong "$title: $l takes it before the archive"
	done
	paste
	gone on $old ./app
fi
if entry 'undefined reference to __libc_dlsym@GLIBC_PRIVATE' there $libs31/libpthread.so.0; then
	mkdir lib
	cp $libs31/libpthread.so.0 lib/libpthread.so
	threads app.c main
	prints all gcc -o app app.c -Llib -lpthread
	paste
	gone on $old ./app
fi
if entry 'cannot find -lcompat'; then
	threads app.c main
	prints all gcc -o app app.c -L/opt/libcompat/2.71 -lcompat
	paste
	gone on $old ./app
fi
if entry 'relocation R_X86_64_TPOFF32 against hidden symbol gomp_tls_data can not be used when making a shared object' there $floor/libgomp_rest.a &&
	[ $arch = x86_64 ]; then
	printf 'int foo(void)\n{\n\tint n = 0;\n#pragma omp parallel\n\tn = 1;\n\treturn n;\n}\n' >foo.c
	prints all gcc -shared -fPIC -fopenmp -o libfoo.so foo.c $(compat flags)
	paste
	gone compat check -q --floor rhel8 libfoo.so
fi
if entry "Using 'getaddrinfo' in statically linked applications" there "$(gcc -print-file-name=libc.a)"; then
	cat >app.c <<-E2
		#include <netdb.h>
		int main(void) { struct addrinfo *a; return getaddrinfo("127.0.0.1", "80", 0, &a); }
	E2
	prints all gcc -static -o app app.c
	paste
	gone on $old ./app
fi

# when compat check says above
if entry 'note: this was not linked with a floor directory'; then
	threads app.c main
	gcc -o app app.c -L/opt/libcompat/2.71
	prints all compat check app
	gcc -o app app.c -L"$(dirname "$(gcc -print-file-name=libc.so)")" $(compat flags)
	prints all compat check app
	paste
	gone compat check app
fi
if entry 'GLIBC_ABI_DT_RELR, a request to the loader'; then
	threads app.c main
	gcc -o app app.c $(compat flags) -Wl,-z,pack-relative-relocs
	prints all compat check app
	on $old ./app 2>&1 | grep -q "version .GLIBC_ABI_DT_RELR' not found (required by ./app)" || wrong "$title: not on $old"
	paste
	gone on $old ./app
fi

# when starting
if entry 'version GLIBC_2.34 not found (required by ./app)'; then
	threads app.c main
	gcc -o app app.c
	prints all on $old ./app
	paste
	gone on $old ./app
fi
if entry 'version GLIBC_2.34 not found (required by ./libfoo.so)'; then
	printf 'int foo(void);\nint main(void) { return foo(); }\n' >app.c
	threads foo.c foo
	gcc -shared -fPIC -o libfoo.so foo.c
	gcc -o app app.c libfoo.so -Wl,-rpath,"$TMP/$n" $(compat flags)
	prints all on $old ./app
	paste
	gone on $old ./app
fi
if entry 'ImportError, ERR_DLOPEN_FAILED: version GLIBC_2.38 not found' test -n "$newer"; then
	printf '#include <string.h>\nint foo(void) { char b[4]; return strlcpy(b, "x", 4); }\n' >fast.c
	$newer/gcc -shared -fPIC -o fast.so fast.c
	cp fast.so fast.node
	modules() { python3 -c 'import fast'; node -e 'require("./fast.node")'; }
	how=any
	python3 -c '' 2>/dev/null && node -e '' 2>/dev/null && how=all
	prints $how modules
	paste PATH=$newer:$PATH
	cp fast.so fast.node
	prints none modules
fi
libstdcxx() { there "${ROOT:-$top/build/roots/$arch/$old}/usr/lib/$arch-linux-gnu/libstdc++.so.6"; }
if entry 'version GLIBCXX_3.4.30 not found, version CXXABI_1.3.9 not found' libstdcxx; then
	cat >app.cc <<-E2
		#include <condition_variable>
		int main(int c, char **)
		{
			std::mutex m;
			std::unique_lock<std::mutex> l(m);
			std::condition_variable v;
			if (c > 1)
				v.wait(l);
		}
	E2
	g++ -o app app.cc
	prints all on $old ./app
	paste
	gone on $old ./app
fi
libgomp() { there "${ROOT:-$top/build/roots/$arch/$old}/usr/lib/$arch-linux-gnu/libgomp.so.1"; }
if entry 'version GOMP_4.5 not found, version GFORTRAN_8 not found' libgomp; then
	cp "$top/tests/link/src/openmp.c" app.c
	gcc -fopenmp -o app app.c
	prints all on $old ./app
	paste
	gone on $old ./app
fi
fortran() { command -v gfortran >/dev/null && there "$(gfortran -print-file-name=libquadmath.a)"; }
if entry 'libgfortran.so.5, libquadmath.so.0, libatomic.so.1, libgomp.so.1: cannot open shared object file' fortran; then
	cp "$top/tests/link/src/fortran.f90" app.f90
	# this machine has them, and the loader looks here too
	main foo
	echo 'int foo(void) { return 0; }' >foo.c
	gcc -shared -fPIC -Wl,-soname,liblacking.so.5 -o libfoo.so foo.c
	gcc -o app app.c libfoo.so $(compat flags)
	sed -i 's/libgfortran.so.5/liblacking.so.5/' .want
	prints any on $old ./app
	sed -i 's/gfortran/gfortran -cpp/' .cure
	paste
	gone on $old ./app
	! readelf -d app | grep -E 'libgfortran|libquadmath' || wrong "$title: still there"
fi
if entry 'version GLIBC_2.38 not found (required by lib/libstdc++.so.6)' test -n "$newer" -a -e $libs43/libstdc++.so.6; then
	mkdir lib
	cp $libs43/libstdc++.so.6 lib
	printf '#include <iostream>\nint main() { std::cout << 1 << std::endl; }\n' >app.cc
	g++ -o app app.cc
	prints all with LD_LIBRARY_PATH=lib ./app
	paste
	gone with LD_LIBRARY_PATH=lib ./app
fi
if entry 'version XCRYPT_2.0 not found; libcrypt.so.1: cannot open shared object file' there "$(gcc -print-file-name=libcrypt.so)"; then
	mkdir lib
	echo 'char *crypt(const char *a, const char *b) { (void)a; return (char *)b; }' >foo.c
	v=GLIBC_2.2.5
	[ $arch = x86_64 ] || v=GLIBC_2.17
	echo "$v { crypt; };" >map
	gcc -shared -fPIC -Wl,-soname,libcrypt.so.1,--version-script,map -o lib/libcrypt.so.1 foo.c
	printf '#include <crypt.h>\nint main(void) { return !crypt("a", "ab"); }\n' >app.c
	gcc -o app app.c -lcrypt
	prints all with LD_LIBRARY_PATH=lib ./app
	paste
	gone with LD_LIBRARY_PATH=lib ./app
	gone ./app
fi
if entry 'libfoo.so: cannot open shared object file'; then
	printf 'int foo(void);\nint main(void) { return foo(); }\n' >app.c
	threads foo.c foo
	gcc -fPIC -c foo.c && ar rc libfoo.a foo.o
	gcc -shared -o libfoo.so foo.o
	gcc -o app app.c -L. -lfoo $(compat flags)
	mkdir away
	mv libfoo.so away
	prints all on $old ./app
	paste
	[ -n "${ROOT-}" ] || gone on $old ./app
	gone ./app
fi
if entry 'No such file or directory, cannot execute: required file not found' test $arch = x86_64 -a ! -e /lib/ld-musl-x86_64.so.1; then
	threads app.c main
	gcc -o app app.c -Wl,-I,/lib/ld-musl-x86_64.so.1
	prints any bash -c ./app
	paste
	gone bash -c ./app
fi
other=aarch64
[ $arch != aarch64 ] || other=x86_64
if entry 'cannot execute binary file: Exec format error' there /usr/bin/$other-linux-gnu-gcc; then
	threads app.c main
	$other-linux-gnu-gcc -o app app.c
	if bash -c ./app >/dev/null 2>&1; then
		left="$left; $title"
	else
		prints all bash -c ./app
	fi
	paste
	gone bash -c ./app
fi
if entry 'symbol lookup error: libpthread.so.0: undefined symbol: __libc_pthread_init, version GLIBC_PRIVATE' there $libs31/libpthread.so.0; then
	mkdir lib
	cp $libs31/libpthread.so.0 lib
	threads app.c main
	gcc -o app app.c $(compat flags)
	prints all with LD_LIBRARY_PATH=lib ./app
	paste LD_LIBRARY_PATH=lib
	gone with LD_LIBRARY_PATH=lib ./app
fi
if entry 'Inconsistency detected by ld.so'; then
	threads app.c main
	gcc -o app app.c $(compat flags) -Wl,-rpath,/nowhere
	prints any with LD_LIBRARY_PATH=$floor ./app
	paste LD_LIBRARY_PATH=$floor
fi
if entry 'FATAL: kernel too old' emulated; then
	threads app.c main
	gcc -o app app.c $(compat flags)
	prints all qemu-x86_64 -r 2.6.32 $libs31/ld-linux-x86-64.so.2 --library-path $libs31 ./app
	paste
fi
if entry 'CPU ISA level is lower than required; Illegal instruction' emulated; then
	main foo
	printf 'int foo(void) { volatile double a = 2, b = 3, c = 4; return __builtin_fma(a, b, c) == 10; }\n' >>app.c
	gcc -march=x86-64-v3 -Wl,-z,x86-64-v3 -o app app.c
	prints all qemu-x86_64 -cpu Nehalem ./app
	echo 'Illegal instruction' >.want
	gcc -O2 -march=x86-64-v3 -o app app.c
	prints all sh -c 'qemu-x86_64 -cpu Nehalem ./app; exit'
	paste
	gone sh -c 'qemu-x86_64 -cpu Nehalem ./app; exit $?'
fi
if entry 'cannot enable executable stack as shared object requires' has 2.43; then
	cat >app.c <<-E2
		#include <dlfcn.h>
		#include <stdio.h>
		#include <string.h>
		int main(void)
		{
			if (dlopen("./libfoo.so", RTLD_NOW))
				return 0;
			puts(strchr(dlerror(), ':') + 2);
			return 1;
		}
	E2
	gcc -o app app.c $(compat flags)
	threads foo.c foo
	gcc -shared -fPIC -o libfoo.so foo.c -z execstack 2>/dev/null
	prints all on 2.43 ./app
	gone with GLIBC_TUNABLES=glibc.rtld.execstack=2 on 2.43 ./app
	paste
	gone on 2.43 ./app
fi
# one Python may have what builds wheels, another pip; the tag has to be the same
builder='' installer=''
for p in python3 /usr/bin/python3; do
	[ -n "$installer" ] || ! $p -m pip --version >/dev/null 2>&1 || installer=$(command -v $p)
	[ -n "$builder" ] || ! $p -c 'import os, setuptools, sysconfig, wheel
os.stat(sysconfig.get_paths()["include"] + "/Python.h")' 2>/dev/null || builder=$(command -v $p)
done
if entry 'is not a supported wheel on this platform' test -n "$builder" -a -n "$installer"; then
	cp -R $top/examples/python/. .
	printf '#!/bin/sh\nexec %s "$@"\n' $builder >$TMP/bin/python3
	chmod +x $TMP/bin/python3
	paste PATH=$PATH	# which makes the shell look for it again
	rm $TMP/bin/python3
	install() { $installer -m pip install -q --no-index --no-deps --no-compile --target site dist/*.whl; }
	for w in dist/*_2_17_*.whl; do
		mv $w "dist/$(basename $w | sed 's/_2_17_/_2_99_/')"
		prints all install
		mv dist/*_2_99_*.whl $w
	done
	[ "$($builder -V)" != "$($installer -V)" ] || gone install
fi

# while running
if entry 'libgcc_s.so.1 must be installed for pthread_cancel to work'; then
	cat >app.c <<-E2
		#include <pthread.h>
		#include <unistd.h>
		static void *f(void *p) { pause(); return p; }
		int main(void)
		{
			pthread_t t;
			return pthread_create(&t, 0, f, 0) || pthread_cancel(t) || pthread_join(t, 0);
		}
	E2
	gcc -o app app.c $(compat flags)
	mkdir lib
	: >lib/libgcc_s.so.1
	sed -i 's/pthread_cancel to work/X to work/' .want
	cancels() { with LD_LIBRARY_PATH=lib ./app 2>&1 | sed 's/pthread_[a-z]* to work/X to work/'; }
	prints all cancels
	paste LD_LIBRARY_PATH=lib
fi
# its libstdc++ has std::thread, and is from before 2.34
threads=$old
[ $old != 2.17 ] || threads=2.28
if entry 'Segmentation fault at the first std::thread' libstdcxx; then
	printf '#include <thread>\nint main() { std::thread t([] { }); t.join(); }\n' >app.cc
	g++ -o app app.cc -L$(without_cxx $floor)
	prints all sh -c "sh $top/tests/on $arch $threads ./app; exit \$?"
	paste
	gone on $old ./app
fi
if entry 'printf prints %b as it stands'; then
	printf '#include <stdio.h>\nint main(void) { return printf("flags %%08b\\n", 5) < 0; }\n' >app.c
	gcc -w -o app app.c $(compat flags)
	prints all on $old ./app
	paste
	gone on $old ./app
	[ "$(cat .out)" = 'flags 00000101' ] || wrong "$title: $(cat .out)"
fi

# by hand: wants GNU ld older than 2.38
echo 'unknown type [0x13] section .relr.dyn' >>$TMP/tried
sort $TMP/tried >$TMP/known
sed -n 's/^### //p' $page | sort | comm -3 - $TMP/known >$TMP/odd
[ ! -s $TMP/odd ] || wrong "in the page or in this test alone: $(cat $TMP/odd)"
cd $top
row docs/messages.md $arch $here gcc "$(linker $here $arch bfd)" - 2.17 "$n messages${left:+; not here: ${left#; }}"
exit $status
