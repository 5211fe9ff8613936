#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086 # commands and options are words
# compat retarget: programs and libraries that were linked without libcompat on the newest host, by each linker, start on 2.17 and
# all after it; what tools make of the result runs as well; what cannot be done is refused, and nothing is written then.
. tests/link/common
[ -n "$newest" ] || skip "nothing is built on the newest host"
src=tests/link/src
compat=$BUILD/compat-$(uname -m)	# holds the objects of both architectures
make "$compat" "BUILD=$BUILD" >"$TMP/log" 2>&1 || { tail -n 20 "$TMP/log"; exit 1; }
want=' ehllow
end'

# works NAME FILE: on all
works() {
	run_everywhere $a 2.17 "$2" "$want"
	row "retarget: $1" $a $newest $c "$(linker $newest $a $l)" "$o" 2.17 "$ran"
}

# refused STATUS MESSAGE ARGUMENT...
refused() {
	status_wanted=$1 message=$2
	shift 2
	rm -rf $TMP/none
	"$compat" retarget --floor 2.17 -o $TMP/none "$@" >$TMP/log 2>&1
	s=$?
	[ $s = $status_wanted ] || wrong "retarget $*: exit status $s, want $status_wanted: $(cat $TMP/log)"
	grep -qF "$message" $TMP/log || wrong "retarget $*: $(cat $TMP/log), want: $message"
	[ ! -e $TMP/none ] && [ -z "$(ls -A $TMP | grep '^libcompat-\|^none')" ] || wrong "retarget $*: wrote $(ls -A $TMP)"
}

for a in $ARCHES; do
	tool=$a-linux-gnu-
	[ $a != "$(uname -m)" ] || tool=
	for l in bfd gold lld mold; do
		for o in "" "-no-pie" "-Wl,-z,pack-relative-relocs" "-Wl,--hash-style=sysv -Wl,-z,now" "-DBIG=70000000 -Wl,-z,noseparate-code"; do
			c=gcc
			[ $l = lld ] && [ -z "$o" ] && c=clang
			cc=$(MATRIX=all compiler $newest $a $c $l) || continue
			case $l,$o in
			gold,*relative-relocs | [glm]*,*BIG*) continue ;;
			esac
			dir=$TMP/in-$a-$l
			rm -rf $dir $dir-out
			mkdir -p $dir/bin $dir/lib
			$cc -O2 -shared -fPIC -D_GNU_SOURCE -Wl,-soname,libplugin.so -o $dir/lib/libplugin.so $src/retarget-lib.c &&
				$cc -O2 -w -D_GNU_SOURCE -DBIG=300000 $o -o $dir/bin/program $src/retarget.c $dir/lib/libplugin.so -lm -pthread -Wl,-rpath,'$ORIGIN/../lib' >$TMP/log 2>&1 ||
				{ wrong "$cc $o: $(cat $TMP/log)"; continue; }
			ln -s program $dir/bin/alias
			echo text >$dir/file
			"$compat" retarget --floor 2.17 --tree $dir -o $dir-out >$TMP/log 2>&1 || { wrong "$cc $o: retarget: $(cat $TMP/log)"; continue; }
			works "$([ -z "$o" ] && echo plain || echo options)" $dir-out/bin/program
			[ "$(readlink $dir-out/bin/alias)" = program ] && cmp -s $dir/file $dir-out/file || wrong "the tree is another one: $(ls -lR $dir-out)"
			"$compat" check --floor 2.17 $dir-out >$TMP/log 2>&1 || wrong "$cc $o: compat check: $(cat $TMP/log)"
			"$compat" retarget --floor 2.17 --tree $dir -o $dir-again >$TMP/log 2>&1 && diff -r $dir-out $dir-again >$TMP/log || wrong "$cc $o: other bytes the second time: $(cat $TMP/log)"
			rm -rf $dir-again
			"$compat" retarget --floor 2.17 --tree $dir-out -o $dir-again >$TMP/log 2>&1 && diff -r $dir-out $dir-again >$TMP/log || wrong "$cc $o: what is done is done again: $(cat $TMP/log)"
			rm -rf $dir-again
			for f in $dir-out/bin/program $dir-out/lib/libplugin.so $dir-out/libcompat-*.so; do
				readelf -aW $f 2>&1 >/dev/null | grep . && wrong "$cc $o: readelf -a $f"
				objdump -x $f >/dev/null 2>$TMP/log && [ ! -s $TMP/log ] || wrong "$cc $o: objdump -x $f: $(cat $TMP/log)"
				# no complaint but what there was before
				for g in $f $(echo $f | sed "s,-out/\(bin\|lib\)/,/\1/,"); do
					eu-elflint --gnu-ld $g 2>&1 | sed '/^No errors/d; s/[0-9][0-9]*/N/g' | sort -u >$TMP/lint
					[ $g != $f ] || cp $TMP/lint $TMP/lint.after
				done
				case $f in */libcompat-*) : >$TMP/lint ;; esac
				comm -13 $TMP/lint $TMP/lint.after >$TMP/log
				[ ! -s $TMP/log ] || wrong "eu-elflint $f: $(head -n 5 $TMP/log)"
			done
			# what is changed afterwards
			for f in bin/program lib/libplugin.so; do
				cp $dir-out/$f $dir-out/$f.kept
				${tool}strip $dir-out/$f || wrong "$cc $o: strip $f"
			done
			works stripped $dir-out/bin/program
			mv $dir-out/bin/program.kept $dir-out/bin/program
			mv $dir-out/lib/libplugin.so.kept $dir-out/lib/libplugin.so
			# what it makes for aarch64 does not find its RUNPATH under qemu, of an untouched program either
			[ $a = x86_64 ] || continue
			patchelf --set-rpath '$ORIGIN/../lib:/nowhere' $dir-out/bin/program || wrong "$cc $o: patchelf"
			works patchelf $dir-out/bin/program
		done
	done
	# a program alone, the library beside it, in a directory that is asked for
	l=bfd c=gcc o=
	cc=$(MATRIX=all compiler $newest $a $c)
	echo '#include <stdio.h>
#include <string.h>
int main(int argc, char **argv) { char b[9]; strlcpy(b, argc ? "ok" : "", 9); return puts(b) < 0; }' >$TMP/alone.c
	$cc -D_GNU_SOURCE -o $TMP/alone $TMP/alone.c || exit 1
	mkdir -p $TMP/one
	"$compat" retarget --floor 2.17 --library-dir . -o $TMP/one/alone $TMP/alone >$TMP/log 2>&1 || wrong "alone: $(cat $TMP/log)"
	run_everywhere $a 2.17 $TMP/one/alone ok
	row "retarget: one" $a $newest $c "$(linker $newest $a $l)" "$o" 2.17 "$ran"
	# pages of 64 KB for aarch64, of which strip keeps what sections have
	${tool}strip $TMP/one/libcompat-2.17-*.so && run_everywhere $a 2.17 $TMP/one/alone ok
	row "retarget: one, its library stripped" $a $newest $c "$(linker $newest $a $l)" "$o" 2.17 "$ran"
	rm $TMP/one/libcompat-2.17-*.so
	[ $a != x86_64 ] || {
		$cc -D_GNU_SOURCE -no-pie -o $TMP/fixed $TMP/alone.c && "$compat" retarget --floor 2.17 --library-dir . -o $TMP/one/fixed $TMP/fixed >$TMP/log 2>&1 &&
			patchelf --set-rpath '$ORIGIN:/nowhere' $TMP/one/fixed || wrong "a fixed address: $(cat $TMP/log)"
		run_everywhere $a 2.17 $TMP/one/fixed ok
		row "retarget: one, patchelf" $a $newest $c "$(linker $newest $a $l)" -no-pie 2.17 "$ran"
	}
	"$compat" retarget --floor 2.17 --library-dir lib -o $TMP/one/sub $TMP/alone >$TMP/log 2>&1 && [ -n "$(ls $TMP/one/lib/libcompat-2.17-*.so)" ] ||
		wrong "--library-dir: $(cat $TMP/log)"
	run_everywhere $a 2.17 $TMP/one/sub ok
	# a library that was linked without libc, so has no versions; what the set defines itself stays its own
	mkdir -p $TMP/bare/lib
	printf '#include <stddef.h>\nsize_t strlcpy(char *, const char *, size_t);\nint bare(char *b) { return (int)strlcpy(b, "ok", 3); }\n' >$TMP/bare.c
	printf '#include <stddef.h>\nsize_t strlcpy(char *b, const char *s, size_t n) { (void)b; (void)s; return n + 74; }\n' >$TMP/own.c
	printf '#include <stdio.h>\nint bare(char *);\nint main(void) { char b[9] = ""; int n = bare(b); return printf(n == 77 ? "own\\n" : "%%s\\n", b) < 0; }\n' >$TMP/calls.c
	$cc -shared -fPIC -O2 -fno-builtin -nostdlib -Wl,-soname,libbare.so -o $TMP/bare/lib/libbare.so $TMP/bare.c &&
		$cc -shared -fPIC -O2 -nostdlib -o $TMP/own.so -Wl,-soname,libown.so $TMP/own.c &&
		$cc -o $TMP/bare/calls $TMP/calls.c -Wl,-rpath,'$ORIGIN/lib' $TMP/bare/lib/libbare.so || exit 1
	rm -rf $TMP/bare-out $TMP/own-out
	"$compat" retarget --tree $TMP/bare -o $TMP/bare-out >$TMP/log 2>&1 && "$compat" check $TMP/bare-out >>$TMP/log 2>&1 || wrong "without versions: $(cat $TMP/log)"
	run_everywhere $a 2.17 $TMP/bare-out/calls ok
	row "retarget: no versions" $a $newest $c "$(linker $newest $a $l)" "$o" 2.17 "$ran"
	cp $TMP/own.so $TMP/bare/lib/libown.so
	$cc -o $TMP/bare/calls $TMP/calls.c -Wl,-rpath,'$ORIGIN/lib' -Wl,--no-as-needed $TMP/bare/lib/libown.so $TMP/bare/lib/libbare.so || exit 1
	"$compat" retarget --tree $TMP/bare -o $TMP/own-out >$TMP/log 2>&1 || wrong "own name: $(cat $TMP/log)"
	run_everywhere $a 2.17 $TMP/own-out/calls own
	row "retarget: own name" $a $newest $c "$(linker $newest $a $l)" "$o" 2.17 "$ran"
	# libxcrypt's libcrypt.so.1: what glibc has at the floor is glibc's, but for what libxcrypt alone has, unless that comes along
	# (what a link sees of it, as not every root has one)
	printf 'int f, g;\n__asm__(".symver f, crypt@@XCRYPT_2.0\\n.symver g, crypt_gensalt@@XCRYPT_2.0");\n' >$TMP/xcrypt.c
	echo 'XCRYPT_2.0 { };' >$TMP/xcrypt.map
	mkdir -p $TMP/xcrypt-$a
	$cc -shared -nostdlib -fPIC -o $TMP/xcrypt-$a/libcrypt.so -Wl,-soname,libcrypt.so.1,--version-script,$TMP/xcrypt.map $TMP/xcrypt.c || exit 1
	printf '#include <stdio.h>\nchar *crypt(const char *, const char *);\nint crypt_gensalt(void);\nint main(void) { return puts(crypt("x", "$6$saltsalt") ? "ok" : "no") < 0 GENSALT; }\n' >$TMP/crypt.c
	$cc -DGENSALT= -o $TMP/crypt $TMP/crypt.c -L$TMP/xcrypt-$a -lcrypt && $cc -DGENSALT='|| crypt_gensalt()' -o $TMP/gensalt $TMP/crypt.c -L$TMP/xcrypt-$a -lcrypt || exit 1
	"$compat" retarget --library-dir . -o $TMP/one/crypt $TMP/crypt >$TMP/log 2>&1 && "$compat" check $TMP/one/crypt >>$TMP/log 2>&1 && readelf --dyn-syms -W $TMP/one/crypt | grep -q ' crypt@GLIBC_2' ||
		wrong "crypt: $(cat $TMP/log)"
	releases='2.17 2.28 2.31' run_everywhere $a 2.17 $TMP/one/crypt ok	# which have a libcrypt
	row "retarget: libcrypt" $a $newest $c "$(linker $newest $a $l)" "$o" 2.17 "$ran"
	refused 1 "crypt_gensalt@XCRYPT_2.0: libxcrypt's alone" $TMP/gensalt
	"$compat" retarget --library-dir beside --with $TMP/xcrypt-$a/libcrypt.so -o $TMP/one/gensalt $TMP/gensalt >$TMP/log 2>&1 && readelf -dV $TMP/one/gensalt >$TMP/crypt.out && grep -q 'RUNPATH.*ORIGIN/beside' $TMP/crypt.out &&
		grep -q XCRYPT_2.0 $TMP/crypt.out && "$compat" check $TMP/one/beside/libcrypt.so.1 >>$TMP/log 2>&1 || wrong "libxcrypt brought along: $(cat $TMP/log)"
	# data behind the ELF file, found as AppImages and PyInstaller find theirs; section headers may not be there
	$cc -O2 -D_GNU_SOURCE -o $TMP/payload $src/retarget-payload.c && printf 'headmiddletail' >>$TMP/payload || exit 1
	"$compat" retarget --library-dir . -o $TMP/one/payload $TMP/payload >$TMP/log 2>&1 && grep -q 'payload: 14 bytes behind the ELF file are' $TMP/log || wrong "payload: $(cat $TMP/log)"
	run_everywhere $a 2.17 $TMP/one/payload 'head tail'
	row "retarget: payload" $a $newest $c "$(linker $newest $a $l)" "$o" 2.17 "$ran"
	${tool}strip -o $TMP/bald $TMP/alone && python3 -c '
import sys
b = bytearray(open(sys.argv[1], "rb").read())
b[40:48] = bytes(8)	# e_shoff
b[60:64] = bytes(4)	# e_shnum, e_shstrndx
open(sys.argv[1], "wb").write(b)' $TMP/bald || exit 1
	"$compat" retarget -o $TMP/one/bald $TMP/bald >$TMP/log 2>&1 || wrong "no section headers: $(cat $TMP/log)"
	run_everywhere $a 2.17 $TMP/one/bald ok
	row "retarget: no sections" $a $newest $c "$(linker $newest $a $l)" "$o" 2.17 "$ran"
	cp $TMP/alone $TMP/appimage && printf 'AI\2' | dd of=$TMP/appimage bs=1 seek=8 conv=notrunc status=none || exit 1
	refused 1 "an AppImage" $TMP/appimage
	# packed by UPX, which leaves its mark behind the program headers: what it needs is not to be seen
	$cc -static -o $TMP/packed $TMP/alone.c -D_GNU_SOURCE && python3 -c '
import struct, sys
b = bytearray(open(sys.argv[1], "rb").read())
at = struct.unpack_from("<Q", b, 32)[0] + 56 * struct.unpack_from("<H", b, 56)[0] + 4
b[at:at + 4] = b"UPX!"
open(sys.argv[1], "wb").write(b)' $TMP/packed || exit 1
	refused 1 "packed by UPX" $TMP/packed
	"$compat" check $TMP/packed >$TMP/log 2>&1
	[ $? = 4 ] && grep -q 'packed by UPX, its needs cannot be seen' $TMP/log || wrong "compat check of a packed one: $(cat $TMP/log)"
	# two that were done apart, each with its library, in one process: neither disturbs the other
	printf '#include <string.h>\n#include <threads.h>\nstatic once_flag f = ONCE_FLAG_INIT;\nstatic int n;\nstatic void up(void) { n++; }\nint plugin(char *b) { for (int i = 0; i < 3; i++) call_once(&f, up); strlcpy(b, "o", 2); return n + (int)strlcat(b, "k", 3); }\n' >$TMP/apart.c
	printf '#include <dlfcn.h>\n#include <stdio.h>\n#include <string.h>\nint main(int argc, char **argv) { char b[400], w[9]; int (*p)(char *), n = (int)strlcpy(b, argv[argc - 1], sizeof b); void *h; strlcpy(strrchr(b, 47), "/apart.so", 10); h = dlopen(b, RTLD_NOW); if (!h || !(p = (int (*)(char *))dlsym(h, "plugin"))) return puts(dlerror()), 1; return p(w) != 3 || n < 3 || puts(w) < 0 || dlclose(h); }\n' >$TMP/loads.c
	mkdir -p $TMP/apart-$a
	$cc -D_GNU_SOURCE -O2 -w -shared -fPIC -o $TMP/apart.so $TMP/apart.c && $cc -D_GNU_SOURCE -O2 -w -o $TMP/loads $TMP/loads.c || exit 1
	"$compat" retarget --library-dir . -o $TMP/apart-$a/apart.so $TMP/apart.so >$TMP/log 2>&1 && "$compat" retarget --library-dir . -o $TMP/apart-$a/loads $TMP/loads >>$TMP/log 2>&1 &&
		[ "$(ls $TMP/apart-$a/libcompat-* | wc -l)" = 2 ] || wrong "apart: $(cat $TMP/log)"
	run_everywhere $a 2.17 $TMP/apart-$a/loads ok
	row "retarget: apart" $a $newest $c "$(linker $newest $a $l)" "$o" 2.17 "$ran"
	# the order that a file system has them in decides nothing: tmpfs has the last one first
	if shm=$(mktemp -d /dev/shm/retarget.XXXXXX 2>/dev/null); then
		mkdir $shm/one $shm/other
		cp $TMP/loads $shm/one && cp $TMP/apart.so $shm/one && cp $TMP/apart.so $shm/other && cp $TMP/loads $shm/other || exit 1
		"$compat" retarget --tree $shm/one -o $shm/one-out >$TMP/log 2>&1 && "$compat" retarget --tree $shm/other -o $shm/other-out >>$TMP/log 2>&1 &&
			diff -r $shm/one-out $shm/other-out >>$TMP/log || wrong "order of a file system: $(cat $TMP/log)"
		rm -rf $shm
	fi
	# a program that has a function of its own by such a name interposes it, in what it loads as well
	mkdir -p $TMP/inter-$a
	printf '#include <string.h>\nint plugged(char *b) { return (int)strlcpy(b, "ok", 3); }\n' >$TMP/plugged.c
	printf '#include <stdio.h>\n#include <stddef.h>\nint plugged(char *);\nsize_t strlcpy(char *b, const char *s, size_t n) { (void)s; (void)n; b[0] = 0; return 77; }\nint main(void) { char b[9]; return puts(plugged(b) == 77 ? "ok" : "another") < 0; }\n' >$TMP/inter.c
	$cc -D_GNU_SOURCE -fno-builtin -shared -fPIC -Wl,-soname,libplugged.so -o $TMP/inter-$a/libplugged.so $TMP/plugged.c && readelf --dyn-syms -W $TMP/inter-$a/libplugged.so | grep -q ' strlcpy@GLIBC_2.38' &&
		$cc -w -fno-builtin -rdynamic -o $TMP/inter-$a/inter $TMP/inter.c $TMP/inter-$a/libplugged.so -Wl,-rpath,'$ORIGIN' || exit 1
	"$compat" retarget --verbose --tree $TMP/inter-$a -o $TMP/inter-$a-out >$TMP/log 2>&1 && grep -q 'strlcpy@GLIBC_2.38: that of the program' $TMP/log || wrong "interposed: $(cat $TMP/log)"
	run_everywhere $a 2.17 $TMP/inter-$a-out/inter ok
	row "retarget: interposed" $a $newest $c "$(linker $newest $a $l)" "$o" 2.17 "$ran"
	# a debugger sees lines, arguments and variables where they are
	if [ $a = "$(uname -m)" ]; then
		printf '#include <stdio.h>\n#include <string.h>\nstatic int counter = 41;\n__attribute__((noinline)) static int deep(const char *s) { char b[9]; counter++; return (int)strlcpy(b, s, 9) + puts(b); }\nint main(int argc, char **argv) { return !deep(argc ? "debugged" : argv[0]); }\n' >$TMP/debug.c
		$cc -D_GNU_SOURCE -g -O1 -o $TMP/debug $TMP/debug.c && "$compat" retarget --library-dir . -o $TMP/one/debug $TMP/debug >$TMP/log 2>&1 &&
			gdb -q -batch -nx -ex 'break deep' -ex run -ex bt -ex finish -ex 'print counter' $TMP/one/debug >$TMP/log 2>&1
		grep -q '^#0 .*deep (s=.*"debugged") at .*debug.c:4' $TMP/log && grep -q '^#1 .* in main (argc=' $TMP/log && grep -q '^$2 = 42' $TMP/log || wrong "gdb: $(cat $TMP/log)"
	fi
	# at a newer floor less is to be done; at one that has it all, nothing
	"$compat" retarget --floor 2.38 -o $TMP/one/new $TMP/alone >$TMP/log 2>&1 && cmp -s $TMP/alone $TMP/one/new || wrong "within: $(cat $TMP/log)"
	$cc -static -o $TMP/static $TMP/alone.c -D_GNU_SOURCE || exit 1
	"$compat" retarget --floor 2.17 -o $TMP/one/static $TMP/static >$TMP/log 2>&1 && cmp -s $TMP/static $TMP/one/static && grep -q static $TMP/log ||
		wrong "static: $(cat $TMP/log)"
	private=$(readelf --dyn-syms -W build/roots/$a/2.43/usr/lib/$a-linux-gnu/libc.so.6 | awk '$4 == "FUNC" && $8 ~ /@@GLIBC_PRIVATE/ { sub(/@.*/, "", $8); print $8; exit }')
	echo "__asm__(\".symver inside, $private@GLIBC_PRIVATE\"); int inside(void); int main(void) { return inside(); }" >$TMP/private.c
	$cc -o $TMP/private $TMP/private.c || exit 1
	refused 1 "GLIBC_PRIVATE: good for one release" $TMP/private
	mkdir -p $TMP/going
	cp $TMP/private $TMP/alone $TMP/going
	rm -rf $TMP/gone
	"$compat" retarget --keep-going --tree $TMP/going -o $TMP/gone >$TMP/log 2>&1
	[ $? = 1 ] && grep -q 'private: GLIBC_PRIVATE' $TMP/log && cmp -s $TMP/private $TMP/gone/private || wrong "--keep-going: $(cat $TMP/log)"
	run_everywhere $a 2.17 $TMP/gone/alone ok
	# of many that cannot be done some are named
	mkdir -p $TMP/private-$a
	for i in 1 2 3 4 5 6 7 8 9 10 11 12; do cp $TMP/private $TMP/private-$a/$i; done
	"$compat" retarget --tree $TMP/private-$a -o $TMP/gone-$a >$TMP/log 2>&1
	[ $? = 1 ] && [ ! -e $TMP/gone-$a ] && [ "$(grep -c GLIBC_PRIVATE $TMP/log)" = 10 ] && [ "$(tail -n 1 $TMP/log)" = "compat: 2 more cannot be done: --verbose names them" ] || wrong "many: $(cat $TMP/log)"
	"$compat" retarget --verbose --tree $TMP/private-$a -o $TMP/gone-$a >$TMP/log 2>&1
	[ "$(grep -c GLIBC_PRIVATE $TMP/log)" = 12 ] || wrong "many, --verbose: $(cat $TMP/log)"
	# what would be done is said, and that is all
	ls -AR $TMP >$TMP.before
	for o in "$TMP/alone" "-o $TMP/nothing/alone $TMP/alone" "--embed --tree $TMP/bare" "--in-place $TMP/alone"; do
		"$compat" retarget --dry-run $o >$TMP.log 2>&1 && grep -q 'put into it' $TMP.log || wrong "--dry-run $o: $(cat $TMP.log)"
	done
	ls -AR $TMP | cmp -s - $TMP.before || wrong "--dry-run: $(ls -AR $TMP | diff $TMP.before -)"
	# a library that finds what comes along by DT_RPATH still finds what a program's DT_RPATH is for
	mkdir -p $TMP/path-$a/deps
	echo 'int two(void) { return 2; }' | $cc -x c -shared -fPIC -Wl,-soname,libtwo.so -o $TMP/path-$a/deps/libtwo.so - && printf 'int crypt_gensalt(void), two(void);\nint one(int n) { return n > 9 ? crypt_gensalt() : two(); }\n' >$TMP/one.c &&
		$cc -shared -fPIC -Wl,-soname,libone.so -o $TMP/path-$a/deps/libone.so $TMP/one.c $TMP/path-$a/deps/libtwo.so -Wl,--no-as-needed -L$TMP/xcrypt-$a -lcrypt &&
		printf '#include <stdio.h>\nint one(int);\nint main(int c, char **v) { (void)v; return one(c) != 2 || puts("ok") < 0; }\n' >$TMP/path.c &&
		$cc -o $TMP/path-$a/program $TMP/path.c -Wl,--disable-new-dtags,-rpath,'$ORIGIN/deps' $TMP/path-$a/deps/libone.so -Wl,--allow-shlib-undefined,-rpath-link,$TMP/path-$a/deps 2>$TMP/log || exit 1
	"$compat" retarget --with $TMP/xcrypt-$a/libcrypt.so --library-dir along --tree $TMP/path-$a -o $TMP/path-$a-out >$TMP/log 2>&1 && readelf -d $TMP/path-$a-out/deps/libone.so | grep -q 'RPATH.*ORIGIN/../along' ||
		wrong "DT_RPATH: $(cat $TMP/log)"
	run_everywhere $a 2.17 $TMP/path-$a-out/program ok
	row "retarget: DT_RPATH" $a $newest $c "$(linker $newest $a $l)" "$o" 2.17 "$ran"
	$cc -c -o $TMP/alone.o $TMP/alone.c -D_GNU_SOURCE || exit 1
	"$compat" retarget -o $TMP/one/alone.o $TMP/alone.o >$TMP/log 2>&1 && grep -q 'not linked yet' $TMP/log || wrong "object: $(cat $TMP/log)"
done
refused 1 "not an ELF file" $TMP/alone.c
refused 3 "nowhere" $TMP/nowhere
refused 2 "one at a time" $TMP/alone $TMP/alone
refused 2 "want -o"
# the libraries of gcc that a program of this system wants: refused, then brought along from here
printf '#include <cstdio>\n#include <string>\n#include <stdexcept>\nint main(int argc, char **argv) { try { throw std::runtime_error(std::string(argv[0]).substr(0, (size_t)argc)); } catch (std::exception &e) { std::puts("ok"); } }\n' >$TMP/cxx.cc
g++ -O2 -o $TMP/cxx $TMP/cxx.cc || exit 1
refused 1 "newer than 2.17 has: bring that library along" $TMP/cxx
mkdir -p $TMP/cxx-out
"$compat" retarget --with-libstdcxx --library-dir lib -o $TMP/cxx-out/cxx $TMP/cxx >$TMP/log 2>&1 && [ -f $TMP/cxx-out/lib/libstdc++.so.6 ] &&
	readelf -d $TMP/cxx-out/cxx | grep -q 'RUNPATH.*\[$ORIGIN/lib\]' && [ "$($TMP/cxx-out/cxx)" = ok ] && "$compat" check $TMP/cxx-out/lib >>$TMP/log 2>&1 || wrong "--with-libstdcxx: $(cat $TMP/log)"
"$compat" retarget --with-libstdcxx --tree $TMP/cxx-out -o $TMP/cxx-again >$TMP/log 2>&1 && diff -r $TMP/cxx-out $TMP/cxx-again >>$TMP/log || wrong "--with-libstdcxx again: $(cat $TMP/log)"
chmod u+s $TMP/cxx
refused 1 "takes no library from beside such a program, and it needs libstdc++.so.6;" --with-libstdcxx $TMP/cxx
chmod u-s $TMP/cxx
refused 1 "goes to the same place" --with /usr/lib/$(uname -m)-linux-gnu/libstdc++.so.6 --with /usr/lib/$(uname -m)-linux-gnu/libstdc++.so.6 $TMP/cxx
# one that is too old itself
cp /usr/lib/$(uname -m)-linux-gnu/libgcc_s.so.1 $TMP/old.so && patchelf --set-soname libstdc++.so.6 $TMP/old.so || exit 1
refused 1 "has no such version" --with $TMP/old.so $TMP/cxx
mkdir $TMP/pipe && mkfifo $TMP/pipe/fifo && refused 3 "pipe/fifo: a FIFO, socket or device: leave it out" --tree $TMP/pipe
# a function that has another type in newer headers: not that of another program's
printf '#include <math.h>\n#include <stdio.h>\nint main(int c, char **v) { (void)v; return printf("%%d\\n", (int)fromfp(c + 0.5, FP_INT_UPWARD, 8)) < 0; }\n' >$TMP/fromfp.c
gcc -D_GNU_SOURCE -o $TMP/fromfp $TMP/fromfp.c -lm || exit 1
if older $here 2.42; then
	refused 1 "fromfp@GLIBC_2.25: what headers before glibc 2.43 declared" $TMP/fromfp
fi
# what the kernel asks of the bytes: said. No file system here may have fs-verity: its answer is made
cp $TMP/alone $TMP/signed
if python3 -c 'import os, sys; os.setxattr(sys.argv[1], "security.ima", b"\4\1x")' $TMP/signed 2>/dev/null; then
	"$compat" retarget -o $TMP/one/signed $TMP/signed >$TMP/log 2>&1 && grep -q 'signed: is signed or hashed for IMA' $TMP/log || wrong "IMA: $(cat $TMP/log)"
fi
printf 'int ioctl(int f, unsigned long r, ...) { __builtin_va_list a; __builtin_va_start(a, r); *__builtin_va_arg(a, long *) = 0x100000; return (void)f, 0; }\n' >$TMP/verity.c
gcc -shared -fPIC -o $TMP/verity.so $TMP/verity.c || exit 1
LD_PRELOAD=$TMP/verity.so "$compat" retarget -o $TMP/one/verity $TMP/alone >$TMP/log 2>&1 && grep -q 'alone: is protected by fs-verity' $TMP/log || wrong "fs-verity: $(cat $TMP/log)"
# in its place: the old one is kept, and another time is refused; not itself as the output
cp $TMP/alone $TMP/one/there
"$compat" retarget --in-place $TMP/one/there >$TMP/log 2>&1 && cmp -s $TMP/alone $TMP/one/there.orig && ! cmp -s $TMP/alone $TMP/one/there || wrong "--in-place: $(cat $TMP/log)"
cp $TMP/alone $TMP/one/there
echo kept >$TMP/one/there.orig
"$compat" retarget --in-place $TMP/one/there >$TMP/log 2>&1
[ $? = 3 ] && grep -q 'there.orig: to keep what was there' $TMP/log && cmp -s $TMP/alone $TMP/one/there && [ "$(cat $TMP/one/there.orig)" = kept ] ||
	wrong "--in-place twice: $(cat $TMP/log)"
"$compat" retarget -o $TMP/one/there $TMP/one/there >$TMP/log 2>&1
[ $? = 2 ] && cmp -s $TMP/alone $TMP/one/there || wrong "-o itself: $(cat $TMP/log)"
# where it goes: directories that are not there, or that are
rm -rf $TMP/dirs
"$compat" retarget -o $TMP/dirs/a/b $TMP/alone >$TMP/log 2>&1 && [ -f $TMP/dirs/a/b ] && "$compat" retarget -o $TMP/dirs/a $TMP/alone >>$TMP/log 2>&1 && [ -f $TMP/dirs/a/alone ] &&
	"$compat" retarget -o $TMP/dirs/c/ $TMP/alone >>$TMP/log 2>&1 && [ -f $TMP/dirs/c/alone ] || wrong "-o: $(cat $TMP/log)"
# nothing but a file has its place taken, and what a failure leaves is what was there
mkfifo $TMP/fifo && mkdir $TMP/dirs/d $TMP/dirs/d/b && cp $TMP/alone $TMP/dirs/d/x && "$compat" retarget --library-dir . --in-place $TMP/dirs/d/x >$TMP/log 2>&1 || wrong "--in-place: $(cat $TMP/log)"
(cd $TMP/dirs/d && find . | sort && cat x libcompat-*) >$TMP/before
for o in "$TMP/fifo $TMP/alone" "$TMP/dirs/d $TMP/fifo" "$TMP/dirs/d/x --with $TMP/fifo $TMP/alone" "$TMP/none --tree $TMP/alone" "$TMP/none $TMP/dirs"; do
	timeout 20 "$compat" retarget -o $o >$TMP/log 2>&1
	[ $? = 3 ] && [ "$(wc -l <$TMP/log)" = 1 ] || wrong "retarget -o $o: $(cat $TMP/log)"
done
cp $TMP/alone $TMP/dirs/d/libc.so.9
"$compat" retarget -o $TMP/dirs/d/b --library-dir . $TMP/alone >$TMP/log 2>&1	# fine: b/alone
rm -r $TMP/dirs/d/b $TMP/dirs/d/libc.so.9 && mkdir $TMP/dirs/d/b
echo kept >$TMP/dirs/d/y && cp $TMP/alone $TMP/dirs/d/y.bin && mv $TMP/dirs/d/y $TMP/dirs/d/y.bin.orig && "$compat" retarget --in-place $TMP/dirs/d/y.bin >$TMP/log 2>&1
[ $? = 3 ] || wrong "--in-place where .orig is: $(cat $TMP/log)"
rm $TMP/dirs/d/y.bin $TMP/dirs/d/y.bin.orig
(cd $TMP/dirs/d && find . | sort && cat x libcompat-*) | cmp -s - $TMP/before && [ -p $TMP/fifo ] || wrong "a failure left: $(ls -lR $TMP/dirs/d)"
# a link is not made a file, and what needs nothing is left alone
ln -s x $TMP/dirs/d/link && cp $TMP/alone $TMP/dirs/d/x && rm -f $TMP/dirs/d/x.orig
"$compat" retarget --library-dir . --in-place $TMP/dirs/d/link >$TMP/log 2>&1 && [ -L $TMP/dirs/d/link ] && cmp -s $TMP/alone $TMP/dirs/d/x.orig && ! cmp -s $TMP/alone $TMP/dirs/d/x && rm $TMP/dirs/d/x.orig &&
	"$compat" retarget --in-place $TMP/dirs/d/x >>$TMP/log 2>&1 && [ ! -e $TMP/dirs/d/x.orig ] && grep -q 'left as it is' $TMP/log || wrong "--in-place of a link: $(cat $TMP/log)"
# in a tree: more files than there are mappings, directories that let nobody in, times; as it was, whatever the umask is
mkdir -p $TMP/many/ro/sticky && cp $TMP/alone $TMP/many/ro && seq 66000 | (cd $TMP/many && split -l 1 -a 5 -d -) && touch -d '2020-02-02' $TMP/many/x00001 && chmod 1777 $TMP/many/ro/sticky && chmod 555 $TMP/many/ro
(umask 077 && "$compat" retarget --tree $TMP/many -o $TMP/many-out >$TMP/log 2>&1) && [ "$(find $TMP/many-out | wc -l)" = "$(($(find $TMP/many | wc -l) + 1))" ] &&
	[ "$(stat -c %a $TMP/many-out/ro $TMP/many-out/ro/sticky | tr '\n' ' ')" = '555 1777 ' ] && [ "$(stat -c %Y $TMP/many-out/x00001)" = "$(stat -c %Y $TMP/many/x00001)" ] || wrong "a large tree: $(head -c 1000 $TMP/log)"
# a signal leaves nothing of it
head -c 400000000 /dev/zero >$TMP/large && cat $TMP/alone $TMP/large >$TMP/signal && rm $TMP/large && mkdir $TMP/signals
for o in "-o $TMP/signals/out $TMP/signal" "--tree $TMP/many -o $TMP/signals/out"; do
	for delay in 0.02 0.1 0.2; do
		rm -rf $TMP/signals/*
		timeout -s TERM $delay "$compat" retarget $o >$TMP/log 2>&1
		s=$?
		[ $s = 0 ] || [ -z "$(ls -A $TMP/signals)" ] || wrong "SIGTERM after $delay: $(ls -A $TMP/signals)"
	done
done
chmod -R u+w $TMP/many $TMP/many-out && rm -rf $TMP/many $TMP/many-out $TMP/signal $TMP/signals
# whose it was: what runs as its owner does not run as another
if [ "$(id -u)" = 0 ]; then
	mkdir $TMP/owned && echo '#!/bin/sh' >$TMP/owned/script && cp $TMP/alone $TMP/owned/alone && chown 65534:65534 $TMP/owned/* && chmod 4755 $TMP/owned/script && chmod 750 $TMP/owned/alone
	"$compat" retarget --tree $TMP/owned -o $TMP/owned-out >$TMP/log 2>&1 && "$compat" retarget --in-place $TMP/owned/alone >>$TMP/log 2>&1 &&
		[ "$(stat -c '%u %a' $TMP/owned-out/script $TMP/owned-out/alone $TMP/owned/alone | tr '\n' ' ')" = '65534 4755 65534 750 65534 750 ' ] || wrong "owners: $(ls -l $TMP/owned $TMP/owned-out; cat $TMP/log)"
fi
# run-times for both architectures
if [ -f /usr/aarch64-linux-gnu/lib/libstdc++.so.6 ] && [ -f /usr/lib/x86_64-linux-gnu/libstdc++.so.6 ]; then
	mkdir -p $TMP/both && cp $TMP/cxx $TMP/both/ && aarch64-linux-gnu-g++ -O2 -o $TMP/both/cxx-a $TMP/cxx.cc || exit 1
	"$compat" retarget --with-libstdcxx --tree $TMP/both -o $TMP/both-out --library-dir lib >$TMP/log 2>&1 && [ "$(find $TMP/both-out -name 'libstdc++.so.6' | wc -l)" = 2 ] &&
		"$compat" check $TMP/both-out/lib >>$TMP/log 2>&1 || wrong "both architectures: $(cat $TMP/log)"
fi
"$compat" retarget --json --library-dir . -o $TMP/one/json $TMP/alone >$TMP/log 2>&1 && python3 -c '
import json, sys
j = json.load(sys.stdin)
f = j["files"][0]
s = {x["symbol"]: x for x in f["symbols"]}
assert j["format"] == 1 and j["floor"] == "2.17" and f["copied"] is None
assert s["strlcpy"]["to"] is None and s["strlcpy"]["library"].startswith("libcompat-2.17-") and s["puts"]["to"] == "puts", s' <$TMP/log || wrong "--json: $(cat $TMP/log)"
# parts that lie over each other (DT_SYMTAB at 0): nothing is left of what was begun
cp $TMP/alone $TMP/odd
python3 - $TMP/odd <<'!' || exit 1
import struct, sys
b = bytearray(open(sys.argv[1], "rb").read())
off, n = struct.unpack_from("<Q", b, 32)[0], struct.unpack_from("<H", b, 56)[0]
dyn = next(struct.unpack_from("<Q", b, off + i * 56 + 8)[0] for i in range(n) if struct.unpack_from("<I", b, off + i * 56)[0] == 2)
while struct.unpack_from("<Q", b, dyn)[0] != 0x6ffffff0:
    dyn += 16
struct.pack_into("<Q", b, dyn + 8, 0)	# DT_VERSYM: the header, and what follows
open(sys.argv[1], "wb").write(b)
!
refused 1 "" $TMP/odd
# what is found to be wrong only when it is written stays, too, and the rest is done
mkdir $TMP/late
cp $TMP/odd $TMP/alone $TMP/late
"$compat" retarget --keep-going --tree $TMP/late -o $TMP/late-out >$TMP/log 2>&1
[ $? = 1 ] && cmp -s $TMP/odd $TMP/late-out/odd && ! cmp -s $TMP/alone $TMP/late-out/alone && grep -q 'late-out/odd: cannot be done' $TMP/log ||
	wrong "--keep-going: $(cat $TMP/log)"
cp $TMP/alone $TMP/two
printf '\2' | dd of=$TMP/two bs=1 seek=64 conv=notrunc status=none	# PT_PHDR
refused 1 "more than one dynamic section" $TMP/two
head -c 3000 $TMP/alone >$TMP/cut
refused 1 "" $TMP/cut
exit $status
