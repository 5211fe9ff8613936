#!/bin/sh
# SPDX-License-Identifier: MIT
# compat cc and c++: the flag where a line links, as gcc and clang themselves see it; all else is the compiler's: arguments,
# environment, process, exit status, signals; which compiler, floor and architecture it takes; what it says when it cannot.
. tests/tools/common
machine=$(uname -m)
[ "$machine" = x86_64 ] && cross=aarch64 || cross=x86_64
sed=$(command -v sed)
unset COMPAT_FLOOR COMPAT_CC COMPAT_CXX
mkdir -p "$TMP/bin" "$TMP/my tools"
cd "$TMP" || exit 1

# a compiler that tells its arguments, and of $LIBC when asked
cat >bin/fake <<'E2'
#!/bin/sh
for a; do
	[ "$a" != -print-file-name=libc.so.6 ] || { [ -n "$LIBC" ] && echo "$LIBC"; exit; }
done
printf '%s:' "${0##*/}"
printf '[%s]' "$@"
echo
exit ${STATUS-0}
E2
chmod +x bin/fake
for n in cc c++ musl-gcc $cross-linux-gnu-gcc $cross-linux-gnu-g++ $machine-linux-gnu-gcc; do
	cp bin/fake "bin/$n"
done
cp bin/fake "my tools/cc"
real=$PATH
PATH=$TMP/bin:/usr/bin:/bin

# want TEXT COMMAND...: what it prints, with the directory of the floors as @; then the status if it is not 0
want() {
	text=$1
	shift
	got=$("$@" 2>&1) || got="$got; $?"
	got=$(printf '%s\n' "$got" | $sed "s|$BUILD|@|g")
	[ "$got" = "$text" ] || wrong "$*: $got
  want $text"
}

# Lines that link with shared libraries (+), or not (-).
echo 'int main(void) { return 0; }' >x.c
cp x.c ./-c
cp x.c y.cc
cp x.c 'a b.c'
echo '#define Y' >y.h
gcc -c -o x.o x.c
echo '-O2 -c x.c' >compile.rsp
echo '"-O2" x.c -D"A=\"c d\"" '\''-o'\'' x\ y' >link.rsp
echo '@compile.rsp' >nested.rsp
printf -- '-o' >open.rsp
cat >lines <<'E2'
+ x.c
+ -O2 -o x x.c
+ x.o -lm
+ -shared -fPIC -o libx.so x.c
+ -nostdlib -shared x.o
+ -nostartfiles x.o
+ -o -c x.c
+ -x c x.c -o x
+ -xc x.c
+ -MD -MF x.d x.c
+ -MMD -MT -c x.c
+ -Wl,--version
+ -Xlinker -r x.o
+ -lm
+ -v x.o
+ -pipe -save-temps x.c
+ -D -E x.c
+ -I -S x.c
+ -include y.h x.c
+ 'a b.c'
+ @link.rsp
+ @open.rsp x x.c
+ -x c-header -x none x.c
+ -static-libgcc x.c
+ -flto x.c
+ -x c -
+ x.c y.h
- -static x.c
- -static-pie x.c
- -c x.c
- -c
- -S x.c
- -E x.c
- -E -dM -x c /dev/null
- -M x.c
- -MM x.c
- -fsyntax-only x.c
- -r -o r.o x.o
- x.c -c
- -xc -c - -o z.o
- @compile.rsp
- @nested.rsp
- y.h
- -x c-header x.c
- --version
- -v
- -dumpmachine
- -dumpversion
- -print-search-dirs
- -print-file-name=libm.so x.c
- --help
E2
while read -r sign line; do
	eval "set -- $line"
	want "fake:$([ "$sign" = - ] || echo "[-L@/$machine/2.17]")$(printf '[%s]' "$@")" "$compat" cc --cc fake -- "$@"
	# gcc and clang say what they would run; what is left out here is not what gcc or we call linking
	case $line in
	-static*\ x.c | -r* | --version | --help) continue ;;
	esac
	for cc in gcc clang; do
		case $cc,$line in
		clang,-lm | clang,-c | clang,*y.h) continue ;;	# "no input", or a header that is no input to link
		esac
		if PATH=$real $cc "$@" -### >said 2>&1 </dev/null; then
			grep -qE '/(collect2|ld)"? .*(-dynamic-linker|-shared)' said && is=+ || is=-
			[ $is = "$sign" ] || wrong "$cc $line: links $is"
		fi
	done
done <lines
grep -c . lines | grep -qx 51 || wrong "lines: $(grep -c . lines)"

# arguments as they are, environment, status, signals, standard input; it is the same process
want "fake:[-L@/$machine/2.17][x.c][][a  b][\$x*][-DX=\"1\"]" "$compat" cc --cc fake -- x.c '' 'a  b' "\$x*" '-DX="1"'
STATUS=42 want 'fake:[-c][x.c]; 42' "$compat" cc --cc fake -- -c x.c
printf '#!/bin/sh\nenv | sort\n' >bin/environment
chmod +x bin/environment
env | grep -v '^_=' | sort >env.want
"$compat" cc --cc environment -- -c x.c | grep -v '^_=' | diff env.want - || wrong "another environment"
printf '#!/bin/sh\ncase $1 in -p*) exit 1;; esac\necho $$; cat >&2; kill -KILL $$\n' >bin/kills
chmod +x bin/kills
echo text >stdin
"$compat" cc --cc kills -- x.c <stdin >out 2>err &
pid=$!
wait $pid
s=$?
[ "$s $(cat out err)" = "137 $pid
text" ] || wrong "killed: $s $(cat out err), $pid"

# ours is before any other -L, which would undo it; one that was meant to be a floor directory and is none is told
want "fake:[-L@/$machine/2.17][-L/usr/lib/$machine-linux-gnu][x.c][-L][/usr/lib]" \
	"$compat" cc --cc fake -- -L/usr/lib/$machine-linux-gnu x.c -L /usr/lib
mkdir -p opt/$machine/2.17 opt/lib/compat/$machine-linux-gnu/2.28
echo "-L$BUILD/$machine/2.19" >lost.rsp
for l in -L/opt/$machine/2.71 "-L /opt/lib/compat/$machine-linux-gnu/2.71" --library-directory=/opt/lib/compat/aarch64-linux-gnu/rhle8 \
	-Lopt/lib/compat/$machine-linux-gnu/2.28/ @lost.rsp; do
	case $l in
	@*) d=@/$machine/2.19 ;;
	*) d=$(echo "$l" | $sed 's/^-L *//; s/.*=//') ;;
	esac
	# shellcheck disable=SC2086 # words
	want "compat cc: -L$d: no such floor directory; the floor is that of @/$machine/2.28, --floor names another
fake:[-L@/$machine/2.28]$(printf '[%s]' x.c $l)" "$compat" cc --cc fake --floor 2.28 -- x.c $l
done
for l in -Lopt/$machine/2.17 -L/nowhere -L/usr/lib/gcc/$machine-linux-gnu/99 -L. -L2.17 -L$BUILD/$machine/2.28 -L/; do
	want "fake:[-L@/$machine/2.17][x.c][$(echo "$l" | $sed "s|$BUILD|@|")]" "$compat" cc --cc fake -- x.c $l
done
want "fake:[-c][x.c][-L/opt/$machine/2.71]" "$compat" cc --cc fake -- -c x.c -L/opt/$machine/2.71

# which compiler
want 'cc:[-c][x.c]' "$compat" cc -- -c x.c
want 'c++:[-c][x.c]' "$compat" c++ -- -c x.c
COMPAT_CC=fake want 'fake:[-c][x.c]' "$compat" cc -- -c x.c
COMPAT_CC=fake want 'c++:[-c][x.c]' "$compat" c++ -- -c x.c
COMPAT_CXX='fake -m64' want "fake:[-m64][-L@/$machine/2.17][x.c]" "$compat" c++ -- x.c
COMPAT_CC=fake want 'cc:[-c][x.c]' "$compat" cc --cc=cc -- -c x.c
want 'cc:[-c][x.c]' "$compat" cc --cc "$TMP/my tools/cc" -- -c x.c
want "$cross-linux-gnu-gcc:[-L@/$cross/2.17][x.c]" "$compat" cc --arch $cross -- x.c
want "$cross-linux-gnu-g++:[-L@/$cross/2.17][x.c]" "$compat" c++ --arch $cross -- x.c
want "cc:[-L@/$machine/2.17][x.c]" "$compat" cc --arch $machine -- x.c

# which floor, by which name
want "cc:[-L@/$machine/2.28][x.c]" "$compat" cc --floor rhel8 -- x.c
COMPAT_FLOOR=rhel8 want "cc:[-L@/$machine/2.28][x.c]" "$compat" cc -- x.c
COMPAT_FLOOR=rhel8 want "cc:[-L@/$machine/2.31][x.c]" "$compat" cc --floor=2.31 -- x.c
for n in cc c++; do
	ln -s "$compat" compat-$n
	COMPAT_FLOOR=2.28 want "$n:[-L@/$machine/2.28][x.c][--floor][2.31]" ./compat-$n x.c --floor 2.31
	want "$n:[--version]" ./compat-$n --version
done

# architecture and glibc: those of the libc that the compiler names
libc() {
	echo "$top/build/roots/$1/$2/usr/lib/$1-linux-gnu/libc.so.6"
}
LIBC=$(libc $cross 2.31) want "fake:[-L@/$cross/2.17][x.c]" "$compat" cc --cc fake -- x.c
LIBC=$(libc $machine 2.31) want "fake:[-L@/$machine/2.31][x.c]" "$compat" cc --cc fake --floor 2.31 -- x.c
LIBC=$(libc $machine 2.31) want "compat cc: fake links with glibc 2.31, older than floor 2.34: what it makes runs there as it \
is, without compat cc; 3" "$compat" cc --cc fake --floor 2.34 -- x.c
LIBC=$(libc $machine 2.31) want "fake:[-c][x.c]" "$compat" cc --cc fake --floor 2.34 -- -c x.c
LIBC=$(libc $cross 2.31) want "compat c++: fake links for $cross, not $machine: name a compiler for that with --cc or in the \
environment; 3" "$compat" c++ --cc fake --arch $machine -- x.c
{ printf '\177ELF\1\1\1\0'; head -c 100 /dev/zero; } >libc32
LIBC=$TMP/libc32 want "compat cc: fake links for another machine here: libcompat is for x86_64 and aarch64; build that without \
compat cc; 3" \
	"$compat" cc --cc fake -- x.c -m32
none="links with another libc than glibc, such as musl, or has none: libcompat is for programs that are built with glibc; \
install libc6-dev or glibc-devel for that machine, or name another compiler with --cc; 3"
LIBC=libc.so.6 want "compat cc: fake $none" "$compat" cc --cc fake -- x.c
musl="musl: libcompat is for programs that are built with glibc; name another compiler with --cc; 3"
want "compat cc: musl-gcc: $musl" "$compat" cc --cc musl-gcc -- x.c
want "compat cc: fake: $musl" "$compat" cc --cc fake -- --target=$machine-linux-musl x.c
want "compat cc: fake: $musl" "$compat" cc --cc fake -- x.c -specs /usr/lib/musl/musl-gcc.specs

# the words that choose the libc are asked with, no others
cat >bin/asked <<'E2'
#!/bin/sh
case $* in
*-print-file-name*) printf '[%s]' "$@" >asked ;;
esac
E2
chmod +x bin/asked
"$compat" cc --cc 'asked -q' -- -O2 -m64 x.c -target "$machine-linux-gnu" --sysroot=/s -o x -B/b -Wl,-z,now
[ "$(cat asked)" = "[-q][-m64][-target][$machine-linux-gnu][--sysroot=/s][-B/b][-print-file-name=libc.so.6]" ] ||
	wrong "asked: $(cat asked)"

# wrong usage, and what is not there
see='; see compat --help; 2'
want "compat cc: no --, after which the compiler's options come$see" "$compat" cc
want "compat cc: no --, after which the compiler's options come$see" "$compat" cc x.c
want "compat cc: behind -- come the compiler's arguments, not its name: say --cc aarch64-linux-gnu-gcc$see" "$compat" cc -- aarch64-linux-gnu-gcc -o x x.c
want "compat cc: no option -O2, the compiler's come after --$see" "$compat" cc -O2 x.c
want "compat c++: --floor needs a value$see" "$compat" c++ --floor
want "compat cc: no floor 2.3: too old, the oldest is 2.17, of CentOS 7$see" \
	"$compat" cc --floor 2.3 -- -c x.c
want "compat cc: no architecture mips: --arch x86_64 or aarch64$see" "$compat" cc --arch mips -- -c x.c
want "compat cc: \"compat cc\" is no compiler$see" "$compat" cc --cc 'compat cc' -- x.c
want "compat cc: \"./compat-cc\" is no compiler$see" "$compat" cc --cc ./compat-cc -- x.c
want 'compat cc: no compiler no-such-cc: install it, or name another with --cc or in the environment; 127' \
	"$compat" cc --cc no-such-cc -- x.c
rm bin/$cross-linux-gnu-g*
PATH=$TMP/bin want "compat cc: no compiler $cross-linux-gnu-gcc: install gcc-$(echo $cross | tr _ -)-linux-gnu, or name one \
with --cc; 127" "$compat" cc --arch $cross -- x.c
PATH=$TMP/bin want "compat c++: no compiler $cross-linux-gnu-g++: install g++-$(echo $cross | tr _ -)-linux-gnu, or name one \
with --cc; 127" "$compat" c++ --arch $cross -- x.c
want "compat cc: ./x.c: Permission denied; 126" "$compat" cc --cc ./x.c -- -c x.c
"$compat" cc --cc fake --floor 2.19 -- x.c >out 2>&1
made=$(sed -n 's/^fake:\[-L\(.*\)\]\[x.c\]$/\1/p' out)
case $made in
"$XDG_CACHE_HOME/libcompat/"*/"$machine-linux-gnu/glibc"*/2.19) [ -e "$made/libcompat.a" ] || wrong "no floor directory: $made" ;;
*) wrong "floor that was not built: $(cat out)" ;;
esac
want 'fake:[-c][x.c]' "$compat" cc --cc fake --floor 2.19 -- -c x.c
host=$(getconf GNU_LIBC_VERSION)
want "compat: gcc has $host, older than floor 2.43: what is linked with it runs there as it is, without libcompat; 3" \
	"$compat" flags --floor 2.43 --cc /usr/bin/gcc
want "compat: gcc has $host, older than floor 2.43: what is linked with it runs there as it is, without libcompat; 3" \
	"$compat" flags --floor 2.43 --cc '/usr/bin/gcc --sysroot=/'
"$compat" --help | grep -q "compat cc, c++ " && grep -q "Ss compat cc, compat c++" "$top/tools/compat.1" || wrong "no help"
exit $status
