#!/bin/sh
# SPDX-License-Identifier: MIT
# The stubs that compatgen makes itself are those that an assembler and a linker make of its sources: the same names, versions, types and sizes, the
# same at one address, data aligned as much, the same note of hardening and warnings; and readelf, objdump and each linker find nothing odd in them.
bad=0

wrong() {
	echo "$0: $*"
	bad=1
}

# of LIBRARY READELF: its versions, then each symbol with the first of those that are at its address
of() {
	$2 -VW "$1" | sed -n '/version_d/,$p' | grep -o 'Flags:.*Name: .*' | sed 's/Index: [0-9]*//; s/  */ /g'
	$2 -nW "$1" | grep -o ' feature: .*'
	$2 -SW "$1" | grep -o '\.gnu\.warning\.[^ ]*' | sort | while read -r s; do
		echo "$s" "$($2 -p "$s" "$1" | grep ' 0\] ')"
	done
	$2 -dW "$1" | grep -o '(SONAME).*\|.*VARIANT_PCS'
	$2 --dyn-syms -W "$1" | sed 's/\[VARIANT_PCS\]/PCS/' | awk '
		# GNU ld has a symbol for each version, and those of sections
		!/^ *[0-9]+: / || /: 0+ +0 (NOTYPE|SECTION) +LOCAL/ || / SECTION / || ($4 == "OBJECT" && $7 == "ABS") { next }
		{
			name = $NF == "PCS" ? $(NF - 1) : $NF
			pcs = / PCS /
			place = $7 == "UND" ? "UND" : ($4 == "TLS") $2
			if (!(place in first) || name < first[place])
				first[place] = name
			line[++n] = name " " $3 " " $4 " " $5 " " $6 " " pcs
			where[n] = place
		}
		END { for (i = 1; i <= n; i++) print line[i], first[where[i]] }' | sort
}

for arch in $ARCHES; do
	t=$arch-linux-gnu-
	[ "$arch" != "$(uname -m)" ] || t=
	for x in 2.36:2.17 2.43:2.34 2.43:2.38; do
		host=${x%:*} floor=${x#*:} libraries=
		rm -rf "$TMP/src" "$TMP/run" "$TMP/floor"
		mkdir "$TMP/run"
		for l in stdc++ gomp atomic quadmath gfortran; do
			a=$("${t}gcc" -print-file-name=lib$l.a)
			[ ! -e "$a" ] || libraries="$libraries -x $a"
		done
		# shellcheck disable=SC2086 # words
		"$BUILD/compatgen" -a "$arch" -H $host -f $floor -o "$TMP/src" && "$BUILD/compatgen" -a "$arch" -f $floor $libraries -r "$TMP/run" &&
			"$BUILD/compatgen" -a "$arch" -H $host -f $floor -m "$(echo "$BUILD/$arch"/obj-*/objects.a)" $libraries -L "${t}ld" -o "$TMP/floor" ||
			{ wrong "$arch, host $host, floor $floor: exit status $?"; continue; }
		n=0
		for s in "$TMP"/src/stub/*.S "$TMP"/run/stub/*.S; do
			name=$(basename "$s" .S) made=$TMP/floor/$(basename "$s" .S)
			"${t}gcc" -c -o "$TMP/stub.o" "$s" && "${t}ld" -shared -soname "$name" --version-script "${s%.S}.map" --hash-style=both -o "$TMP/linked" "$TMP/stub.o" ||
				{ wrong "$arch, $floor: $name: not assembled"; continue; }
			of "$TMP/linked" "${t}readelf" >"$TMP/want"
			of "$made" "${t}readelf" >"$TMP/got"
			diff "$TMP/want" "$TMP/got" >"$TMP/diff" || wrong "$arch, host $host, floor $floor: $name: $(head -n 5 "$TMP/diff")"
			[ "$(wc -l <"$TMP/got")" -gt 2 ] || wrong "$arch, $floor: $name: $(cat "$TMP/got")"
			# data: at least as the sources say, which the table of alignments is for
			"${t}readelf" -lSdsVW "$made" >"$TMP/text" 2>"$TMP/said"
			"${t}objdump" -pT "$made" >"$TMP/text" 2>>"$TMP/said"
			"${t}objcopy" "$made" "$TMP/copy" 2>>"$TMP/said"
			[ ! -s "$TMP/said" ] || wrong "$arch, $floor: $name: $(head -n 3 "$TMP/said")"
			n=$((n + 1))
		done
		[ $n = "$(find "$TMP/floor" -name '*.so.[0-9]*' | wc -l)" ] || wrong "$arch, floor $floor: $n stubs compared of $(ls "$TMP/floor")"
		# nothing but what is in the sources
		for f in "$TMP"/src/lib/* "$TMP"/run/lib/*.so; do
			cmp "$f" "$TMP/floor/$(basename "$f")" || bad=1
		done
	done
done
exit $bad
