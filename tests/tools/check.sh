#!/bin/sh
# SPDX-License-Identifier: MIT
# compat: what it prints of files of each kind, compared with check.want; the output for programs is JSON; exit statuses
# and messages of wrong usage. Both architectures always: it runs none of them.
. tests/tools/common
for arch in x86_64 aarch64; do
	sh tests/tools/make "$arch" "$TMP/$arch" || exit 1
done
cd "$TMP" || exit 1
printf '#!/bin/sh\n' >script
printf '\317\372\355\376\0\0\0\0' >macho
: >empty
: >-dash
mkfifo pipe
head -c 40 x86_64/within >short
head -c 3000 x86_64/archive.a >short.a
mkdir -p tree/sub
cp x86_64/within x86_64/above tree
cp x86_64/relr.so script tree/sub
ln -s ../../nowhere tree/sub/dangling
ln -s .. tree/sub/loop

run() {
	echo "\$ compat $*"
	"$compat" "$@" 2>&1
	echo "status $?"
}
{
	for arch in x86_64 aarch64; do
		for f in within above versionless cxx openmp private homeless kept absent tagged relr.so copied unknown strange alone plain.o archive.a defines.a modern.o modern.a chars.a \
			libpar.so.1 libx.so.1 libc.so.6; do
			run check --all "$arch/$f"
		done
		run check --floor 2.30 "$arch/above" "$arch/homeless" "$arch/absent" "$arch/relr.so"
		run check --floor rhel9 "$arch/above" "$arch/cxx" "$arch/openmp" "$arch/modern.o"
		run check --floor rhel8+gcc12 "$arch/cxx"
		run check --floor 2.36+gcc5 "$arch/openmp"
		run check --floor 2.43 "$arch/above" "$arch/cxx" "$arch/unknown"
	done
	run check script macho empty pipe short short.a nowhere tree
	run check --quiet x86_64/within
	run check --quiet x86_64/above
	run check --quiet x86_64/above empty
	run check --json x86_64/cxx x86_64/absent x86_64/archive.a empty tree
	run explain --arch x86_64 log pthread_create GLIBC
	run explain --arch x86_64 GLIBCXX_3.4.30 CXXABI_1.3.13 GCC_12.0.0 GOMP_5.0 GFORTRAN_99 GLIBC_2.34 GLIBC_9.99 GOMP_parallel \
		_ZSt4cout _ZNSt18condition_variable4waitERSt11unique_lockISt5mutexE cosq _ZN3foo3barEv
	run explain --arch x86_64 CXXABI_FLOAT128 CXXABI_TM_1 GLIBC_ABI_DT_RELR GLIBC_PRIVATE _ZTIg GLIBCXX_3.4.24
	run explain --arch x86_64 CXXABI_1.3.0 GLIBCXX_3.4.99 GFORTRAN_1.4 GLIBC_2.20 std::cout libstdc++.so.6 glibcxx_3.4.30
	# the library has it, and below 2.34 the program its own all the same
	run explain --arch x86_64 _ZNSt6thread15_M_start_threadESt10unique_ptrINS_6_StateESt14default_deleteIS1_EEPFvvE
	run explain --arch x86_64 --floor rhel8 _ZNSt6thread15_M_start_threadESt10unique_ptrINS_6_StateESt14default_deleteIS1_EEPFvvE
	run explain --arch aarch64 --floor rhel8+gcc12 GCC_12.0.0 cosq _ZNSt18condition_variable4waitERSt11unique_lockISt5mutexE
	run explain --arch aarch64 log@2.29 log@GLIBC_2.17 log@2.18 log@ gettid --floor 2.28
	run list --arch x86_64 --kind pin --floor 2.42
	for wrong in '' 'chekc' 'check' 'check -dash' 'check --dash empty' 'check -q -jd empty' 'check -dnone' 'explain -dash log' 'list -dash' 'flags -dash' 'check --floor' 'check --floor 2.16 x' 'check --floor rhel5 x' 'check --foo x' \
		'check --map m a b' 'check --map m tree' 'check --json --quiet x' 'explain' 'explain --arch mips log' \
		'explain --kind new log' 'list --kind odd' 'list x' 'flags x' 'flags --for make' 'distros x'; do
		# shellcheck disable=SC2086
		run $wrong
	done
} >got
diff -u "$top/tests/tools/check.want" got || status=1

"$compat" check --json tree x86_64/cxx empty | perl -MJSON::PP -e '
	local $/; my $d = decode_json(<STDIN>);
	die "wrong counts\n" unless $d->{checked} == 5 && $d->{above} == 3 && $d->{unchecked} == 1 && $d->{ignored} == 1 &&
		@{$d->{files}} == 5' || status=1

# what the advice says to add is taken as it stands, and works
advice=$("$compat" check x86_64/relr.so | sed -n 's/.* do: .*; add //p')
ld.lld -m elf_x86_64 -shared --pack-dyn-relocs=relr ${advice#-Wl,} -o again.so x86_64/plain.o x86_64/needs.o \
	--unresolved-symbols=ignore-all || status=1
"$compat" check again.so | grep -q strlcpy && ! "$compat" check again.so | grep RELR || wrong "relr: advice $advice"

# the linker map of each linker tells who asks
cat >main.c <<'E2'
int strlcpy();
int main(void) { return strlcpy(); }
E2
printf 'int strlcpy(void);\nint two(void) { return strlcpy(); }\n' >two.c
gcc -fno-builtin -c main.c two.c && ar rcs libtwo.a two.o
for ld in bfd gold lld mold; do
	gcc -nostdlib -fuse-ld=$ld -o mapped main.o -Wl,--whole-archive libtwo.a -Wl,--no-whole-archive x86_64/libc.so.6 \
		-Wl,-Map=map,-e,0 2>log || { cat log; status=1; continue; }
	"$compat" check --map map mapped | grep -q 'strlcpy .*; from libtwo.a(two.o) and 1 more' && "$compat" check mapped --json \
		--map map | grep -q '"from": \["libtwo.a(two.o)", "main.o"\]' || { echo "$ld: map"; "$compat" check --map map mapped; status=1; }
done

[ "$("$compat" --help | wc -l)" -le 24 ] || wrong "--help does not fit a screen"
"$compat" --version | grep -q '^compat [0-9.]*, tables of glibc 2.17 to 2' || { echo "--version: $("$compat" --version)"; status=1; }
for c in check explain flags floor list distros doctor; do
	"$compat" --help | grep -q "compat $c" && grep -q "Ss compat $c" "$top/tools/compat.1" || wrong "$c: no help"
done
("$compat" distros >/dev/full) 2>log
[ $? -eq 3 ] && grep -q 'standard output: No space' log || wrong "full disk: no error"
exit $status
