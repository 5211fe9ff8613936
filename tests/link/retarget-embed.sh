#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086 # commands and options are words
# compat retarget --embed: programs and libraries that were linked without libcompat on the newest host, by each linker, with libcompat's functions put into
# them, start on 2.17 and all after it with no library beside them; where that cannot be, the library is there, and why is said.
. tests/link/common
[ -n "$newest" ] || skip "nothing is built on the newest host"
src=tests/link/src
compat=$BUILD/compat-$(uname -m)	# holds the objects of both architectures
make "$compat" "BUILD=$BUILD" >"$TMP/log" 2>&1 || { tail -n 20 "$TMP/log"; exit 1; }
want='unloaded
unloaded
unloaded
ok
end'

# works NAME PROGRAM LIBRARY: on all, bound at the start and when called
works() {
	for b in '' 1; do
		BIND=$b ARGS=$3 run_cell $a $l 2.17 "$2" "$want"
		row "retarget: embedded, $1${b:+, bound at the start}" $a $newest $c "$(linker $newest $a $l)" "$o" 2.17 "$ran"
	done
}

for a in $ARCHES; do
	tool=$a-linux-gnu-
	[ $a != "$(uname -m)" ] || tool=
	for l in bfd gold lld mold; do
		for o in "" "-no-pie" "-Wl,-z,pack-relative-relocs" "-Wl,--hash-style=sysv -Wl,-z,now" "-Wl,-z,noseparate-code"; do
			c=gcc
			[ $l = lld ] && [ -z "$o" ] && c=clang
			cc=$(MATRIX=all compiler $newest $a $c $l) || continue
			case $l,$o in
			gold,*relative-relocs | [glm]*,*noseparate-code) continue ;;
			esac
			dir=$TMP/in-$a-$l
			rm -rf $dir $dir-out
			mkdir -p $dir
			$cc -O2 -w -shared -fPIC -D_GNU_SOURCE $(echo "$o" | sed 's/-no-pie//') -o $dir/plugin.so $src/retarget-embed-lib.c >$TMP/log 2>&1 &&
				$cc -O2 -w -D_GNU_SOURCE $o -o $dir/program $src/retarget-embed.c -pthread -lgcc_s >$TMP/log 2>&1 || { wrong "$cc $o: $(cat $TMP/log)"; continue; }
			"$compat" retarget --embed --tree $dir -o $dir-out >$TMP/log 2>&1 || { wrong "$cc $o: retarget: $(cat $TMP/log)"; continue; }
			[ "$(ls $dir-out | tr '\n' ' ')" = 'plugin.so program ' ] && [ "$(grep -c 'from what was put into it' $TMP/log)" = 2 ] || wrong "$cc $o: not embedded: $(cat $TMP/log)"
			works "$([ -z "$o" ] && echo plain || echo options)" $dir-out/program $dir-out/plugin.so
			"$compat" check --floor 2.17 $dir-out >$TMP/log 2>&1 || wrong "$cc $o: compat check: $(cat $TMP/log)"
			"$compat" retarget --embed --tree $dir -o $dir-again >$TMP/log 2>&1 && diff -r $dir-out $dir-again >$TMP/log || wrong "$cc $o: other bytes the second time: $(cat $TMP/log)"
			rm -rf $dir-again
			"$compat" retarget --embed --tree $dir-out -o $dir-again >$TMP/log 2>&1 && diff -r $dir-out $dir-again >$TMP/log || wrong "$cc $o: what is done is done again: $(cat $TMP/log)"
			rm -rf $dir-again
			for f in program plugin.so; do
				readelf -aW $dir-out/$f 2>&1 >/dev/null | grep . && wrong "$cc $o: readelf -a $f"
				objdump -x $dir-out/$f >/dev/null 2>$TMP/log && [ ! -s $TMP/log ] || wrong "$cc $o: objdump -x $f: $(cat $TMP/log)"
				# no complaint but what there was before, and that what it has got is known to itself alone
				for g in $dir/$f $dir-out/$f; do
					eu-elflint --gnu-ld $g 2>&1 | grep -v '(__libcompat_.*: symbol in dynamic symbol table with non-default\|(_TLS_MODULE_BASE_)' |
						sed '/^No errors/d; s/[0-9][0-9]*/N/g' | sort -u >$TMP/lint.$([ $g = $dir/$f ] && echo before || echo after)
				done
				comm -13 $TMP/lint.before $TMP/lint.after >$TMP/log
				[ ! -s $TMP/log ] || wrong "$cc $o: eu-elflint $f: $(head -n 5 $TMP/log)"
				cp $dir-out/$f $dir-out/$f.kept
				${tool}strip $dir-out/$f || wrong "$cc $o: strip $f"
			done
			works stripped $dir-out/program $dir-out/plugin.so
			cp $dir-out/program.kept $dir-out/program
			patchelf --set-rpath '$ORIGIN:/nowhere' $dir-out/program || wrong "$cc $o: patchelf"
			works patchelf $dir-out/program $dir-out/plugin.so
		done
	done
	l=bfd c=gcc o=
	cc=$(MATRIX=all compiler $newest $a $c)
	mkdir -p $TMP/one-$a
	# both have data of a thread, with values and relocations in the program's; code for x86_64 that asks the loader for its own is left alone
	cat >$TMP/once.c <<'!'
#include <pthread.h>
#include <stdio.h>
#include <string.h>
static const char *const names[] = { "no", "ok" };
static pthread_once_t o;
static char b[9];
static _Thread_local long own[3] = { 1, 2, 3 };
static _Thread_local const char *const *name = names + 1;
static _Thread_local char none[40];
#ifdef BIG
_Thread_local volatile char big[9000] = { 1 };	/* the part that becomes read-only begins pages before the rest of it */
#endif
static void once(void) { strlcpy(b, *name, 9); }
static void *run(void *p) { own[1] += *(int *)p; none[7]++; return pthread_once(&o, once) || none[7] != 1 ? NULL : (void *)own[1]; }
int main(int argc, char **argv)
{
	pthread_t t;
	void *r;
	for (int i = 0; i < 4; i++)
		if (pthread_create(&t, NULL, run, &i) || pthread_join(t, &r) || (long)r != 2 + i)
			return 2;
	return own[argc] != 2 || own[2] != 3 || none[7] || puts(b) < 0;
}
!
	# bytes, which need not be where ours have to
	sed 's/own\[3\] = { 1, 2, 3 }/own[3]/' $TMP/once.c | sed '/\*name = /d; s/_Thread_local long/_Thread_local unsigned char/; s/\*name, 9/names[1], 9/; s/!= 2 + i/!= i/; s/own\[argc\] != 2 || own\[2\] != 3/own[1] || own[2]/' >$TMP/bytes.c
	for o in "" -no-pie "-fPIC -Wl,-z,now" -DBIG -DBYTES "-DBYTES -no-pie"; do
		case $o in *BYTES*) s=bytes ;; *) s=once ;; esac
		$cc -O1 -w -D_GNU_SOURCE $o -o $TMP/once $TMP/$s.c -pthread || exit 1
		"$compat" retarget --embed -o $TMP/one-$a/once $TMP/once >$TMP/log 2>&1 && grep -q 'from what was put into it' $TMP/log && readelf -lW $TMP/one-$a/once | grep -q 'TLS .* 0x00\(00[2-9]\|2\)' || wrong "thread-local: $(cat $TMP/log)"
		run_everywhere $a 2.17 $TMP/one-$a/once ok
		row "retarget: embedded, thread-local" $a $newest $c "$(linker $newest $a $l)" "$o" 2.17 "$ran"
		${tool}strip $TMP/one-$a/once && run_everywhere $a 2.17 $TMP/one-$a/once ok
		row "retarget: embedded, thread-local, stripped" $a $newest $c "$(linker $newest $a $l)" "$o" 2.17 "$ran"
	done
	o=
	if mold=$(MATRIX=all compiler $newest x86_64 gcc mold) && [ $a = x86_64 ]; then
		$mold -O1 -D_GNU_SOURCE -fPIC -Wl,--no-relax -o $TMP/once $TMP/once.c -pthread || exit 1
		"$compat" retarget --embed -o $TMP/one-$a/once $TMP/once >$TMP/log 2>&1 && grep -q 'once: .*from libcompat-2.17-.*, not out of itself: thread-local data by the loader' $TMP/log || wrong "thread-local by the loader: $(cat $TMP/log)"
		run_everywhere $a 2.17 $TMP/one-$a/once ok
		row "retarget: not embedded, thread-local" $a $newest $c mold --no-relax 2.17 "$ran"
	fi
	# a variable, by its place in the offset table, as libraries have it
	printf 'extern char __libc_single_threaded;\nint single(void) { return __libc_single_threaded; }\n' >$TMP/single.c && $cc -O1 -shared -fPIC -o $TMP/single.so $TMP/single.c &&
		"$compat" retarget -o $TMP/one-$a/single.so $TMP/single.so >$TMP/log 2>&1 && grep -q 'put into it' $TMP/log && readelf --dyn-syms -W $TMP/one-$a/single.so | grep -q 'OBJECT  *LOCAL  *HIDDEN .*__libcompat___libc_single_threaded' || wrong "a variable: $(cat $TMP/log)"
	# a program that takes no library from beside it has them put into it without being asked
	printf '#include <stdio.h>\n#include <string.h>\nint main(int argc, char **argv) { char b[9]; strlcpy(b, argc ? "ok" : argv[0], 9); return puts(b) < 0; }\n' >$TMP/alone.c
	$cc -O2 -D_GNU_SOURCE -o $TMP/alone $TMP/alone.c && chmod 2755 $TMP/alone || exit 1
	"$compat" retarget -o $TMP/one-$a/privileged $TMP/alone >$TMP/log 2>&1 && grep -q 'from what was put into it' $TMP/log && [ "$(stat -c %a $TMP/one-$a/privileged)" = 2755 ] || wrong "set-group-ID: $(cat $TMP/log)"
	run_everywhere $a 2.17 $TMP/one-$a/privileged ok
	row "retarget: set-group-ID" $a $newest $c "$(linker $newest $a $l)" "$o" 2.17 "$ran"
	# built without PIC: one address of a function for code and data, and -z mark-plt, whose numbers are not to be added
	cat >$TMP/address.c <<'!'
#include <stdio.h>
#include <string.h>
typedef size_t copy(char *, const char *, size_t);
copy *volatile var = strlcpy;
copy *const table[] = { strlcpy };
int main(void)
{
	copy *volatile here = strlcpy;
	char b[9];

	table[0](b, "ok", 9);
	return puts(var == here && table[0] == here ? b : "two addresses") < 0;
}
!
	for l in bfd lld; do
		with=$(MATRIX=all compiler $newest $a $([ $l = bfd ] && echo gcc || echo clang) $l) || continue
		for o in "-fno-pie -no-pie" "-Wl,-z,mark-plt -Wl,-z,now"; do
			case $l,$a,$o in lld,*mark-plt* | *,aarch64,*mark-plt*) continue ;; esac
			$with -O1 -D_GNU_SOURCE $o -o $TMP/address $TMP/address.c || exit 1
			for d in --embed "--library-dir ."; do
				rm -rf $TMP/address-$a
				"$compat" retarget $d -o $TMP/address-$a/address $TMP/address >$TMP/log 2>&1 || wrong "address, $l $o $d: $(cat $TMP/log)"
				run_everywhere $a 2.17 $TMP/address-$a/address ok
				row "retarget: address of a function, $d" $a $newest "${with%% *}" "$(linker $newest $a $l)" "$o" 2.17 "$ran"
			done
		done
	done
	l=bfd o=
	# a debugger finds its way out of a function that was put into the file, and its name
	printf '#include <stdlib.h>\nint main(int argc, char **argv) { if (argc) abort(); return !argv; }\n' >$TMP/dies.c && $cc -g -O1 -o $TMP/dies $TMP/dies.c && "$compat" retarget -o $TMP/one-$a/dies $TMP/dies >$TMP/log 2>&1 || wrong "abort: $(cat $TMP/log)"
	readelf --debug-dump=frames $TMP/one-$a/dies 2>&1 >$TMP/frames | grep . && wrong "readelf --debug-dump=frames"
	[ "$(sed -n '/ .debug_frame section/,/ .eh_frame section/p' $TMP/frames | grep -c ' FDE ')" -ge 2 ] || wrong "no .debug_frame: $(cat $TMP/frames)"
	# a name of another library's that one of ours ends with (__libcompat_pthread_once) stays what it is
	printf 'void once(void) { }\n' >$TMP/end.c && $cc -shared -fPIC -o $TMP/end.so $TMP/end.c &&
		printf '#include <pthread.h>\nextern void once(void);\nstatic pthread_once_t o;\nint main(void) { return pthread_once(&o, once); }\n' >$TMP/ends.c && $cc -D_GNU_SOURCE -o $TMP/ends $TMP/ends.c $TMP/end.so -pthread || exit 1
	"$compat" retarget -o $TMP/one-$a/ends $TMP/ends >$TMP/log 2>&1 && readelf -sW $TMP/one-$a/ends | sed '1,/symtab/d' >$TMP/log && grep -q ' UND once$' $TMP/log && grep -q 'FUNC .* [0-9]* pthread_once@' $TMP/log || wrong "names: $(cat $TMP/log)"
	[ $a != "$(uname -m)" ] || {
		LD_BIND_NOW=1 gdb -q -batch -nx -ex run -ex bt $TMP/one-$a/dies >$TMP/log 2>&1
		grep -q '^#[12] .* in abort' $TMP/log && grep -q '^#[23] .* in main (' $TMP/log || wrong "gdb: $(cat $TMP/log)"
	}
	printf 'char zeros[1200000000];\n' >$TMP/large.c && $cc -D_GNU_SOURCE $([ $a = aarch64 ] || echo -mcmodel=medium) -o $TMP/large $TMP/alone.c $TMP/large.c || exit 1
	"$compat" retarget --dry-run -o $TMP/one-$a/large $TMP/large >$TMP/log 2>&1 && grep -q 'not out of itself: it takes more than 1 GB of memory' $TMP/log || wrong "large: $(cat $TMP/log)"
	# data behind the ELF file, section headers that are not there
	chmod 755 $TMP/alone
	$cc -O2 -D_GNU_SOURCE -o $TMP/payload $src/retarget-payload.c && printf 'headmiddletail' >>$TMP/payload || exit 1
	"$compat" retarget --embed -o $TMP/one-$a/payload $TMP/payload >$TMP/log 2>&1 && grep -q 'payload: 14 bytes behind the ELF file are' $TMP/log && grep -q 'put into it' $TMP/log || wrong "payload: $(cat $TMP/log)"
	run_everywhere $a 2.17 $TMP/one-$a/payload 'head tail'
	row "retarget: embedded, payload" $a $newest $c "$(linker $newest $a $l)" "$o" 2.17 "$ran"
	${tool}strip -o $TMP/bald $TMP/alone && python3 -c '
import sys
b = bytearray(open(sys.argv[1], "rb").read())
b[40:48] = bytes(8)	# e_shoff
b[60:64] = bytes(4)	# e_shnum, e_shstrndx
open(sys.argv[1], "wb").write(b)' $TMP/bald || exit 1
	"$compat" retarget --embed -o $TMP/one-$a/bald $TMP/bald >$TMP/log 2>&1 && grep -q 'not out of itself: no headers of sections' $TMP/log || wrong "no section headers: $(cat $TMP/log)"
	run_everywhere $a 2.17 $TMP/one-$a/bald ok
	row "retarget: not embedded, no sections" $a $newest $c "$(linker $newest $a $l)" "$o" 2.17 "$ran"
	printf '#include <string.h>\n#include <sys/random.h>\nint main(int argc, char **argv) { char b[9]; return !strlcpy(b, argv[argc - 1], 9) || getrandom(b, 9, 0) != 9; }\n' >$TMP/random.c && $cc -D_GNU_SOURCE -o $TMP/random $TMP/random.c || exit 1
	"$compat" retarget --floor 2.31 -o $TMP/one-$a/newer $TMP/random >$TMP/log 2>&1 || wrong "2.31: $(cat $TMP/log)"
	"$compat" retarget --floor 2.17 -o $TMP/one-$a/older $TMP/one-$a/newer >$TMP/log 2>&1
	[ $? = 1 ] && grep -q 'newer: its last segment is code, .* change the file that it was made of' $TMP/log && [ ! -e $TMP/one-$a/older ] || wrong "another floor: $(cat $TMP/log)"
	chmod 2755 $TMP/bald
	"$compat" retarget -o $TMP/one-$a/none $TMP/bald >$TMP/log 2>&1
	[ $? = 1 ] && grep -q 'set-user-ID.*cannot be put into it: no headers of sections' $TMP/log && [ ! -e $TMP/one-$a/none ] || wrong "set-group-ID, no section headers: $(cat $TMP/log)"
	"$compat" retarget --embed --json -o $TMP/one-$a/json $TMP/alone >$TMP/log 2>&1 && python3 -c '
import json, sys
f = json.load(sys.stdin)["files"][0]
s = {x["symbol"]: x for x in f["symbols"]}
assert f["embedded"] is True and s["strlcpy"]["to"] is None and s["strlcpy"]["library"] == "json", f' <$TMP/log || wrong "--json: $(cat $TMP/log)"
done
exit $status
