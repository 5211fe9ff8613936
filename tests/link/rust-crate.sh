#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2015,SC2016,SC2086,SC2154 # options are words; of tests/link/rust/common
# The crate of rust/, as packaged, far down in the dependencies of a program: floor by feature and environment;
# directory built, named and installed; "cargo run" and "cargo test"; what it says when it cannot.
. tests/link/common
. tests/link/rust/common
need_cargo
export CARGO_TERM_QUIET=true
here_arch=$(uname -m)
host=$(rustc -vV | sed -n 's/^host: //p')

# what it takes from the tree is in the package
mkdir $TMP/tree
cp -R Makefile LICENSE arch common elf gen shims versions rust $TMP/tree
(cd $TMP/tree/rust && cargo package --offline --no-verify --allow-dirty --target-dir $TMP/package) >$TMP/log 2>&1 ||
	{ cat $TMP/log; exit 1; }
tar -xzf $TMP/package/package/glibc-floor-*.crate -C $TMP
# with a blank in its path, of which make wants to hear nothing
mkdir -p "$TMP/a b/target"
mv $TMP/glibc-floor-* "$TMP/a b/crate"
ln -s "a b/crate" $TMP/crate
ln -s "a b/target" $TMP/target
rm -rf $TMP/tree
[ -z "$(find $TMP/crate/ -type l)" ] || wrong "links in the package: $(find $TMP/crate/ -type l)"

# program -> middle -> glibc-floor
new() {	# NAME DEPENDENCIES
	mkdir -p $TMP/$1/src
	printf '[package]\nname = "%s"\nversion = "0.1.0"\nedition = "2021"\n[dependencies]\n%b' $1 "$2" >$TMP/$1/Cargo.toml
	printf 'pub const FLOOR: &str = env!("FLOOR");\npub const DIR: &str = env!("DIR");\n' >$TMP/$1/src/lib.rs
	cat >$TMP/$1/build.rs <<-'E2'
		fn main() {
		    for v in ["FLOOR", "DIR"] {
		        println!("cargo:rustc-env={v}={}", std::env::var(format!("DEP_COMPAT_{v}")).unwrap());
		    }
		}
	E2
}
crate='glibc-floor = { path = "../a b/crate", features = ['
new middle "$crate\"floor-2-28\"] }\n"
new program "middle = { path = \"../middle\" }\n$crate\"floor-ubuntu20-04\"] }\n"
rm $TMP/program/src/lib.rs $TMP/program/build.rs
cat >$TMP/program/src/main.rs <<'E2'
use std::hint::black_box;

fn main() {
    let log = std::thread::spawn(|| black_box(2.5f64).ln()).join().unwrap();
    let there = std::process::Command::new("pwd").current_dir("/usr").output().unwrap();
    println!("floor {} {log:.6} {}", middle::FLOOR, String::from_utf8_lossy(&there.stdout).trim());
    if std::env::args().nth(1).is_some_and(|a| a == "where") {
        println!("{}", middle::DIR);
    }
}

#[test]
fn runs() {
    main();
}
E2

# project ARCH CARGO-ARGUMENT...: in the program's directory
project() {
	t=$1
	shift
	(cd $TMP/program && env ${env_of-} RUSTC="$rustc" RUSTFLAGS="$rs" CARGO_TARGET_DIR="$TMP/a b/target" cargo "$@" --offline --target $t-unknown-linux-gnu)
}

# built FLOOR HOW: the program that was built
built() {
	exe=$TMP/program-$a-$(echo "$2" | tr ' ' -)-$1
	cp $TMP/target/$target/debug/program $exe
	assert_floor $exe $1
	assert_libgcc $exe
	assert_needed $exe "libgcc_s.so.1 libpthread.so.0 libdl.so.2 libm.so.6 libc.so.6"
	run_everywhere $a $1 $exe "floor $1 0.916291 /usr"
	row rust-crate $a $h "$rust" "$(linked_by $h $a default $exe)" "$2" $1 "$ran"
}

h=$here
for a in $ARCHES; do
	rust_for $h $a || { row rust-crate $a $h "$rust" default - - "$no"; continue; }
	# the lower of two features; the other architecture from source in rust-package.sh
	case $a in
	"$here_arch") way=LIBCOMPAT_BUILD=1 ;;
	*) way=LIBCOMPAT_COMMAND=$(absolute $BUILD)/compat ;;
	esac
	if env_of=$way project $a build >$TMP/log 2>&1 && ! [ -s $TMP/log ]; then
		built 2.28 "${way%%=*}"
	else
		wrong "$way: $(head -n 40 $TMP/log)"
		continue
	fi
	fresh=$(env_of=$way CARGO_TERM_QUIET=false project $a build -v 2>&1 | grep -c '^ *Fresh \(glibc-floor\|middle\|program\) ')
	[ "$fresh" = 3 ] || wrong "built again: $fresh of 3 are fresh"
	if LIBCOMPAT_DIR=$(absolute $BUILD) LIBCOMPAT_FLOOR=CentOS7 project $a build >$TMP/log 2>&1; then
		built 2.17 "LIBCOMPAT_DIR"
	else
		wrong "LIBCOMPAT_DIR: $(head -n 40 $TMP/log)"
	fi
done

# Here, what cargo itself runs; the rest only where the native architecture is tested.
a=$here_arch
case " $ARCHES " in
*" $a "*) rust_for $h $a || skip "$no" ;;
*) exit $status ;;
esac
says() {	# WANT COMMAND...
	w=$1
	shift
	got=$("$@" 2>&1)
	[ "$got" = "$w" ] || wrong "$*: $got, want $w"
}
LIBCOMPAT_BUILD=1
export LIBCOMPAT_BUILD
says "floor 2.28 0.916291 /usr" project $a run
project $a test 2>&1 | grep -q '1 passed' || wrong "cargo test: $(project $a test 2>&1 | tail -n 20)"
unset LIBCOMPAT_BUILD
says "floor 2.31 0.916291 /usr
$(realpath $BUILD)/$a/2.31" env LIBCOMPAT_DIR="$(absolute $BUILD)/$a/2.31" LIBCOMPAT_FLOOR=2.31 RUSTFLAGS= CARGO_TARGET_DIR=$TMP/target \
	cargo run --offline --manifest-path $TMP/program/Cargo.toml -- where
# by the command, if it is of this version; it is looked at again when it is another one
mkdir $TMP/path
cp $BUILD/compat $TMP/path
PATH=$TMP/path:$PATH project $a run -- where >$TMP/log 2>&1
made=$(sed -n 2p $TMP/log)
[ "$(head -n 1 $TMP/log)" = "floor 2.28 0.916291 /usr" ] && diff -r -x '*.so' -x '.*' "${made%/link}"/made/*/*/*/2.28 $BUILD/$a/2.28 ||
	wrong "by the command: $(cat $TMP/log)"
printf '#!/bin/sh\necho "compat 0.0, of another version"\n' >$TMP/path/compat
printf '#!/bin/sh\n[ "$1" != --version ] || exec %s --version\necho boom\nexit 2\n' "$(command -v make)" >$TMP/path/make
chmod +x $TMP/path/make
PATH=$TMP/path:$PATH project $a run >$TMP/log 2>&1
grep -q boom $TMP/log || wrong "another version of the command: $(cat $TMP/log)"

# Another crate's search path may come first; the program's own build script is before all of them.
mkdir -p $TMP/asys/src
printf '[package]\nname = "asys"\nversion = "0.1.0"\nedition = "2021"\n' >$TMP/asys/Cargo.toml
: >$TMP/asys/src/lib.rs
cat >$TMP/asys/build.rs <<E2
fn main() {
    println!("cargo:rustc-link-search=$(dirname "$(realpath "$(cc -print-file-name=libc.so)")")");
}
E2
echo 'asys = { path = "../asys" }' >>$TMP/program/Cargo.toml
cat >$TMP/program/build.rs <<'E2'
fn main() {
    println!("cargo:rustc-link-search=native={}", std::env::var("DEP_COMPAT_DIR").unwrap());
}
E2
if LIBCOMPAT_DIR=$(absolute $BUILD) project $a build >$TMP/log 2>&1; then
	built 2.28 "other paths"
else
	wrong "with another path: $(head -n 40 $TMP/log)"
fi

# What it says, from the build script itself.
script=$(find $TMP/target/debug/build/glibc-floor-*/build-script-build | head -n 1)
mkdir $TMP/bin $TMP/out
fake() {	# NAME LINE...: a compiler
	f=$1
	shift
	{ echo '#!/bin/sh'; printf 'echo "%s"\n' "$@"; } >$TMP/bin/$f
	chmod +x $TMP/bin/$f
}
fake musl-gcc "#define __${a}__ 1"
fake old-gcc "#define __${a}__ 1" '#define __GLIBC__ 2' '#define __GLIBC_MINOR__ 27'
fake odd-gcc '#define __sparc__ 1' '#define __GLIBC__ 2' '#define __GLIBC_MINOR__ 36'
printf '#!/bin/sh\n[ "$1" != --version ] || exit 0\necho "fatal error: features.h: No such file or directory" >&2\nexit 1\n' >$TMP/bin/bare-gcc
cp $TMP/path/make $TMP/bin
chmod +x $TMP/bin/bare-gcc
# a make that is none, an awk and an ld that fail
mkdir $TMP/poor
printf '#!/bin/sh\necho bmake\n' >$TMP/poor/make
printf '#!/bin/sh\nexit 1\n' >$TMP/poor/awk
chmod +x $TMP/poor/make $TMP/poor/awk
cp $TMP/poor/awk $TMP/poor/ld

script() {	# TARGET ASSIGNMENT...
	t=$1
	shift
	env -i PATH=/usr/bin:/bin OUT_DIR=$TMP/out CARGO_MANIFEST_DIR=$TMP/crate HOST=$host TARGET=$t CARGO_CFG_TARGET_ARCH=${t%%-*} "$@" $script
}
# fails TARGET "TEXT|TEXT..." ASSIGNMENT...: it has to say all of them
fails() {
	t=$1 texts=$2
	shift 2
	got=$(script $t LIBCOMPAT_BUILD=1 "$@" 2>&1)
	s=$?
	[ $s = 1 ] || wrong "$t $*: exit status $s"
	echo "$texts" | tr '|' '\n' | while IFS= read -r x; do
		case $got in
		*"$x"*) ;;
		*) echo "$t $*: says \"$got\", not \"$x\"" ;;
		esac
	done >$TMP/said
	[ ! -s $TMP/said ] || wrong "$(cat $TMP/said)"
}
gnu=$a-unknown-linux-gnu
for t in $a-unknown-linux-musl $a-apple-darwin $a-pc-windows-gnu; do
	says "cargo:rerun-if-changed=build.rs
cargo:rerun-if-env-changed=DOCS_RS" script $t
done
says "cargo:rerun-if-changed=build.rs
cargo:rerun-if-env-changed=DOCS_RS" script $gnu DOCS_RS=1 PATH=$TMP/bin
says "cargo:rerun-if-changed=build.rs
cargo:rerun-if-env-changed=DOCS_RS" script $gnu CARGO_CFG_TARGET_FEATURE=fxsr,crt-static,sse2
fails riscv64gc-unknown-linux-gnu "is for x86_64 and aarch64, not riscv64gc|'.dependencies]"
fails $gnu "2.16: the oldest floor is 2.17" LIBCOMPAT_FLOOR=2.16
fails $gnu "suse9: no such floor|rhel8" LIBCOMPAT_FLOOR=suse9
fails $gnu "rhle8: no such floor|did you mean rhel8?" LIBCOMPAT_FLOOR=rhle8
for f in 2. 2.017 2.+17 '" "' 2.28.0; do
	fails $gnu "$f: no such floor" LIBCOMPAT_FLOOR="$f"
done
# a glibc and a gcc
script $gnu LIBCOMPAT_DIR="$(absolute $BUILD)/$a/2.28" LIBCOMPAT_FLOOR=rhel8+gcc12 | grep -qx cargo:floor=2.28+gcc12 || wrong 'rhel8+gcc12'
fails $gnu "2.16+gcc12: the oldest floor is 2.17" LIBCOMPAT_FLOOR=2.16+gcc12
# the words of "compat --floor", and a feature for each name in the table
for f in RHEL8:2.28 centos-7:2.17 Ubuntu:20.04:2.31 GLIBC_2.28:2.28 bullseye:2.31 manylinux_2_28_x86_64:2.28; do
	script $gnu LIBCOMPAT_DIR="$(absolute $BUILD)" LIBCOMPAT_FLOOR=${f%:*} | grep -qx cargo:floor=${f##*:} || wrong "LIBCOMPAT_FLOOR=${f%:*}"
done
script $gnu LIBCOMPAT_DIR="$(absolute $BUILD)" CARGO_FEATURE_FLOOR_RHEL8=1 CARGO_FEATURE_FLOOR_2_28=1 CARGO_FEATURE_FLOOR_2_31=1 |
	grep -qx cargo:floor=2.28 || wrong 'the lowest of features'
awk '!/^#/ && NF { n = $1; gsub(/\./, "-", n); g = $2; sub(/\./, "-", g); printf "floor-%s = [\"floor-%s\"]\n", n, g }' versions/distros.tbl >$TMP/features
grep '^floor-[a-z]' rust/Cargo.toml | diff $TMP/features - || wrong 'features of rust/Cargo.toml'
sed 's/.*\["\(.*\)"\]/\1 = []/' $TMP/features | while read -r f; do
	grep -qxF "$f" rust/Cargo.toml || echo "$f"
done >$TMP/missing
[ ! -s $TMP/missing ] || wrong "no features: $(cat $TMP/missing)"
fails $gnu "/nowhere has no floor directory of 2.17 for $a|make ARCH=$a FLOORS=2.17" LIBCOMPAT_DIR=/nowhere
fails $gnu "has no floor directory of 2.18|unset LIBCOMPAT_DIR" LIBCOMPAT_DIR="$(absolute $BUILD)" LIBCOMPAT_FLOOR=2.18
fails $gnu "is a floor directory, but not that of 2.17 for $a|floor 2.28" LIBCOMPAT_DIR="$(absolute $BUILD)/$a/2.28"
fails $gnu "floor is 2.28|builds for glibc 2.27, which is older|lower floor" CC=$TMP/bin/old-gcc LIBCOMPAT_FLOOR=rhel8
fails $gnu "floor is 2.28+gcc12|builds for glibc 2.27, which is older" CC=$TMP/bin/old-gcc LIBCOMPAT_FLOOR=rhel8+gcc12
fails $gnu "not glibc|$a-unknown-linux-musl" CC=$TMP/bin/musl-gcc
fails $gnu "does not compile for $gnu|install a C compiler" CC=$TMP/bin/odd-gcc
fails $gnu "features.h|libc6-dev" CC=$TMP/bin/bare-gcc
case $a in
x86_64) b=aarch64 d=arm64 ;;
*) b=x86_64 d=amd64 ;;
esac
n=$(echo $b | tr _ -)
fails $b-unknown-linux-gnu "cannot run nonesuch-gcc: needed|apt-get install gcc-$n-linux-gnu libc6-dev-$d-cross)|CC_${b}_unknown_linux_gnu to one that works" \
	CC_${b}_unknown_linux_gnu=nonesuch-gcc
fails $b-unknown-linux-gnu "cannot run $b-linux-gnu-gcc, cc, make, awk: |(apt-get install gcc-$n-linux-gnu libc6-dev-$d-cross gcc libc6-dev make gawk)" PATH=$TMP/out
fails $gnu "cannot run cc, make, awk: needed to build libcompat for $gnu|(apt-get install gcc libc6-dev make gawk; dnf install gcc make gawk)" \
	PATH=$TMP/out
fails $gnu "cannot run make, awk, ld: |apt-get install make gawk binutils;" PATH=$TMP/poor:/usr/bin:/bin
# a command that is named is not passed over
fails $gnu "LIBCOMPAT_COMMAND=/nowhere/compat: no floor directory: No such file|unset LIBCOMPAT_COMMAND" LIBCOMPAT_COMMAND=/nowhere/compat
fails $gnu "LIBCOMPAT_COMMAND=$(absolute $BUILD)/compat: no floor directory: |older than floor 2.43" \
	LIBCOMPAT_COMMAND="$(absolute $BUILD)/compat" LIBCOMPAT_FLOOR=2.43
fails $gnu "failed: |boom" PATH=$TMP/bin:/usr/bin:/bin
fails $gnu "FLOORS=2.28+gcc12|boom" PATH=$TMP/bin:/usr/bin:/bin LIBCOMPAT_FLOOR=rhel8+gcc12
mkdir "$TMP/c d"
fails $gnu "a blank in its name|CARGO_TARGET_DIR" OUT_DIR="$TMP/c d"
mv $TMP/crate/libcompat $TMP/crate/gone
fails $gnu "the crate is incomplete|LIBCOMPAT_DIR" LIBCOMPAT_FLOOR=2.17
mv $TMP/crate/gone $TMP/crate/libcompat
got=$(LIBCOMPAT_DIR=/nowhere project $a build 2>&1) && wrong "cargo goes on after a failure"
case $got in
*"glibc-floor: LIBCOMPAT_DIR=/nowhere has no floor directory"*) ;;
*) wrong "cargo does not pass on what is wrong: $got" ;;
esac
exit $status
