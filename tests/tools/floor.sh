#!/bin/sh
# SPDX-License-Identifier: MIT
# Words for a floor: the command, the Makefile and the script that it asks take the same, and say what a misspelt one may
# have been meant for. An empty floor is none: the search for it never ended.
. tests/tools/common

# WORD, with | around it; its release, or - and what is near, if anything is
cat >"$TMP/words" <<'E2'
|2.17| 2.17
|2.28| 2.28
|2.43| 2.43
|rhel8| 2.28
|RHEL8| 2.28
|RHEL 8| 2.28
|RHEL-8| 2.28
|el7| 2.17
|centos-7| 2.17
|CentOS_7| 2.17
|centos7.9.2009| 2.17
|rhel8.10| 2.28
|rockylinux:8| 2.28
|almalinux-9.4| 2.34
|ubuntu22.04| 2.35
|Ubuntu-22.04| 2.35
|ubuntu:22.04| 2.35
|ubuntu22.04.3| 2.35
|jammy| 2.35
|Bookworm| 2.36
|debian:12.5| 2.36
|amzn2| 2.26
|al2023| 2.34
|sles15| 2.31
|sles15.5| 2.31
|leap15.6| 2.38
|glibc2.28| 2.28
|glibc-2.28| 2.28
|GLIBC_2.28| 2.28
|manylinux2014| 2.17
|manylinux2014_aarch64| 2.17
|manylinux_2_28| 2.28
|manylinux_2_28_x86_64| 2.28
|manylinux_2_33_aarch64| 2.33
|2.28+gcc12| 2.28+gcc12
|2.17+GCC4.8| 2.17+gcc4.8
|RHEL 8+gcc13| 2.28+gcc13
|manylinux2014_x86_64+gcc9| 2.17+gcc9
|| -
| | -
|2.28+| -
|2.28+gcc| -
|2.28+12| -
|2.28+gcc12+gcc13| -
|+gcc12| -
|rhle8+gcc12| - did you mean rhel8?
|2| -
|2.| -
|.| -
|-| -
|2.28.| -
|2.28.0| -
|2.028| -
|02.28| -
|2.28x| -
|-2.28| -
|glibc| -
|glibc2| -
|3.17| -
|rhel| - did you mean rhel7, rhel8, rhel9 or rhel10?
|rhel5| -
|rhle8| - did you mean rhel8?
|debian| - did you mean debian8, debian9, debian10, debian11, debian12 or debian13?
|ubuntu22.10| - did you mean ubuntu22.04?
|sles15.6| - did you mean sles15.3, sles15.4 or sles15.5?
|bokworm| - did you mean bookworm?
|cenots7| - did you mean centos7?
|alpine3.20| -
|nosuch| -
|windows11| -
|../2.28| -
E2
# all that the table has, by its own columns
awk '!/^#/ && NF { n = split($1 "," $7, w, ","); for (i = 1; i <= n; i++) if (w[i] != "-") printf "|%s| %s\n", w[i], $2 }' \
	versions/distros.tbl >"$TMP/table"
[ "$(grep -c . "$TMP/table")" -gt 80 ] || wrong "the table has few words: $(cat "$TMP/table")"
sort "$TMP/table" | uniq -d | grep . && wrong "these are there twice"

# of TEXT WORD: a release, or - and what is near, from what was said
of() {
	case $1 in
	*"no floor $2, did"* | *"no floor \"$2\", did"*) echo "- did${1#*, did}" | sed 's/?.*/?/' ;;
	*"no floor $2: a glibc release from 2.17 "* | *"no floor \"$2\": a glibc release from 2.17 "*) echo - ;;
	*"no floor $2: too old, the oldest is 2.17"*) echo - ;;
	*"no floor $2: behind the + "* | *"no floor \"$2\": behind the + "*) echo - ;;
	*) echo "$1" ;;
	esac
}
n=0
while read -r line; do
	word=${line#|} want=${line##*| }
	word=${word%|*}
	n=$((n + 1))
	got=$(timeout 20 "$compat" explain --arch x86_64 --floor "$word" memcpy 2>&1 | sed -n 's/^  floor \(2[^:]*\):.*/\1/p; t; /^compat/p')
	[ "$(of "$got" "$word")" = "$want" ] || wrong "compat explain --floor '$word': $got, want $want"
	got=$(sh gen/release "$word" 2>&1)
	[ "$(of "$got" "$word")" = "$want" ] || wrong "gen/release '$word': $got, want $want"
	# the other commands, and make, whose words have no blanks
	case $line in
	*[!\ ]\ [!\ ]*\|*) continue ;;
	*'| -'*)
		for c in "check --quiet /bin/true" flags "cc -- -v"; do
			# shellcheck disable=SC2086 # words
			set -- $c
			c=$1
			shift
			timeout 20 "$compat" "$c" --floor "$word" "$@" >"$TMP/said" 2>&1
			[ $? -eq 2 ] && grep -q "^compat $c: no floor " "$TMP/said" || wrong "compat $c --floor '$word': $(cat "$TMP/said")"
		done
		case $word in
		2. | rhle8 | *20) ;;
		*) continue ;;
		esac
		! make -s FLOORS="$word" help >"$TMP/said" 2>&1 && grep -qF "FLOORS=$word: not all" "$TMP/said" || wrong "make FLOORS=$word is taken" ;;
	*[A-Z]* | *x86* | *2.17*)
		[ "$(make FLOORS="$word" ARCH=arm64 help 2>&1 | sed -n 's/^make \[all\].*: //p')" = "$BUILD/aarch64/$want" ] ||
			wrong "make FLOORS=$word: $(make FLOORS="$word" help 2>&1 | head -n 3)" ;;
	esac
done <"$TMP/words"
while read -r line; do
	word=${line#|} want=${line##*| }
	echo "${word%|*}" >>"$TMP/all"
	got=$("$compat" explain --arch x86_64 --floor "${word%|*}" memcpy 2>&1 | sed -n 's/.*floor \(2[.0-9]*\):.*/\1/p')
	[ "$got" = "$want" ] || wrong "compat --floor $line: $got"
	[ "$(sh gen/release "${word%|*}")" = "$want" ] || wrong "gen/release $line: $(sh gen/release "${word%|*}" 2>&1)"
done <"$TMP/table"
[ $n -gt 50 ] || wrong "$n words"
# shellcheck disable=SC2046 # words
[ "$(sh gen/release $(cat "$TMP/all") | sort -V)" = "$(sed 's/.* //' "$TMP/table" | sort -Vu)" ] || wrong "several: $(sh gen/release rhel8 2.28 el7)"
[ "$(sh gen/release --words 2.19 | xargs)" = "debian8 jessie ubuntu14.04 trusty" ] || wrong "--words: $(sh gen/release --words 2.19)"
[ "$(sh gen/release --words 2.19+gcc12 | xargs)" = "debian8+gcc12 jessie+gcc12 ubuntu14.04+gcc12 trusty+gcc12" ] ||
	wrong "--words: $(sh gen/release --words 2.19+gcc12)"
"$compat" distros | grep -q '^NAME+gcc12 .* must be installed there ' || wrong "distros: no +gcc12"
for f in 2.5 2.16 centos6 RHEL-5.11 ubuntu12.04; do
	"$compat" list --floor $f 2>&1 | grep -q "no floor $f: too old, the oldest is 2.17" || wrong "floor $f is not too old"
done
for f in 2.44 2.71 2.99; do
	"$compat" list --floor $f 2>&1 | grep -q "no floor $f: a glibc release from 2.17 to 2.43" || wrong "floor $f is taken"
done

# the environment's, for what has no other, as for compat cc
[ "$(COMPAT_FLOOR=RHEL-8 "$compat" flags)" = "$("$compat" flags --floor 2.28)" ] || wrong "COMPAT_FLOOR=RHEL-8 compat flags"
[ "$(COMPAT_FLOOR=rhel8 "$compat" flags --floor 2.31)" = "$("$compat" flags --floor 2.31)" ] || wrong "COMPAT_FLOOR comes before --floor"
[ "$(COMPAT_FLOOR='' "$compat" flags)" = "$("$compat" flags --floor 2.17)" ] || wrong "an empty COMPAT_FLOOR"
COMPAT_FLOOR=rhle8 "$compat" flags >"$TMP/said" 2>&1
[ $? -eq 2 ] && grep -q '^compat flags: no floor rhle8, did you mean rhel8?' "$TMP/said" || wrong "COMPAT_FLOOR=rhle8: $(cat "$TMP/said")"

# architectures by their other names
for a in x86_64:amd64 x86_64:AMD64 x86_64:x86-64 aarch64:arm64; do
	[ "$("$compat" flags --arch ${a#*:})" = "$("$compat" flags --arch ${a%:*})" ] || wrong "--arch ${a#*:}"
done

# the kinds of "compat list" are the same in all places, and each is taken
"$compat" list --kind no 2>&1 | sed 's/.*no kind no: //; s/;.*//; s/ or /, /' | tr -d , >"$TMP/kinds"
[ "$(wc -w <"$TMP/kinds")" -ge 8 ] || wrong "kinds: $(cat "$TMP/kinds")"
sed -n '/^Kinds are/,/selects one/p' tools/compat.1 | grep '^\.Cm' | sed 's/^.Cm//; s/[,;]//g; s/ *$//' | tr -s '\n ' ' ' | xargs | diff "$TMP/kinds" - ||
	wrong 'kinds of the manual'
for k in $(cat "$TMP/kinds"); do
	"$compat" list --kind "$k" >"$TMP/said" 2>&1 || wrong "compat list --kind $k: $(head -n 1 "$TMP/said")"
done

# help for each command; that of the compiler is the compiler's
for c in check explain flags list distros doctor cc c++; do
	for o in --help -h '--floor 2.28 --help'; do
		# shellcheck disable=SC2086 # words
		[ "$("$compat" $c $o 2>&1)" = "$("$compat" --help)" ] || wrong "compat $c $o: $("$compat" $c $o 2>&1 | head -n 1)"
	done
done
[ "$("$compat" cc --cc 'echo x' -- --help)" = 'x --help' ] || wrong 'compat cc -- --help is not for the compiler'

# a gcc that is none
"$compat" flags --floor rhel8+gcc99 2>&1 | grep -qxF 'compat flags: no floor rhel8+gcc99: behind the + stands one of gcc4.8 to gcc16; see compat --help' ||
	wrong "rhel8+gcc99: $("$compat" flags --floor rhel8+gcc99 2>&1)"
# versions and names that are none
"$compat" explain --arch x86_64 log@GLIBC_9 2>&1 | grep -qx 'compat: log@GLIBC_9: log has no version GLIBC_9 on x86_64; it has GLIBC_2.2.5, GLIBC_2.29' ||
	wrong "log@GLIBC_9: $("$compat" explain --arch x86_64 log@GLIBC_9 2>&1)"
"$compat" explain --arch x86_64 GOMP_parallel@GOMP_9 2>&1 | grep -qx 'compat: GOMP_parallel@GOMP_9: GOMP_parallel has no version GOMP_9 on x86_64; it has GOMP_4.0' ||
	wrong "GOMP_parallel@GOMP_9: $("$compat" explain --arch x86_64 GOMP_parallel@GOMP_9 2>&1)"
"$compat" explain --arch x86_64 GOMP_parallel@GOMP_4.0 | grep -qx '  floor 2.20 on: itself, GOMP_4.0' || wrong 'GOMP_parallel@GOMP_4.0'
for n in nosuch foo no_such_function GOMP_nothing_3 GLIBC_2.x; do
	"$compat" explain --arch x86_64 $n 2>&1 | grep -qx "compat: $n: neither glibc nor a library of gcc has such a symbol on x86_64" || wrong "$("$compat" explain $n 2>&1)"
done
for n in ptread_create:pthread_create strlpcy:strlcpy gettdi:gettid; do
	"$compat" explain --arch x86_64 ${n%:*} 2>&1 | grep -q "; near: ${n#*:}$" || wrong "$("$compat" explain ${n%:*} 2>&1)"
done
exit $status
