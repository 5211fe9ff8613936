#!/bin/sh
# SPDX-License-Identifier: MIT
# compat check on what is no file, cannot be read, is foreign, lies or is large: one line each, the documented status, no more
# time and memory than the size of the file allows.
# shellcheck disable=SC2015,SC3045 # a complaint is never wrong; dash, bash and busybox have ulimit -t and -v
. tests/tools/common

# one STATUS TEXT ARGUMENT...: that status; nothing on stdout, and this on stderr
one() {
	want=$1 text=$2
	shift 2
	timeout -k 1 20 "$compat" check "$@" >"$TMP/out" 2>"$TMP/err" </dev/null
	s=$?
	[ $s -eq "$want" ] || wrong "check $*: status $s, want $want"
	[ ! -s "$TMP/out" ] || wrong "check $*: on stdout: $(head -n 3 "$TMP/out")"
	printf '%s\n' "$text" | diff - "$TMP/err" >"$TMP/diff" || wrong "check $*: $(cat "$TMP/diff")"
	timeout -k 1 20 "$compat" check --json "$@" >"$TMP/out" 2>"$TMP/err" </dev/null
	s=$?
	[ $s -eq "$want" ] || wrong "check --json $*: status $s, want $want"
	[ ! -s "$TMP/err" ] || wrong "check --json $*: on stderr: $(head -n 3 "$TMP/err")"
	is_json "$TMP/out" || wrong "check --json $*: no JSON: $(head -c 300 "$TMP/out")"
	timeout -k 1 20 "$compat" check --quiet "$@" >"$TMP/out" 2>&1 </dev/null
	s=$?
	[ "$s $(wc -c <"$TMP/out")" = "$want 0" ] || wrong "check --quiet $*: status $s, $(wc -c <"$TMP/out") bytes"
}

# the fuzzer reads all JSON with a reader of its own; here those of others, if there are any
is_json() {
	if [ "$json" = python3 ]; then
		python3 -c 'import json, sys; json.load(open(sys.argv[1], encoding="utf-8"))' "$1" 2>/dev/null
	elif [ "$json" = node ]; then
		node -e 'JSON.parse(new (require("util").TextDecoder)("utf-8", { fatal: true })
			.decode(require("fs").readFileSync(process.argv[1])))' "$1" 2>/dev/null
	fi
}
json=
for j in node python3; do
	$j --version >/dev/null 2>&1 && json=$j
done

# bound SECONDS KILOBYTES STATUS ARGUMENT...: with no more processor time and address space; the output in $TMP/out
bound() {
	time=$1 room=$2 want=$3
	shift 3
	(ulimit -t "$time"; ulimit -v "$room"; exec "$compat" check "$@") >"$TMP/out" 2>"$TMP/err"
	s=$?
	[ $s -eq "$want" ] || wrong "check $*: status $s, want $want, with $time s and $room KB: $(head -c 300 "$TMP/err")"
}

# linear FILE STATUS: two seconds, and the file's size ten times over
linear() {
	for how in --all --json; do
		bound 2 $(($(wc -c <"$1") * 11 / 1024 + 20000)) "$2" $how "$1"
	done
}

make_forge
case $compat in /*) ;; *) compat=$PWD/$compat ;; esac
corpus=$PWD/tests/fuzz/corpus
cat >"$TMP/socket.c" <<'E2'
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
int main(int argc, char **argv)
{
	struct sockaddr_un a = { .sun_family = AF_UNIX };

	strcpy(a.sun_path, argv[argc - 1]);
	return bind(socket(AF_UNIX, SOCK_STREAM, 0), (struct sockaddr *)&a, sizeof a);
}
E2
$cc -o "$TMP/socket" "$TMP/socket.c" || exit 1
mkdir "$TMP/d" && cd "$TMP/d" || exit 1

# no files
mkfifo fifo
"$TMP/socket" socket
ln -s loop loop
ln -s nothing dangling
: >empty
one 3 'compat: fifo: not a regular file' fifo
one 3 'compat: socket: not a regular file' socket
one 3 'compat: /dev/null: not a regular file' /dev/null
one 3 'compat: /dev/zero: not a regular file' /dev/zero
one 3 'compat: loop: Too many levels of symbolic links' loop
one 3 'compat: dangling: No such file or directory' dangling
one 3 'compat: nothing: No such file or directory' nothing
one 3 'compat: empty: empty file' empty
one 3 'compat: : No such file or directory' ''
one 3 'compat: empty/x: Not a directory' empty/x
name=$(printf '%0300d' 0)
one 3 "compat: $name: File name too long" "$name"

# no ELF files, or none of ours
printf '#!/bin/sh\n' >script
printf 'MZ\220\0' >windows
printf '\312\376\272\276\0\0\0\2' >fat
printf 'x' >x
printf '\177EL' >short
one 3 'compat: script: script, not ELF' script
one 3 'compat: windows: Windows program, not ELF' windows
one 3 'compat: fat: Mach-O or Java class file, not ELF' fat
one 3 'compat: x: not an ELF file or an archive' x
one 3 'compat: short: not an ELF file or an archive' short
while read -r f why; do
	one 3 "compat: $corpus/$f: $why" "$corpus/$f"
done <<'E2'
mach-o Mach-O or Java class file, not ELF
magic not an ELF file
32-bit 32-bit ELF file, only x86_64 and aarch64 are known
big-endian big-endian ELF file, only x86_64 and aarch64 are known
machine-arm ELF file of another machine, only x86_64 and aarch64 are known
class-9 damaged: no such class of ELF file
core core dump
thin.a thin archive: check the objects that it names
cut-1 not an ELF file or an archive
cut-15 not an ELF file
cut-16 truncated: ends in the ELF header
cut-64 truncated: the program headers are not there
cut-300 truncated: the dynamic section is not there
phnum-most damaged: program headers
phoff-far truncated: the program headers are not there
dynamic-far truncated: the dynamic section is not there
load-far damaged: the dynamic strings are outside of the file
name-past damaged: a symbol's name is outside of the strings
symtab-long truncated: the symbols are not there
archive-cut-9 truncated: ends in the header of a member
archive-cut-68 truncated: ends in a member
E2

# a directory is gone through whatever is in it: what is no ELF file is passed over
mkdir dir
mv fifo socket loop dangling script windows fat x short dir
cp "$corpus/cut-16" "$corpus/x86_64-static" dir
printf 'compat: dir/cut-16: truncated: ends in the ELF header\n' >"$TMP/want"
timeout 20 "$compat" check dir >"$TMP/out" 2>"$TMP/err"
[ $? -eq 3 ] || wrong "a directory with a damaged file: not status 3"
diff "$TMP/want" "$TMP/err" || wrong "stderr for a directory"
[ "$(cat "$TMP/out")" = '2 files: 1 within 2.17, 0 above, 1 not checked' ] || wrong "for a directory: $(cat "$TMP/out")"
rm dir/cut-16
timeout 20 "$compat" check dir >/dev/null 2>&1 || wrong "a directory with what is no file: status $?"

# a path that is longer than a path may be
i=0
(
	while [ $i -lt 25 ]; do
		mkdir "$(printf '%0200d' $i)" && cd "$(printf '%0200d' $i)" || exit
		i=$((i + 1))
	done
	cp "$corpus/x86_64-exec" deep
) 2>/dev/null
timeout 20 "$compat" check . >"$TMP/out" 2>"$TMP/err"
[ $? -eq 3 ] && grep -q 'File name too long' "$TMP/err" || wrong "a path too long: $(head -c 300 "$TMP/err")"
rm -rf 0*

# without permission: as somebody else, if this is root
cp "$BUILD/compat" . && cp "$corpus/x86_64-exec" exec && mkdir closed && chmod 0 exec closed && chmod 755 .
as=
if [ "$(id -u)" -eq 0 ]; then
	as='setpriv --reuid 65534 --regid 65534 --clear-groups'
	$as ./compat --version >/dev/null 2>&1 || as=no
fi
if [ "$as" != no ]; then
	for f in exec closed; do
		$as ./compat check $f >"$TMP/out" 2>"$TMP/err"
		[ $? -eq 3 ] || wrong "$f without permission: not status 3"
		[ "$(cat "$TMP/err")" = "compat: $f: Permission denied" ] || wrong "$f without permission: $(cat "$TMP/err")"
	done
fi
rm -rf exec closed compat

# names are shown without what they could do to a terminal
bad=$(printf 'a\nb\033[31m\177\302\205\200\342\200\256c')
cp "$corpus/cut-16" "$bad"
one 3 'compat: a\x0ab\x1b[31m\x7f\xc2\x85\x80\xe2\x80\xaec: truncated: ends in the ELF header' "$bad"
one 3 'compat: a\x0ab\x1b[31m\x7f\xc2\x85\x80\xe2\x80\xaec/: Not a directory' "$bad/"
cp "$corpus/names" "$bad"
"$compat" check "$bad" >"$TMP/out" 2>&1
grep -q '^a\\x0ab\\x1b\[31m\\x7f\\xc2\\x85\\x80\\xe2\\x80\\xaec: needs glibc 2.38' "$TMP/out" || wrong "$(head -n 1 "$TMP/out" | cat -v)"
LC_ALL=C tr -d '\n -~' <"$TMP/out" | grep -q . && wrong "control characters: $(cat -v "$TMP/out")"
"$compat" check --json "$bad" >"$TMP/out"
is_json "$TMP/out" || wrong "names that are no text: no JSON"
rm "$bad"

# cut short by another program, just when it has been mapped
cat >"$TMP/cut.c" <<'E2'
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>
void *mmap(void *a, size_t n, int prot, int flags, int fd, off_t off)
{
	void *p = ((void *(*)(void *, size_t, int, int, int, off_t))dlsym(RTLD_NEXT, "mmap"))(a, n, prot, flags, fd, off);

	return fd >= 0 && truncate(getenv("CUT"), 0) ? NULL : p;
}
E2
if [ "$($cc -dumpmachine | sed 's/-.*//')" = "$(uname -m)" ]; then
	$cc -shared -fPIC -o "$TMP/cut.so" "$TMP/cut.c" -ldl || exit 1
	cp "$corpus/x86_64-exec" exec
	CUT=exec LD_PRELOAD=$TMP/cut.so "$compat" check exec "$corpus/x86_64-static" >"$TMP/out" 2>"$TMP/err"
	s=$?
	[ $s -eq 3 ] || wrong "cut short while it is read: status $s"
	[ "$(cat "$TMP/err")" = 'compat: exec: cut short while it was read' ] || wrong "cut short: $(cat "$TMP/err")"
	grep -q 'x86_64-static: ok' "$TMP/out" || wrong "cut short: the next file is not checked"
	cp "$corpus/x86_64-exec" exec
	CUT=exec LD_PRELOAD=$TMP/cut.so "$compat" check --json exec "$corpus/x86_64-static" >"$TMP/out" 2>"$TMP/err"
	is_json "$TMP/out" || wrong "cut short: no JSON"
	rm exec
fi

# nobody reads
"$compat" check --all "$corpus/x86_64-exec" >/dev/full 2>"$TMP/err"
[ $? -eq 3 ] || wrong "standard output is full: not status 3"

# many of everything, and all that is worth comparing with all else
n=200000 libc=needed=libc.so.6
"$forge" $libc want=libc.so.6:GLIBC_2.38 "sym=$n*s%" >above
"$forge" $libc want=libc.so.6:GLIBC_PRIVATE "sym=$n*s%" >private
"$forge" $libc want=libstdc++.so.6:GLIBCXX_3.4.99 "sym=$n*s%" >runtime
"$forge" $libc "bare=$n*libc.so.6:GLIBC_ABI_%" >tags
"$forge" $libc "each=30000*libc.so.6:GLIBC_2.40.%:_Fork" >versions
"$forge" machine=aarch64 "needed=$n*lib%.so" $libc want=libc.so.6:GLIBC_2.17 sym=pthread_create repeat=$n >needed
"$forge" machine=aarch64 $libc hash=sysv "sym=$n*s%" sym=arc4random >unversioned
"$forge" type=rel "sym=$n*s%" sym=strlcpy repeat=2 >object.o
for f in above private runtime tags versions needed unversioned object.o; do
	linear $f 1
done
bound 2 100000 1 above
[ "$(grep -c '^  GLIBC_2.38 ' "$TMP/out")" -eq $n ] || wrong "not all of $n symbols"
bound 2 20000 3 above	# no memory: not the status of a finding
grep -q 'annot allocate memory' "$TMP/err" || wrong "no memory: $(cat "$TMP/err")"
bound 2 100000 1 private
[ "$(wc -l <"$TMP/out")" -eq $((n + 2)) ] || wrong "not all of $n private symbols"
[ "$(sed -n '$p' "$TMP/out" | wc -c)" -lt 2000 ] || wrong "a long line of advice"

# names that overlap are longer than the file
"$forge" $libc want=libc.so.6:GLIBC_2.38 tails=$n:1000000 >tails
"$forge" $libc tailwants=$n:1000000:GLIBC_ABI_ >tailwants
one 3 "compat: tails: damaged: the symbols' names overlap" tails
one 3 'compat: tailwants: damaged: version needs' tailwants
linear tails 3
linear tailwants 3
"$forge" type=rel tails=$n:1000000 >objtails.o
linear objtails.o 0

# archives of many members, whose names are in a table, with the members, or one that has no end
"$forge" type=rel sym=strlcpy >a.o
for style in gnu bsd endless; do
	"$forge" $style 100000 a.o >$style.a
	linear $style.a 1
	bound 2 300000 1 $style.a
	[ "$(wc -l <"$TMP/out")" -eq 3 ] || wrong "$style.a: $(wc -l <"$TMP/out") lines"
done

# a gigabyte, of which little is there
for f in x86_64-exec aarch64-pie; do
	cp "$corpus/$f" sparse
	truncate -s 1G sparse
	bound 2 1080000 1 sparse
done
truncate -s 1G "$TMP/d/empty" && one 3 'compat: empty: not an ELF file or an archive' empty
{
	printf '!<arch>\n'
	printf '%-16s%-12d%-6d%-6d%-8o%-10d`\n' hole/ 0 0 0 420 1073741824
} >hole.a
truncate -s 1073741892 hole.a
bound 2 1080000 4 hole.a
rm sparse empty hole.a

# maps
mkfifo fifo fifo.o
"$forge" $libc want=libc.so.6:GLIBC_2.38 sym=strlcpy >program
for m in fifo /dev/zero nothing . empty-map; do
	[ $m != empty-map ] || : >empty-map
	timeout -k 1 20 "$compat" check --json --map $m program >"$TMP/out" 2>"$TMP/err"
	s=$?
	want=3
	[ $m != empty-map ] || want=1
	[ $s -eq $want ] || wrong "--map $m: status $s, want $want"
	[ "$(wc -l <"$TMP/err")" -eq 1 ] || wrong "--map $m: $(cat "$TMP/err")"
	is_json "$TMP/out" || wrong "--map $m: no JSON"
done
printf 'fifo.o dir.o nothing.o %s.o\n' "$(printf '%05000d' 0)" >map
timeout -k 1 20 "$compat" check --map map program >"$TMP/out" 2>"$TMP/err"
[ $? -eq 1 ] && grep -q '^compat: map: 4 objects that it names cannot be read' "$TMP/err" || wrong "--map: $(head -c 300 "$TMP/err")"
awk 'BEGIN { for (i = 0; i < 100000; i++) print "gnu.a(the_member_of_number_" i ".o)" }' >map
bound 2 200000 1 --map map program
grep -q 'from gnu.a(the_member_of_number_0.o) and 99999 more' "$TMP/out" || wrong "--map of many members: $(cat "$TMP/out")"
"$forge" type=rel "sym=$n*s%" >many.o
echo many.o >map
bound 2 300000 1 --map map above
[ "$(grep -c 'from many.o$' "$TMP/out")" -eq $n ] || wrong "--map of many symbols: $(head -n 3 "$TMP/out")"
head -c 1000000 /dev/urandom >map
timeout -k 1 20 "$compat" check --map map program >"$TMP/out" 2>"$TMP/err"
[ $? -eq 1 ] || wrong "--map of noise: $(head -c 300 "$TMP/err" | cat -v)"
cd / && rm -rf "$TMP/d"
exit $status
