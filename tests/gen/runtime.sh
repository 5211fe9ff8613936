#!/bin/sh
# SPDX-License-Identifier: MIT
# compatgen -r: what becomes of an archive's symbols by the tables, scripts and stubs, and archives that are none or damaged.
gen=$BUILD/compatgen arch=$(uname -m) status=0

wrong() {
	echo "$0: $*"
	status=1
}

thread=_ZNSt6thread15_M_start_threadESt10unique_ptrINS_6_StateESt14default_deleteIS1_EEPFvvE
data=_ZSt4cout newer=_ZNSt3pmr26synchronized_pool_resource7releaseEv state=_ZNSt3pmr20get_default_resourceEv
tls=_ZSt15__once_callable
cat >"$TMP/one.s" <<E2
	.globl $thread, $newer, $state, $data, $tls, wanted
	.text
here:	.type $thread, %function
$thread:
	.type $newer, %function
$newer:	.type $state, %function
$state:	.8byte wanted - .
	.data
	.type unique, %gnu_unique_object
	.size unique, 4
unique:	.4byte 0
	.type $data, %object
	.size $data, 4
$data:	.4byte 0
	.8byte $data
	.section .tbss, "awT", %nobits
	.type $tls, %object
$tls:	.skip 8
	.section .note.GNU-stack, "", %progbits
E2
echo '	.globl other; other: .byte 0' >"$TMP/a longer name than others.s"
(cd "$TMP" && as -o one.o one.s && as -o 'a longer name than others.o' 'a longer name than others.s' && ar rcD a.a one.o 'a longer name than others.o') ||
	exit 1

# use FILE: as the compiler's libstdc++.a, whose name tells what it is
x=$TMP/compiler/libstdc++.a
mkdir "$TMP/compiler"
use() {
	ln -sfn "$1" "$x"
}
use "$TMP/a.a"

# at FLOOR: "symbol type binding visibility section" of each global
at() {
	rm -rf "${TMP:?}/$1"
	mkdir -p "$TMP/$1/stub" "$TMP/$1/lib"
	$gen -a "$arch" -f "$1" -x "$x" -r "$TMP/$1" || wrong "floor $1: exit status $?"
	ar s "$TMP/$1/lib/libstdcxx_rest.a"
	readelf -Ws "$TMP/$1/lib/libstdcxx_rest.a" | awk '$5 != "LOCAL" && $2 ~ /^0/ { print $8, $4, $5, $6, $7 ~ /[0-9]/ ? "here" : $7 }' | sort >"$TMP/got"
}

at 2.28
sort <<E2 | diff -u - "$TMP/got" || status=1
$thread FUNC GLOBAL HIDDEN here
$newer FUNC GLOBAL HIDDEN here
$state FUNC GLOBAL DEFAULT here
$data NOTYPE GLOBAL DEFAULT UND
$tls TLS GLOBAL DEFAULT UND
unique OBJECT WEAK HIDDEN here
wanted NOTYPE GLOBAL DEFAULT UND
other NOTYPE GLOBAL HIDDEN here
E2
at 2.34
grep -q "^$thread NOTYPE GLOBAL DEFAULT UND" "$TMP/got" || wrong "2.34: $(grep thread "$TMP/got")"
grep -q "^$state NOTYPE GLOBAL DEFAULT UND" "$TMP/got" || wrong "2.34: $(grep pmr "$TMP/got")"
at 2.17
! grep 'DEFAULT here' "$TMP/got" | grep -v "^$state " || wrong "2.17: those are not hidden"
grep -q "^$state FUNC GLOBAL DEFAULT here" "$TMP/got" || wrong "2.17: $(grep pmr "$TMP/got")"
grep -q "[.]weak $state\$" "$TMP/2.17/stub/libgcc_s.so.1.S" || wrong "2.17: the stub of libgcc_s does not refer to $state"
! grep -q "[.]weak $state\$" "$TMP/2.28/stub/libgcc_s.so.1.S" || wrong "2.28: the stub of libgcc_s refers to $state"
grep -q "^$data OBJECT GLOBAL HIDDEN here" "$TMP/got" || wrong "2.17: $(grep cout "$TMP/got")"
grep -qx 'GROUP ( libstdcxx_rest.a )' "$TMP/2.17/lib/libstdc++.so" || wrong '2.17: the script is not that of the whole library'
grep -qx 'GROUP ( libstdc++.so.6 libstdcxx_rest.a )' "$TMP/2.28/lib/libstdc++.so" || wrong '2.28: the script'
grep -q "symver .*, $data@@GLIBCXX_3.4\$" "$TMP/2.28/stub/libstdc++.so.6.S" || wrong "2.28: no $data in the stub"
grep -q "symver .*, $newer@GLIBCXX_3.4.26\$" "$TMP/2.28/stub/libstdc++.so.6.S" || wrong "2.28: $newer is a default"
grep -q "symver .*, $newer@@GLIBCXX_3.4.26\$" "$TMP/2.31/stub/libstdc++.so.6.S" 2>/dev/null || { at 2.31
	grep -q "symver .*, $newer@@GLIBCXX_3.4.26\$" "$TMP/2.31/stub/libstdc++.so.6.S" || wrong "2.31: $newer is no default"; }
# two nodes of one name: the newer where the floor has it
wait=_ZNSt18condition_variable4waitERSt11unique_lockISt5mutexE
grep -q "symver .*, $wait@@GLIBCXX_3.4.11\$" "$TMP/2.28/stub/libstdc++.so.6.S" || wrong "2.28: $wait"

# another gcc than the usual one: 3.4.21 is of gcc 5
at 2.17+gcc4.9
grep -q "^$data OBJECT GLOBAL HIDDEN here" "$TMP/got" || wrong "2.17+gcc4.9: $(grep cout "$TMP/got")"
at 2.17+gcc5
grep -q "^$data NOTYPE GLOBAL DEFAULT UND" "$TMP/got" || wrong "2.17+gcc5: $(grep cout "$TMP/got")"
at 2.28+gcc10
grep -q "symver .*, $newer@@GLIBCXX_3.4.26\$" "$TMP/2.28+gcc10/stub/libstdc++.so.6.S" || wrong "2.28+gcc10: $newer is no default"
for f in 2.17+gcc3.4 2.17+gcc99 2.17+gcc 2.17+12 2.17+; do
	$gen -a "$arch" -f $f -r "$TMP/2.17" >"$TMP/said" 2>&1 && wrong "$f: no error"
	[ "$(wc -l <"$TMP/said")" = 1 ] && grep -q gcc "$TMP/said" || wrong "$f: $(cat "$TMP/said")"
done

[ "$($gen -a "$arch" -f 2.17+gcc99 -r "$TMP/2.17" 2>&1)" = "compatgen: versions/runtimes/gcc.tbl: no gcc99, accepted: gcc4.8 to gcc16" ] ||
	wrong "2.17+gcc99: $($gen -a "$arch" -f 2.17+gcc99 -r "$TMP/2.17" 2>&1)"

# The others. What may be in two places is a reference where the floor has it; of the rest all of it stays, for one object.
cat >"$TMP/two.s" <<E2
	.globl GOMP_parallel, GOMP_scope_start, helper, __atomic_load, atomic_flag_clear
GOMP_parallel: GOMP_scope_start: helper: __atomic_load: atomic_flag_clear:
	.byte 0
	.section .note.GNU-stack, "", %progbits
E2
(cd "$TMP" && as -o two.o two.s && ar rcD libgomp.a two.o && for l in atomic gfortran quadmath; do cp libgomp.a lib$l.a; done) || exit 1
others() {	# FLOOR
	rm -rf "${TMP:?}/$1"
	mkdir -p "$TMP/$1/stub" "$TMP/$1/lib" "$TMP/$1/whole"
	$gen -a "$arch" -f "$1" -x "$TMP/libgomp.a" -x "$TMP/libatomic.a" -r "$TMP/$1" || wrong "floor $1: exit status $?"
}
kept() {	# ARCHIVE: those that it defines
	ar s "$1" && nm -g --defined-only "$1" | awk 'NF == 3 { printf "%s ", $3 }'
}
others 2.28
[ "$(kept "$TMP/2.28/whole/libgomp_rest.a")" = 'GOMP_parallel GOMP_scope_start __atomic_load atomic_flag_clear helper ' ] ||
	wrong "2.28: libgomp: $(kept "$TMP/2.28/whole/libgomp_rest.a")"
[ "$(kept "$TMP/2.28/lib/libatomic_rest.a")" = 'GOMP_parallel GOMP_scope_start helper ' ] ||
	wrong "2.28: libatomic: $(kept "$TMP/2.28/lib/libatomic_rest.a")"
grep -qx 'GROUP ( libcompat_nopins.a AS_NEEDED ( libgomp.so.1 ) libgomp_rest.a )' "$TMP/2.28/lib/libgomp.so" || wrong '2.28: the script of libgomp'
grep -q 'symver .*, GOMP_parallel@@GOMP_4.0$' "$TMP/2.28/stub/libgomp.so.1.S" || wrong '2.28: no GOMP_parallel in the stub'
grep -q 'symver .*, GOMP_scope_start@GOMP_5.1$' "$TMP/2.28/stub/libgomp.so.1.S" || wrong '2.28: GOMP_scope_start is a default'
others 2.17
grep -qx 'GROUP ( libgomp_rest.a )' "$TMP/2.17/lib/libgomp.so" || wrong '2.17: the script of libgomp'
[ "$(kept "$TMP/2.17/lib/libatomic_rest.a")" = 'GOMP_parallel GOMP_scope_start atomic_flag_clear helper ' ] ||
	wrong "2.17: libatomic: $(kept "$TMP/2.17/lib/libatomic_rest.a")"
# libgfortran as an archive asks for libquadmath, where there is one
for x in '' "-x $TMP/libquadmath.a"; do
	# shellcheck disable=SC2086 # words
	$gen -a "$arch" -f 2.17 -x "$TMP/libgfortran.a" $x -r "$TMP/2.17" || wrong "libgfortran: exit status $?"
	grep -qx "GROUP ( libgfortran_rest.a${x:+ -lquadmath} )" "$TMP/2.17/lib/libgfortran.so" || wrong "libgfortran, ${x:-alone}: the script"
done
x=$TMP/compiler/libstdc++.a
# every node that is no number of libstdc++'s has a line, and none that brings it later than the packages that were read have it
for l in libgomp libatomic libquadmath libgfortran libstdc++; do
	awk -v l=$l '
		function n(v,  p) { split(v, p, "."); return p[1] * 1000 + p[2] }
		/^#/ || !NF { next }
		FILENAME ~ /nodes/ { gcc[$1] = $2; next }
		$2 ~ /^(GLIBCXX|CXXABI)_[0-9.]*$/ { next }
		!($2 in gcc) { print l ": " $2 " has no line"; next }
		{ split($6, at, "-") }
		n(gcc[$2]) >= n((at[1] ? at[1] : 10) + 1) { print l ": " $2 " is of gcc " gcc[$2] ", and seen in " at[1] }
	' versions/runtimes/nodes.tbl versions/runtimes/$l.abi
done >"$TMP/said"
[ ! -s "$TMP/said" ] || wrong "$(cat "$TMP/said")"

# no archive: libgcc_s alone
mkdir -p "$TMP/none/stub" "$TMP/none/lib"
$gen -a "$arch" -f 2.28 -r "$TMP/none" || wrong "no archive: exit status $?"
[ "$(cd "$TMP/none" && echo */*)" = 'lib/libgcc_s.so stub/libgcc_s.so.1.S stub/libgcc_s.so.1.map' ] || wrong "no archive: $(cd "$TMP/none" && echo */*)"

# a floor directory that is made again without them has nothing left of those that were there
glibc=$(getconf GNU_LIBC_VERSION | sed 's/.* //')
floor() {
	$gen -a "$arch" -H "$glibc" -f 2.28 -m "$BUILD/$arch/obj-$glibc/objects.a" "$@" -o "$TMP/floor"
}
floor -x "$TMP/libgomp.a" -x "$TMP/libatomic.a" || wrong "a floor directory with run-times: exit status $?"
[ "$(ar t "$TMP/floor/libgomp_rest.a")" = rest.o ] && [ "$(ar t "$TMP/floor/libatomic_rest.a")" = two.o ] ||
	wrong "libgomp is $(ar t "$TMP/floor/libgomp_rest.a"), libatomic $(ar t "$TMP/floor/libatomic_rest.a")"
nm -s "$TMP/floor/libgomp_rest.a" | grep -q '^GOMP_scope_start in rest.o' || wrong 'libgomp_rest.a has no table of symbols'
floor || wrong "a floor directory without run-times: exit status $?"
[ -e "$TMP/floor/libcompat.a" ] && [ "$(cd "$TMP/floor" && echo libgcc_s* libstd* libgomp* ./*_rest.a)" = 'libgcc_s.so libgcc_s.so.1 libstd* libgomp* ./*_rest.a' ] ||
	wrong "without run-times there is: $(ls "$TMP/floor")"
# a linker that cannot, or is not there: the directory stays, and so does nothing else
mkdir "$TMP/tmp"
for ld in false /nowhere/ld; do
	TMPDIR=$TMP/tmp floor -x "$TMP/libgomp.a" -L $ld >"$TMP/said" 2>&1 && wrong "$ld: no error"
	[ "$(wc -l <"$TMP/said")" = 1 ] && grep -q "^compatgen: $ld: .*name GNU ld" "$TMP/said" || wrong "$ld: $(cat "$TMP/said")"
	[ -z "$(ls -A "$TMP/tmp")" ] && [ -e "$TMP/floor/libcompat.a" ] && [ ! -e "$TMP/floor/libgomp.so" ] || wrong "$ld: $(ls -A "$TMP/tmp" "$TMP/floor")"
done

# refused TEXT FILE [ARCH]: one line that names it and says that, exit status 1, and no archive
refused() {
	rm -f "$TMP/none/lib/libstdcxx_rest.a"
	use "$2"
	$gen -a "${3-$arch}" -f 2.28 -x "$x" -r "$TMP/none" >"$TMP/said" 2>&1
	s=$?
	[ $s = 1 ] && [ "$(cat "$TMP/said")" = "compatgen: $x: $1" ] && [ ! -e "$TMP/none/lib/libstdcxx_rest.a" ] ||
		wrong "$2: exit status $s, $(cat "$TMP/said"), want $1"
}
none='has a member that is no object for this architecture'
refused 'No such file or directory' "$TMP/nowhere.a"
refused 'not an archive' "$TMP/one.o"
refused 'not an archive' "$TMP"
(cd "$TMP" && ar rcTD thin.a one.o)
refused 'a thin archive, which holds no objects itself' "$TMP/thin.a"
other=aarch64
[ "$arch" = x86_64 ] || other=x86_64
refused "$none" "$TMP/a.a" $other
echo text >"$TMP/text"
ar rcD "$TMP/text.a" "$TMP/text"
refused "$none" "$TMP/text.a"
size=$(wc -c <"$TMP/a.a")
: >"$TMP/cut.a"
refused 'not an archive' "$TMP/cut.a"
for n in 4 30 70 100 200 300 600 900 $((size - 300)) $((size - 70)) $((size - 1)); do
	head -c "$n" "$TMP/a.a" >"$TMP/cut.a"
	what=damaged
	[ $n != 4 ] || what='not an archive'
	refused "$what" "$TMP/cut.a"
done
# bent TEXT OFFSET OCTAL: an object with other bytes there
bent() {
	cp "$TMP/one.o" "$TMP/bent.o"
	# shellcheck disable=SC2059 # the bytes are in octal escapes
	printf "$3" | dd of="$TMP/bent.o" bs=1 seek="$2" conv=notrunc status=none
	rm -f "$TMP/bent.a"
	(cd "$TMP" && ar rcSD bent.a bent.o)
	refused "$1" "$TMP/bent.a"
}
far='\377\377\377\377\377\377\377\177'
headers=$(readelf -hW "$TMP/one.o" | awk '/Start of section headers/ { print $5 }')
# at SECTION FIELD: where in the file
at_section() {
	echo $((headers + 64 * $(readelf -SW "$TMP/one.o" | sed -n "s/^ *\[ *\([0-9]*\)\] $1 .*/\1/p") + $2))
}
bent "$none" 4 '\001'		# 32-bit
bent "$none" 16 '\003'		# a library
bent damaged 40 $far		# the section headers
bent damaged 58 '\001'		# the size of one
bent damaged "$(at_section .symtab 24)" $far
bent damaged "$(at_section .symtab 32)" $far
bent damaged "$(at_section .symtab 40)" '\377\377'
bent damaged "$(at_section .strtab 24)" $far
bent damaged "$(at_section .strtab 32)" '\001\0'	# of all strings the first
# a disk without room
ln -sf /dev/full "$TMP/none/lib/libstdcxx_rest.a"
use "$TMP/a.a"
$gen -a "$arch" -f 2.28 -x "$x" -r "$TMP/none" >"$TMP/said" 2>&1
[ "$? $(cat "$TMP/said")" = "1 compatgen: $TMP/none/lib/libstdcxx_rest.a: No space left on device" ] || wrong "/dev/full: $(cat "$TMP/said")"
rm "$TMP/none/lib/libstdcxx_rest.a"
# members in the style of BSD, and another's table of symbols
{
	printf '!<arch>\n%-16s%-12d%-6d%-6d%-8o%-10d`\n\0\0\0\0\0\0\0\0' /SYM64/ 0 0 0 420 8
	printf '%-16s%-12d%-6d%-6d%-8o%-10d`\none.o\0\0\0' '#1/8' 0 0 0 420 $(($(wc -c <"$TMP/one.o") + 8))
	cat "$TMP/one.o"
} >"$TMP/bsd.a"
use "$TMP/bsd.a"
$gen -a "$arch" -f 2.28 -x "$x" -r "$TMP/none" || wrong 'BSD style is refused'
ar p "$TMP/none/lib/libstdcxx_rest.a" one.o >"$TMP/bsd.o" && readelf -Ws "$TMP/bsd.o" | grep -q "HIDDEN .* $newer\$" || wrong 'BSD style is not edited'
# damage anywhere: never more than a line
n=70
while [ $n -lt "$size" ]; do
	{ head -c $n "$TMP/a.a"; printf '\377\377\377\377'; tail -c +$((n + 5)) "$TMP/a.a"; } >"$TMP/damaged.a"
	use "$TMP/damaged.a"
	$gen -a "$arch" -f 2.28 -x "$x" -r "$TMP/none" >"$TMP/said" 2>&1
	s=$?
	[ $s -le 1 ] && [ "$(wc -l <"$TMP/said")" = $s ] || wrong "damaged at $n: exit status $s, $(cat "$TMP/said")"
	n=$((n + 13))
done
exit $status
