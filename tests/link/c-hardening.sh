#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086 # commands and options are words
# Hardening is as it is without the flag: the notes of CET, or of BTI, PAC and GCS, in what comes out; no linker has more to say when it is asked to
# report what lacks them, or for the options that distributions link with; their options to compile with. No function of libcompat lacks the
# landing pad that the notes promise. Static programs are the same bytes.
. tests/link/common
src=tests/link/src

features() {
	sh tests/in-host readelf -nW "$1" 2>/dev/null | grep -o ' feature: .*' | sort -u | xargs
}

# start_files HOST ARCH: sets $start to a directory with all notes on the files that gcc links a program with: on some distributions
# those are without, which takes the notes away from every program
start_files() {
	start=$TMP/start-$1-$2 in=
	[ $1 = "$here" ] || in="sh tests/in-host"
	mkdir -p $start
	case $2 in
	x86_64) printf '\4\0\0\0\20\0\0\0\5\0\0\0GNU\0\2\0\0\300\4\0\0\0\3\0\0\0\0\0\0\0' ;;
	*) printf '\4\0\0\0\20\0\0\0\5\0\0\0GNU\0\0\0\0\300\4\0\0\0\7\0\0\0\0\0\0\0' ;;
	esac >$start/note
	for f in crt1.o Scrt1.o crti.o crtn.o crtbegin.o crtbeginS.o crtend.o crtendS.o; do
		$in $2-linux-gnu-objcopy -R .note.gnu.property -R .ARM.attributes --add-section .note.gnu.property=$start/note \
			--set-section-flags .note.gnu.property=alloc,readonly,contents --set-section-alignment .note.gnu.property=8 \
			$($(compiler $1 $2 gcc) -print-file-name=$f) $start/$f || wrong "$1 $2: $f"
	done
}

# reports HOST ARCH LINKER: what the linker knows of that kind; each complains without the flag if it does not
reports() {
	case $2,$3 in
	x86_64,bfd | x86_64,mold) set -- "$@" -z ibt -z shstk -z ibtplt -z cet-report=error ;;
	x86_64,lld) set -- "$@" -z force-ibt -z shstk -z cet-report=error ;;
	aarch64,bfd | aarch64,lld) set -- "$@" -z force-bti -z pac-plt
		[ "$1" = "$here" ] || set -- "$@" -z bti-report=error -z gcs=always -z gcs-report=error -z gcs-report-dynamic=error ;;
	esac
	case $1,$3 in
	*,gold | "$here",lld) ;;
	*) set -- "$@" -z separate-code '--package-metadata={"type":"deb"}' ;;
	esac
	set -- "$@" --fatal-warnings -z noexecstack --warn-execstack -z relro -z now -z defs -z text --warn-common --no-undefined-version \
		--no-allow-shlib-undefined --build-id --as-needed
	shift 3
	printf ' -Xlinker %s' "$@"
}

# same HOST ARCH LINKER OPTION...: $cc links $object to the same notes with the flag and without, and says nothing
same() {
	h=$1 a=$2 l=$3
	shift 3
	exe=$TMP/exe-$h-$a-$l-$c
	said=$($cc -B$start/ -o $exe.without $object -lm -pthread "$@" $(reports $h $a $l) 2>&1) && [ -z "$said" ] || {
		wrong "$cc $*, without the flag: $(echo "$said" | head -n 3)"
		return
	}
	said=$($cc -B$start/ -o $exe $object -lm -pthread "$@" $(reports $h $a $l) -L$dir 2>&1) && [ -z "$said" ] || {
		wrong "$cc $*: $(echo "$said" | head -n 3)"
		return
	}
	want=$(features $exe.without) got=$(features $exe)
	[ "$want" = "$got" ] || wrong "$cc $*: $got, without the flag $want"
	case $h,$a,$l,$want in
	*,x86_64,*,'feature: IBT, SHSTK' | "$here",aarch64,[bl]*,'feature: BTI, PAC' | *,aarch64,[bl]*,'feature: BTI, PAC, GCS' | *,aarch64,mold,) ;;
	*) wrong "$cc $*, without the flag: no notes to compare: $want" ;;
	esac
	readelf -lW $exe | grep -q 'GNU_STACK.* RW  *0' || wrong "$cc $*: its stack: $(readelf -lW $exe | grep GNU_STACK)"
}

# built HOST ARCH COMPILER SOURCE OPTION...: for 2.17, quietly, and runs there
built() {
	h=$1 a=$2 c=$3 from=$4
	shift 4
	cc=$(compiler $h $a $c) || return
	exe=$TMP/built
	if $cc "$@" -o $exe $src/$from -L$dir -lm -pthread >$TMP/log 2>&1 && ! [ -s $TMP/log ]; then
		assert_floor $exe 2.17
		case $a,$h in x86_64,"$here") on=$releases ;; *) on=2.17 ;; esac
		releases=$on run_everywhere $a 2.17 $exe
		row hardening $a $h $c default "$(echo "$*" | cut -c-60)" 2.17 "$ran"
	else
		wrong "$cc $*: $(head -n 5 $TMP/log)"
	fi
}

for h in $hosts; do
	for a in $ARCHES; do
		dir=$(floordir $h $a 2.17) || exit 1
		start_files $h $a
		case $a in
		x86_64) protect=-fcf-protection=full ;;
		*) protect=-mbranch-protection=standard ;;
		esac
		for c in gcc clang; do
			cc=$(compiler $h $a $c) && object=$TMP/$c-$h-$a.o || continue
			$cc -O2 $protect -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIC -c -o $object $src/hardened.c || exit 1
			for l in bfd gold lld mold; do
				case $h,$a,$l,$c in
				"$newest",aarch64,lld,gcc) continue ;;	# gcc 16 writes attributes in place of notes, which lld 21 does not read
				*,aarch64,gold,*) continue ;;	# keeps none, and with -z now has its table where code does not find it
				esac
				cc=$(compiler $h $a $c $l) || continue
				same $h $a $l -pie
				[ $c = gcc ] || continue
				same $h $a $l -shared
				[ $a = "$(uname -m)" ] || [ $l = bfd ] || continue
				for s in -static -static-pie; do
					# gold has no static-pie, with libcompat or without
					$cc -w $s -o $TMP/without $object -lm >/dev/null 2>&1 || continue
					$cc -w $s -o $TMP/with $object -lm -L$dir && cmp $TMP/without $TMP/with || wrong "$cc $s: other bytes with the flag"
				done
			done
		done

		debian="-g -O2 -fstack-protector-strong -fstack-clash-protection -Wformat -Werror=format-security $protect -D_FORTIFY_SOURCE=2"
		fedora="-g -O2 -Wp,-U_FORTIFY_SOURCE,-D_FORTIFY_SOURCE=3 -Wp,-D_GLIBCXX_ASSERTIONS -fexceptions -fstack-clash-protection $protect
			-fstack-protector-strong -ftrivial-auto-var-init=zero -fzero-call-used-regs=used-gpr -fno-omit-frame-pointer -flto -ffat-lto-objects"
		relro="-Wl,-z,relro -Wl,-z,now"
		built $h $a gcc hardened.c $debian -fPIE -pie $relro
		built $h $a gcc hardened.c $fedora $relro -Wl,--as-needed -Wl,--build-id=sha1
		[ $a = "$(uname -m)" ] || continue
		built $h $a clang hardened.c $debian -fPIE -pie $relro
		built $h $a g++ cxx-options.cc -std=c++17 $fedora $relro -Wl,--as-needed -Wl,--build-id=sha1
		[ $h = "$here" ] || built $h $a gcc hardened.c -O2 -fhardened
		# all of libstdc++ that the floor lacks is in it
		cc=$(compiler $h $a g++ bfd) c=g++ object=$TMP/cxx-$h.o
		$cc -std=c++17 -O2 $protect -fPIC -c -o $object $src/cxx-options.cc || exit 1
		same $h $a bfd
	done
done

# Each function of the archive starts with a landing pad, whichever way it is reached.
for a in $ARCHES; do
	case $a in
	x86_64) pad='endbr64' ;;
	*) pad='hint\t#0x22|hint\t#0x19|bti\tc|paciasp' ;;
	esac
	$a-linux-gnu-objdump -d --no-show-raw-insn $BUILD/$a/2.17/libcompat.a | awk -F '\t' -v pad="^($pad)" '
		/^[0-9a-f]+ <.*>:$/ { name = $0; next }
		name { n++; sub(/^[^\t]*\t/, ""); if ($0 !~ pad) print name, $0; name = "" }
		END { print n + 0 > "/dev/stderr" }' >$TMP/without-pad 2>$TMP/n
	[ $(cat $TMP/n) -gt 1000 ] || wrong "$a: functions: $(cat $TMP/n)"
	sed 's/.*<\(.*\)>.*/\1/' $TMP/without-pad >$TMP/names
	nm $BUILD/$a/2.17/libcompat.a 2>/dev/null | awk '$2 == "T" || $2 == "W" { print $3 }' | sort -u >$TMP/global
	sort -u $TMP/names | comm -12 - $TMP/global >$TMP/bare
	[ ! -s $TMP/bare ] || wrong "$a: no landing pad: $(head -n 10 $TMP/bare | xargs)"
done

# and an emulated processor enforces it, in a program of the newest host with its own start files
case $newest,$ARCHES in
*?,*aarch64*)
	cc=$(compiler $newest aarch64 gcc) && dir=$(floordir $newest aarch64 2.17) || exit 1
	exe=$TMP/enforced
	$cc -O2 -mbranch-protection=standard -o $exe $src/hardened.c -lm -L$dir || exit 1
	run_on aarch64 2.43 $exe ok
	sh tests/on aarch64 2.43 $exe astray >/dev/null 2>&1
	[ $? = 132 ] || wrong "$exe astray: the emulated processor does not mind" ;;
esac
exit $status
