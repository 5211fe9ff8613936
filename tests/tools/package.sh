#!/bin/sh
# SPDX-License-Identifier: MIT
# compat check looks into packages: each kind by each tool that can unpack it, its own status where there is none, and where
# nothing is in it. What is hostile stays in its directory, is bounded, and nothing is left, however it ends.
. tests/tools/common
. tests/tools/packages
make_forge

# one STATUS TEXT ARGUMENT...: that status, and the text somewhere in what it says
one() {
	want=$1 text=$2
	shift 2
	timeout -k 1 60 env "PATH=$path" "$compat" check "$@" >"$TMP/out" 2>&1 </dev/null
	s=$?
	[ $s -eq "$want" ] || wrong "check $*: status $s, want $want: $(head -n 3 "$TMP/out")"
	grep -qF -- "$text" "$TMP/out" || wrong "check $*: not \"$text\" but $(head -n 3 "$TMP/out")"
	timeout -k 1 60 env "PATH=$path" "$compat" check --json "$@" 2>&1 >"$TMP/json" </dev/null | grep . && wrong "check --json $*: on stderr"
	perl -MJSON::PP -e 'local $/; my $d = decode_json(<STDIN>);
		exit !($d->{checked} == $d->{ok} + $d->{above} + $d->{unchecked} + $d->{unseen})' <"$TMP/json" ||
		wrong "check --json $*: $(cat "$TMP/json")"
	left=$(ls -A "$TMPDIR")
	[ -z "$left" ] || wrong "check $*: left $left"
}

TMPDIR=$TMP/private
export TMPDIR
mkdir "$TMPDIR" "$TMP/d" && cd "$TMP/d" || exit 1
contents root || exit 1
make_deb root a.deb && make_rpm root a.rpm && make_appimage a.AppImage || exit 1
(cd root && python3 -m zipfile -c ../a.whl usr) && cp a.whl a.zip && cp a.whl 'a b.$(x);c.jar' || exit 1
for t in gz xz zst bz2; do
	tar -C root -caf a.tar.$t usr || exit 1
done
tar -C root -cf a.tar usr
mksquashfs root a.snap -quiet -no-progress >/dev/null || exit 1

# what a failed download leaves in a directory
mkdir broken
cp root/usr/bin/below broken 2>/dev/null || cp "$(command -v true)" broken
: >broken/x.whl
path=$PATH
one 3 'broken/x.whl: empty file' --floor 2.43 broken
echo '<html>404</html>' >broken/x.whl
one 3 'broken/x.whl: called like a package, and is none' --floor 2.43 broken
rm -r broken

# each kind, by each tool: the others are not there
tools() {
	rm -rf "$TMP/bin"
	mkdir "$TMP/bin"
	for t in sh chmod rm "$@"; do
		ln -s "$(command -v "$t")" "$TMP/bin/"
	done
}
path=$PATH
while read -r file with; do
	for t in $(echo "$with" | tr / ' '); do
		# shellcheck disable=SC2046
		tools $(echo "$t" | tr + ' ')
		path=$TMP/bin
		one 1 "$file/usr/bin/above: needs glibc 2.38" "$file"
		one 1 'libcompat has it' -- "./$file"
		got=$(grep -c '"status": "ok"' "$TMP/json")
		[ "$got" -ge 1 ] || wrong "$file by $t: no file that is within"
	done
	tools
	path=$TMP/bin
	one 4 ": to look inside, install " "$file"
	mkdir -p in
	ln -f "$file" "in/$file"
	one 4 "in/$file: " in
	rm -f in/*
done <<'E2'
a.deb dpkg-deb+tar+xz/bsdtar
a.rpm bsdtar/rpm2archive+tar+gzip
a.whl bsdtar/unzip
a.zip bsdtar/unzip
a.tar bsdtar/tar
a.tar.gz bsdtar/tar+gzip
a.tar.xz bsdtar/tar+xz
a.tar.zst bsdtar/tar+zstd
a.tar.bz2 bsdtar/tar+bzip2
a.snap unsquashfs
E2
path=$PATH
one 1 'a b.$(x);c.jar/usr/bin/above: needs glibc 2.38' 'a b.$(x);c.jar'
cp a.whl ./-a.whl
one 1 -a.whl/usr/bin/above -- -a.whl
# the program at its beginning is never run
one 1 a.AppImage/usr/bin/above a.AppImage
[ ! -e ran ] || wrong "the AppImage was run"
tools
path=$TMP/bin
one 4 'a.AppImage: squashfs image: to look inside, install unsquashfs' a.AppImage
path=$PATH

# in a directory, by their names; in one another
mkdir dir
cp a.deb a.whl dir
cp a.tar.gz dir/data.gz
gzip -c "$top/README.md" >dir/README.gz
one 1 '4 files: 2 within 2.17, 2 above' dir
tar -cf nested.tar dir/a.whl
one 1 nested.tar/dir/a.whl/usr/bin/above nested.tar
for n in 1 2 3; do
	tar -cf n.tar nested.tar
	mv n.tar nested.tar
done
one 3 'inside of 3 others' nested.tar

# nothing in it
: >text
tar -cf text.tar text
one 4 'text.tar: package without an ELF file: nothing was checked' text.tar
mkdir only
cp text.tar only
one 4 'only: no ELF file in it: nothing was checked' only
cp root/usr/bin/within only
one 0 '1 file: 1 within 2.17, 0 above' only

# not whole: what there is, and an error
for f in a.deb a.rpm a.whl a.tar.gz; do
	head -c $(($(wc -c <$f) * 3 / 4)) $f >cut${f#a}
done
head -c $(($(wc -c <a.AppImage) - 4096)) a.AppImage >cut.AppImage
for f in cut.*; do
	one 3 "compat: $f: " "$f"
done
printf '\037\213 nothing' >bad.tgz
one 3 'bad.tgz: tar archive that bsdtar does not unpack: ' bad.tgz

# hostile: names and links that lead out, set-user-id, no permissions
ln -s "$TMP/outside" link
mkdir "$TMP/outside"
perl -e '
	sub member { my ($name, $type, $link, $mode, $data) = @_;
		my $h = pack("a100a8a8a8a12a12A8a1a100a6a2a247", $name, sprintf("%07o", $mode), "0000000", "0000000",
			sprintf("%011o", length $data), "00000000000", "", $type, $link, "ustar", "00", "");
		substr($h, 148, 8) = sprintf("%06o\0 ", unpack("%32C*", $h));
		print $h, $data, "\0" x (-length($data) % 512) }
	open F, "<", "root/usr/bin/above"; local $/; my $elf = <F>;
	member("../escaped", 0, "", 0755, $elf);
	member("$ENV{TMP}/outside/absolute", 0, "", 0755, $elf);
	member("out", 2, "$ENV{TMP}/outside", 0777, "");
	member("out/through", 0, "", 0755, $elf);
	member("passwd", 2, "/etc/passwd", 0777, "");
	member("hard", 1, "/etc/passwd", 0777, "");
	member("above", 2, "$ENV{TMP}/d/root/usr/bin/above", 0777, "");
	member("closed/", 5, "", 0, "");
	member("closed/suid", 0, "", 04111, $elf);
	print "\0" x 1024' >hostile.tar
for t in bsdtar tar; do
	tools $t
	path=$TMP/bin
	one 3 hostile.tar/closed/suid hostile.tar
	grep -q 'hostile.tar/above\|hostile.tar/passwd' "$TMP/out" && wrong "$t: links are followed"
	path=$PATH
	[ -z "$(ls -A "$TMP/outside")" ] || wrong "$t: outside: $(ls -A "$TMP/outside")"
	[ ! -e "$TMP/escaped" ] && [ ! -e "$TMPDIR/escaped" ] || wrong "$t: escaped"
done

# too large, too many
small=$TMP/small
(cd "$top" && $cc -std=gnu99 -D_GNU_SOURCE -O1 -DPACKAGE_BYTES=20000000 -DPACKAGE_FILES=2000 -iquote common -iquote elf -iquote gen -iquote tools -o "$small" \
	tools/[a-z]*.[cS] gen/emit.c gen/object.c gen/output.c gen/runtime.c gen/stub.c elf/*.c common/*.c "$BUILD"/tables-*.c) || exit 1
head -c 50000000 /dev/zero >zero
mkdir many
(cd many && seq 3000 | xargs touch)
(mkdir thirty && cd thirty && seq 30 | while read -r i; do head -c 1000000 /dev/zero >"$i"; done)
python3 -m zipfile -c zero.zip zero
tar -cf many.tar many
tar -czf thirty.tgz thirty
compat0=$compat compat=$small
one 3 'zip archive that holds too much: unpack it, and check the directory' zero.zip
one 3 'tar archive that holds too much' many.tar
one 3 'tar archive that holds too much' thirty.tgz
one 1 a.tar/usr/bin/above a.tar
compat=$compat0

# where nothing can be written, and when it is interrupted
TMPDIR=$TMP/nowhere one 3 'no directory in TMPDIR to unpack it in: No such file or directory' a.tar 2>/dev/null
mkfifo wait
printf '#!/bin/sh\necho $$ >%s/wait\nexec sleep 20\n' "$TMP/d" >"$TMP/slow" && chmod +x "$TMP/slow"
tools && cp "$TMP/slow" "$TMP/bin/bsdtar" && ln -s "$(command -v sleep)" "$TMP/bin/"
for sig in INT TERM HUP PIPE; do
	# the shell lets what it starts in the background ignore SIGINT
	PATH=$TMP/bin:$PATH perl -e '$SIG{INT} = "DEFAULT"; exec @ARGV' "$compat" check a.tar >/dev/null 2>&1 &
	pid=$!
	read -r tool <wait
	kill -$sig $pid
	wait $pid
	s=$?
	[ $s -gt 128 ] || wrong "SIG$sig: status $s"
	[ -z "$(ls -A "$TMPDIR")" ] || wrong "SIG$sig: left $(ls -A "$TMPDIR")"
	# it was told to end, which takes a moment on a busy machine, and less than its 20 seconds
	for _ in 1 2 3 4 5 6 7 8 9 10; do
		grep -qs '^State:.*[RSD] ' "/proc/$tool/status" || break
		sleep 1
	done
	! grep -s '^State:.*[RSD] ' "/proc/$tool/status" || wrong "SIG$sig: the tool goes on"
done
exit $status
