#!/bin/sh
# SPDX-License-Identifier: MIT
# compatgen over small tables. good/: the plans and the files it writes, compared with good/*.want. bad/NAME.KIND:
# one of the tables is replaced by a bad one, every error in it is reported as in bad/NAME.KIND.err.
cd tests/gen || exit 1
gen=$BUILD/compatgen
bad=0

same() {
	diff -u "$1" "$2" || bad=1
}

for x in '2.43 2.17' '2.36 2.17' '2.36 2.28' '2.31 2.17' '2.43 2.43'; do
	echo "# host ${x% *}, floor ${x#* }"
	$gen -t good -a x86_64 -H "${x% *}" -f "${x#* }" -p
done >"$TMP/plan"
same good/plan.want "$TMP/plan"

$gen -t good -a x86_64 -H 2.36 -f 2.17 -p strlcpy exp >"$TMP/some"
printf '%-40s pin     2.2.5 libm host 2.29\n%-40s later  \n' exp strlcpy | diff -u - "$TMP/some" || bad=1
$gen -t good -a x86_64 -H 2.43 -f 2.17 -p refusal refusal64 >"$TMP/some"
printf '%-40s %s\n' refusal 'refused host 2.35: needs what only libc has' refusal64 'missing host 2.35' |
	diff -u - "$TMP/some" || bad=1
# a name that is new, and changed after that
for f in 2.17 2.36; do $gen -t good -a x86_64 -H 2.43 -f $f -p getres; done >"$TMP/some"
printf '%-40s %s\n' getres 'new     host 2.34' getres 'wrap    2.34 libc host 2.34' | diff -u - "$TMP/some" || bad=1
# another name for what has changed: also where the floor has one for what it was before
for f in 2.17 2.36; do $gen -t good -a x86_64 -H 2.43 -f $f -p setspeed32; done >"$TMP/some"
printf '%-40s %s\n' setspeed32 'alias   =setspeed host 2.42' setspeed32 'alias   =setspeed host 2.42' |
	diff -u - "$TMP/some" || bad=1
$gen -t good -a x86_64 -l >"$TMP/list"
grep -q '^refusal  *refused: needs what only libc has$' "$TMP/list" || { echo "-l does not print a reason"; bad=1; }
grep -q '^setspeed  *a note$' "$TMP/list" || { echo "-l does not print the note"; bad=1; }

$gen -t good -a x86_64 -H 2.36 -f 2.17 -o "$TMP/dir" && (cd "$TMP/dir" && find . -type f | LC_ALL=C sort |
	while read -r f; do echo "== $f"; cat "$f"; done) >"$TMP/files"
same good/files.want "$TMP/files"

# -m: the trampolines are the same objects as the assembler's, but for the order of symbols
trampoline() {	# ARCH COMPILER
	objects=$(echo "$BUILD/$1"/obj-*/objects.a)
	[ -n "$(command -v "$2")" ] && [ -e "$objects" ] || return 0
	rm -rf "$TMP/own"
	mkdir "$TMP/own"
	cp "$objects" "$TMP/own/objects.a"
	$2 -I"../../arch/$1" -c -o "$TMP/own/trampoline.o" ../../shims/trampoline.S && ar r "$TMP/own/objects.a" "$TMP/own/trampoline.o" &&
		$gen -t ../../versions -a "$1" -H 2.43 -f 2.17 -m "$TMP/own/objects.a" -o "$TMP/floor-$1" &&
		$gen -t ../../versions -a "$1" -H 2.43 -f 2.17 -o "$TMP/sources-$1" || { bad=1; return; }
	(cd "$TMP/sources-$1" && cat members along && cd tramp && echo *.S ../pin/*.S | sed 's|\.\./pin/||g; s/\.S//g' | tr ' ' '\n') | sort >"$TMP/names.S"
	ar t "$TMP/floor-$1/libcompat.a" | sed -n 's/\.o$//p' | grep -v '^__compat_[^o]' | sort >"$TMP/names.o"
	same "$TMP/names.S" "$TMP/names.o"
	(cd "$TMP/sources-$1/old" && printf '%s\n' *.S) | sed 's/\.S$/.o/' | sort >"$TMP/names.S"
	ar t "$TMP/floor-$1/libcompat_old.a" | sort >"$TMP/names.o"
	same "$TMP/names.S" "$TMP/names.o"
	for o in old/pow10 old/__compat_old_pow10 tramp/acosf32x tramp/__compat_old_quick_exit tramp/reallocarray pin/exp pin/pthread_create pin/stat; do
		[ -e "$TMP/sources-$1/$o.S" ] || continue
		$2 -I"../../arch/$1" -c -o "$TMP/assembled.o" "$TMP/sources-$1/$o.S"
		case $o in
		old/*) lib=libcompat_old.a ;;
		*) lib=libcompat.a ;;
		esac
		ar p "$TMP/floor-$1/$lib" "${o#*/}.o" >"$TMP/copied.o"
		for f in "$TMP/assembled.o" "$TMP/copied.o"; do
			readelf -srW "$f" | sed -E 's/^ *[0-9]+: //; s/offset 0x[0-9a-f]+//; s/^([0-9a-f]{16})  [0-9a-f]{16}/\1/' | sort
			readelf -x .text "$f"
		done >"$TMP/both"
		n=$(($(wc -l <"$TMP/both") / 2))
		[ $n -gt 8 ] && [ "$(head -n $n "$TMP/both")" = "$(tail -n $n "$TMP/both")" ] || { echo "$1: $o.o is not as assembled"; cat "$TMP/both"; bad=1; }
		tried="$tried $o"
	done
}
tried=
trampoline x86_64 x86_64-linux-gnu-gcc
trampoline aarch64 aarch64-linux-gnu-gcc
trampoline x86_64 clang
[ "$(echo $tried | wc -w)" -ge 5 ] || { echo "trampolines compared: $tried"; bad=1; }

# wrong CODE TEXT ARGS...: exit status and the one line on stderr
wrong() {
	code=$1 text=$2
	shift 2
	$gen "$@" >"$TMP/stdout" 2>"$TMP/stderr"
	s=$?
	[ $s -eq "$code" ] || { echo "compatgen $*: exit status $s, want $code"; bad=1; }
	[ ! -s "$TMP/stdout" ] || { echo "compatgen $*: wrote to stdout"; bad=1; }
	printf '%s\n' "$text" | diff -u - "$TMP/stderr" || bad=1
}

usage='usage: compatgen [-t tables] -a arch (-c | -l | -H host -f floor ([-m objects [-x archive]... [-L ld] [-k keep]] -o dir | -n | -p [name...]) | -f floor [-x archive]... -r dir) | -d'
wrong 2 "$usage"
wrong 2 "$usage" -t good -a x86_64 -H 2.36 -f 2.17
wrong 2 "$usage" -t good -a x86_64 -H 2.36 -p
wrong 2 "$usage" -t good -a x86_64 -l -f 2.17
wrong 2 "$usage" -t good -a x86_64 -H 2.36 -f 2.17 -o "$TMP/x" extra
wrong 2 "$usage" -t good -a x86_64 -H 2.36 -f 2.17 -m "$TMP/objects.a" -p
wrong 2 "$usage" -t good -a x86_64 -H 2.36 -f 2.17 -x "$TMP/libgomp.a" -o "$TMP/x"
wrong 2 "$usage" -t good -a x86_64 -H 2.36 -f 2.17 -L ld -o "$TMP/x"
wrong 1 'compatgen: good/riscv64.abi: no such architecture, accepted: x86_64' -t good -a riscv64 -l
wrong 1 'compatgen: good/x86_64.abi: no floor 2.16, accepted: 2.17 to 2.36, the host'\''s' -t good -a x86_64 -H 2.36 -f 2.16 -p
wrong 1 'compatgen: good/x86_64.abi: no floor 2.17.1, accepted: 2.17 to 2.36, the host'\''s' -t good -a x86_64 -H 2.36 -f 2.17.1 -p
wrong 1 'compatgen: good/x86_64.abi: no floor rhel8, accepted: 2.17 to 2.36, the host'\''s' -t good -a x86_64 -H 2.36 -f rhel8 -p
wrong 1 'compatgen: good/x86_64.abi: no host 2.44, accepted: 2.17 to 2.43; say the newest for a newer host, what came later is not offered' \
	-t good -a x86_64 -H 2.44 -f 2.17 -p
wrong 1 'compatgen: good/x86_64.abi: no floor 2.99, accepted: 2.17 to 2.36, the host'\''s' -t good -a x86_64 -H 2.36 -f 2.99 -p
wrong 1 'compatgen: floor 2.34 is newer than host 2.31: programs built there run on 2.34 as they are' \
	-t good -a x86_64 -H 2.31 -f 2.34 -p
wrong 1 'compatgen: good/x86_64.abi: nothing: no such name' -t good -a x86_64 -H 2.36 -f 2.17 -p exp nothing

wrong 2 "$usage" -c
wrong 2 "$usage" -a x86_64 -d
wrong 2 "$usage" -t good -a x86_64 -c -f 2.17
# objects that are none
printf 'int x;\n' | gcc -c -x c -o "$TMP/other.o" -
floor() {	# TEXT OBJECTS
	wrong 1 "compatgen: $1" -t good -a x86_64 -H 2.36 -f 2.17 -m "$2" -o "$TMP/x"
}
of() {	# FILE NAME...: an archive in which each NAME is that object
	rm -rf "$TMP/of" "$TMP/of.a"
	mkdir "$TMP/of"
	file=$1
	shift
	for n; do cp "$file" "$TMP/of/$n"; done
	(cd "$TMP/of" && ar rcSD ../of.a "$@")
}
floor "$TMP/no.a: No such file or directory" "$TMP/no.a"
floor "$TMP/other.o: not an archive" "$TMP/other.o"
of "$TMP/other.o" gettid.o
head -c 300 "$TMP/of.a" >"$TMP/cut.a"
floor "$TMP/cut.a: truncated: ends in a member" "$TMP/cut.a"
of "$TMP/other.o" gettid.o gettid.x
floor "$TMP/of.a: gettid.x: want NAME.o or FIRST-LAST@NAME.o" "$TMP/of.a"
of "$TMP/other.o" 2.25@gettid.o
floor "$TMP/of.a: 2.25@gettid.o: want NAME.o or FIRST-LAST@NAME.o" "$TMP/of.a"
of "$TMP/other.o" gettid.o
floor 'versions/shims.tbl: libpthread_keep: no source libpthread_keep.c below shims/' "$TMP/of.a"
all='__isoc23_strtol __libc_start_main atexit getres gettid setspeed stat pthread_create __compat_along_pthread_create trampoline libpthread_keep compat_printf'
# shellcheck disable=SC2046,SC2086 # names
of "$TMP/other.o" $(printf '%s.o ' $all)
floor 'trampoline.o: no __compat_name or no __compat_symbol in it' "$TMP/of.a"
echo text >"$TMP/text"
# shellcheck disable=SC2046,SC2086
of "$TMP/text" $(printf '%s.o ' $all)
floor 'trampoline.o: not an object of the assembler' "$TMP/of.a"
[ ! -e "$TMP/x" ] && [ -z "$(find "$TMP" -maxdepth 1 -name '.x*')" ] || { echo '-m: wrote files'; bad=1; }
# what headers declare otherwise: the object for those
gcc -I../../arch/x86_64 -c -o "$TMP/trampoline.o" ../../shims/trampoline.S
# shellcheck disable=SC2046,SC2086
of "$TMP/other.o" $(printf '%s.o ' $all)
cp "$TMP/trampoline.o" "$TMP/of/"
cp "$TMP/text" "$TMP/of/2.25-2.36@gettid.o"
(cd "$TMP/of" && ar rSD ../of.a trampoline.o 2.25-2.36@gettid.o)
cp -r good "$TMP/tables"
cp -r ../../versions/distros.tbl ../../versions/runtimes "$TMP/tables"
for x in 2.36:text 2.37: 2.24:; do
	$gen -t "$TMP/tables" -a x86_64 -H "${x%:*}" -f 2.17 -m "$TMP/of.a" -o "$TMP/x" || bad=1
	ar p "$TMP/x/libcompat.a" gettid.o >"$TMP/gettid"
	[ "${x#*:}" = "$(grep -ax text "$TMP/gettid")" ] || { echo "host ${x%:*}: the object for another one"; bad=1; }
done
mkdir "$TMP/distros"
printf '%s\n' 'new 2.41 3.4.33 1.3.15 14.0.0 14.0.0 - New 1' 'old 2.17 3.4 1.3.7 x 4.7.0 - Old 1' 'short 2.43' >"$TMP/distros/distros.tbl"
wrong 1 "compatgen: $TMP/distros/distros.tbl:2: old: version x, want one such as 2.17
compatgen: $TMP/distros/distros.tbl:2: old: not sorted by glibc, then name, or there twice
compatgen: $TMP/distros/distros.tbl:3: short: 2 columns, want 8: name glibc glibcxx cxxabi gcc gcc-aarch64 also title" \
	-t "$TMP/distros" -d

# what cannot be written leaves what was there before, and nothing half-written
mkdir "$TMP/full"
cp -r "$TMP/dir" "$TMP/full/dir"
wrong 1 "compatgen: $TMP/none/dir: No such file or directory" -t good -a x86_64 -H 2.36 -f 2.17 -o "$TMP/none/dir"
(ulimit -f 0; trap '' XFSZ; $gen -t good -a x86_64 -H 2.36 -f 2.17 -o "$TMP/full/dir" >/dev/null 2>&1)
[ $? -eq 1 ] || { echo "compatgen -o on a full disk: no error"; bad=1; }
[ "$(ls -A "$TMP/full")" = dir ] || { echo "compatgen -o on a full disk leaves: $(ls -A "$TMP/full")"; bad=1; }
diff -r "$TMP/dir" "$TMP/full/dir" || bad=1

for f in bad/*.abi bad/*.shims bad/*.libs bad/*.foreign bad/*.warnings; do
	t=$TMP/tables
	rm -rf "$t"
	cp -r good "$t"
	case $f in
	*.abi) cp "$f" "$t/x86_64.abi" ;;
	*.shims) cp "$f" "$t/shims.tbl" ;;
	*.libs) cp "$f" "$t/libs.tbl" ;;
	*.foreign) cp "$f" "$t/foreign.tbl" ;;
	*.warnings) cp "$f" "$t/warnings.tbl" ;;
	esac
	$gen -t "$t" -a x86_64 -H 2.36 -f 2.17 -o "$TMP/bad" >"$TMP/stdout" 2>"$TMP/stderr"
	s=$?
	sed "s|$t/||g" "$TMP/stderr" | diff -u "$f.err" - || bad=1
	[ $s -eq 1 ] || { echo "$f: exit status $s, want 1"; bad=1; }
	[ ! -e "$TMP/bad" ] && [ -z "$(find "$TMP" -maxdepth 1 -name '.bad*')" ] || { echo "$f: wrote files"; bad=1; }
done
exit $bad
