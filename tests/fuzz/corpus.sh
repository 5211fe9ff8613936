#!/bin/sh
# SPDX-License-Identifier: MIT
#
# usage: tests/fuzz/corpus.sh FORGE DIR
#
# Writes the small files of all kinds that the fuzzer starts from: what it made once is in tests/fuzz/corpus. What
# begins with cc- is the compiler's, and differs with it; all else is forge's.
set -eu
forge=$1 dir=$2
mkdir -p "$dir"
dir=$(cd "$dir" && pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

make() {
	f=$1
	shift
	"$forge" "$@" >"$dir/$f"
}

# edit FILE NEW OFFSET BYTES: a copy with other bytes, as printf has them
edit() {
	cp "$dir/$1" "$dir/$2"
	# shellcheck disable=SC2059
	printf "$4" | dd of="$dir/$2" bs=1 seek="$3" conv=notrunc status=none
}

for m in x86_64 aarch64; do
	case $m in
	x86_64) ld=/lib64/ld-linux-x86-64.so.2 base=2.2.5 ;;
	*) ld=/lib/ld-linux-aarch64.so.1 base=2.17 ;;
	esac
	make $m-exec machine=$m type=exec interp=$ld needed=libc.so.6 want=libc.so.6:GLIBC_2.38 sym=strlcpy \
		want=libc.so.6:GLIBC_$base sym=puts want= weak=gettid weak=__gmon_start__
	make $m-pie machine=$m interp=$ld pie=1 needed=libm.so.6 needed=libc.so.6 want=libm.so.6:GLIBC_2.29 sym=exp sym=log \
		want=libc.so.6:GLIBC_2.34 sym=__libc_start_main hash=sysv sections=1
	make $m-static machine=$m type=exec
	make $m-static-pie machine=$m pie=1 hash=none relr=1
	make $m-lib machine=$m soname=libx.so.1 needed=libc.so.6 want=libc.so.6:GLIBC_$base sym=pthread_create \
		sym=dlopen want=libc.so.6:GLIBC_PRIVATE sym=__libc_early_init sym=_rtld_global
	make $m-relr machine=$m soname=libx.so.1 needed=libc.so.6 relr=1 bare=libc.so.6:GLIBC_ABI_DT_RELR
	make $m-cxx machine=$m needed=libstdc++.so.6 needed=libgcc_s.so.1 needed=libc.so.6 want=libstdc++.so.6:GLIBCXX_3.4.32 \
		sym=_ZSt21ios_base_library_initv sym=_ZSt4cout want=libstdc++.so.6:CXXABI_1.3.15 sym=__cxa_call_terminate \
		want=libgcc_s.so.1:GCC_14.0.0 sym=__hardcfr_check
	make $m-object machine=$m type=rel sym=strlcpy sym=__isoc23_strtol weak=gettid def=main
	make $m-unversioned machine=$m hash=none needed=libc.so.6 sym=__isoc23_strtol sym=arc4random weak=statx
done
make tags needed=libc.so.6 relr=1 bare=libc.so.6:GLIBC_ABI_DT_X86_64_PLT bare=libc.so.6:GLIBC_ABI_GNU2_TLS \
	bare=libc.so.6:GLIBC_ABI_NEXT:weak bare=ld-linux-x86-64.so.2:GLIBC_ABI_GNU_TLS bare=libm.so.6:GLIBC_2.40:weak
make relr-alone needed=libc.so.6 relr=1 sym=puts
make musl interp=/lib/ld-musl-x86_64.so.1 needed=libc.musl-x86_64.so.1 sym=puts
make glibc-itself soname=libc.so.6 needed=ld-linux-x86-64.so.2 want=ld-linux-x86-64.so.2:GLIBC_PRIVATE sym=_rtld_global
make missing needed=libc.so.6 want=libc.so.6:GLIBC_2.34 sym=_Fork sym=res_nquery \
	want=libmvec.so.1:GLIBC_2.35 sym=_ZGVbN2v_acos want=libc.so.6:GLIBC_2.33 sym=mallinfo2
make private needed=libc.so.6 want=libc.so.6:GLIBC_PRIVATE 'sym=12*__nss_%'
make mark type=rel common=__gnu_lto_slim
make chain needed=libc.so.6 'each=2*libc.so.6:GLIBC_2.4%:a' 'each=2*libm.so.6:GLIBC_2.3%:b'
make names needed=libc.so.6 want=libc.so.6:GLIBC_2.38 "sym=$(printf 'strl\033[31m\ncpy')" "sym=$(printf 'a\302\233b\200\342\200\256c')" \
	want=libc.so.6:GLIBC_PRIVATE "sym=$(printf '\001"\\\177')"
make versions needed=libc.so.6 want=libc.so.6:GLIBC_2.999 sym=a want=libc.so.6:GLIBC_2.0000000000000000000040 sym=b \
	want=libc.so.6:GLIBC_2.99999999999999999999 sym=c want=libc.so.6:GLIBC_2 sym=d want=libc.so.6:GLIBC_ sym=e \
	want=libc.so.6:GLIBC_2.40.1.1 sym=f want=x.so:GLIBC_2.40 sym=g
make tails needed=libc.so.6 want=libc.so.6:GLIBC_2.38 tails=12:40
make tailwants needed=libc.so.6 tailwants=12:80:GLIBC_ABI_
make many needed=libc.so.6 want=libc.so.6:GLIBC_2.38 'sym=24*s%' sym=strlcpy repeat=2
make core type=core
make machine-arm machine=40
make 32-bit class=1 machine=3
make big-endian data=2 machine=22
make class-9 class=9
make dynamic-long needed=libc.so.6 sym=puts link=65536
make symtab-long type=rel sym=puts link=65536
make name-past type=rel sym=puts past=1
make lto type=rel relr=1

"$forge" type=rel sym=strlcpy >"$tmp/a.o"
"$forge" type=rel def=strlcpy sym=arc4random >"$tmp/b.o"
for style in gnu bsd endless; do
	"$forge" $style 3 "$tmp/a.o" >"$tmp/$style"
	head -c 4000 "$tmp/$style" >"$dir/archive-$style"
done
(cd "$tmp" && cp a.o a-name-longer-than-fits.o && ar rcD x.a a.o b.o a-name-longer-than-fits.o &&
	ar rcTD thin.a a.o b.o && cp x.a thin.a "$dir")
printf '!<arch>\n' >"$dir/archive-empty"
printf '\317\372\355\376\7\0\0\1' >"$dir/mach-o"
printf '#!/bin/sh\n' >"$dir/script"
printf '\177ELF' >"$dir/magic"
: >"$dir/empty"

# what a map names is not there; tests/tools/hostile.sh has maps whose objects are
printf 'MAP\nArchive member included to satisfy reference by file (symbol)\n\nx.a(b.o)\n      a.o (strlcpy)\nLOAD a.o\n%s' \
	' .text          0x00 0x1 x.a(a.o) libx.rlib(y.o):(.text)
*(.text) .o a.lo: (.o) z.a()' >"$dir/map"

edit x86_64-exec phnum-most 56 '\377\377'
edit x86_64-exec phoff-far 32 '\360\377\377\377\377\377\377\377'
edit x86_64-pie shoff-far 40 '\360\377\377\377\377\377\377\377'
edit x86_64-pie shnum-0 60 '\0\0'
edit x86_64-object shnum-most 60 '\377\377'
edit x86_64-object shstrndx-far 62 '\377\376'
edit chain chain-overlaps 532 '\1'
edit chain chain-long 506 '\377\377'
edit chain chain-on-itself 516 '\1'
edit x86_64-exec load-far 72 '\377\377\377\377\377\377\377\177'
edit x86_64-exec dynamic-far 128 '\377\377\377\377\377\377\377\177'
for n in 1 15 16 40 63 64 100 200 300 400 500 600; do
	head -c $n "$dir/x86_64-exec" >"$dir/cut-$n"
done
size=$(wc -c <"$dir/x.a")
for n in 7 9 60 68 100 $((size - 1)); do
	head -c "$n" "$dir/x.a" >"$dir/archive-cut-$n"
done

printf 'extern int f(int);\nint g(int x) { return f(x); }\n' >"$tmp/g.c"
printf 'int f(int x) { return x + 1; }\nint g(int);\nvoid _start(void) { g(1); for (;;) ; }\n' >"$tmp/start.c"
echo 'GLIBC_2.17 { g; }; GLIBC_2.30 { f; }; GLIBC_PRIVATE { _start; };' >"$tmp/map"
for m in x86_64 aarch64; do
	cc=$m-linux-gnu-gcc
	command -v $cc >/dev/null || cc=cc
	small='-Os -w -nostdlib -fno-asynchronous-unwind-tables -Wl,-s,--build-id=none,-z,noseparate-code,-z,norelro'
	$cc -Os -w -c -o "$dir/cc-$m.o" "$tmp/g.c"
	# shellcheck disable=SC2086
	{
		$cc $small -Wl,-z,max-page-size=16 -shared -fPIC -o "$dir/cc-$m.so" "$tmp/g.c"
		$cc $small -Wl,-z,max-page-size=16,--version-script,"$tmp/map" -shared -fPIC -o "$dir/cc-$m-libc.so" "$tmp/start.c"
		$cc $small -Wl,-z,max-page-size=16 -static -o "$dir/cc-$m-static" "$tmp/start.c" "$tmp/g.c"
		$cc $small -Wl,-z,max-page-size=16 -static-pie -o "$dir/cc-$m-static-pie" "$tmp/start.c" "$tmp/g.c"
		$cc $small -Wl,-z,max-page-size=16 -pie -fPIC -o "$dir/cc-$m-pie" "$tmp/start.c" "$tmp/g.c" "$dir/cc-$m.so"
	}
done
