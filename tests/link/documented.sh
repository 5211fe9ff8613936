#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2016,SC2046,SC2086 # text of documents; options are words
# Each block of commands or code in README.md and docs/build-systems.md, and the table of README: run word for word, but for
# places and the architecture, in copies of the examples. What a "$" line is shown to say is compared: to the letter, or with
# "..." in it each shown line is looked for. A block that is not known here is an error, so none is shown untried.
. tests/link/common
. tests/link/rust/registry

top=$PWD arch=$(uname -m)
case $BUILD in /*) ;; *) BUILD=$top/$BUILD ;; esac
prefix=$TMP/usr
mkdir "$TMP/bin" "$TMP/app" "$TMP/old"
cp -R examples/server examples/plugin examples/go examples/python examples/node-addon "$TMP"
cp examples/hello.c "$TMP/app/app.c"
printf '#include <iostream>\n#include <thread>\nint main() { std::thread([] { std::cout << "ok\\n"; }).join(); }\n' >"$TMP/app/app.cc"
cp tests/link/src/fortran.f90 "$TMP/app/app.f90"
printf 'app: app.c\n\t$(CC) $(LDFLAGS) -o $@ app.c -pthread -lm\n' >"$TMP/app/Makefile"
# what no header declares any more, in an archive
printf 'int xdr_void(void);\nint first(void) { return xdr_void() == 1; }\n' | gcc -xc -c -o "$TMP/old/old.o" - && ar rc "$TMP/old/libold.a" "$TMP/old/old.o" || exit 1
printf 'int first(void);\nint main(void) { return !first(); }\n' >"$TMP/old/app.c"
printf 'app: app.c\n\t$(CC) $(LDFLAGS) -o $@ app.c $(LIBS)\n' >"$TMP/old/Makefile"
mkdir "$TMP/crate" "$TMP/crate/src"
printf '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n' >"$TMP/crate/package"
echo 'fn main() { println!("{}", std::env::args().count()); }' >"$TMP/crate/src/main.rs"
PATH=$prefix/bin:$TMP/bin:$PATH
export XDG_CACHE_HOME="$TMP/cache-home" XDG_DATA_DIRS="$prefix/share" PKG_CONFIG_PATH="$prefix/lib/pkgconfig:$prefix/lib/$arch-linux-gnu/pkgconfig"
export GOCACHE="$TMP/cache" GOPATH="$TMP/gopath" GOFLAGS=-modcacherw GOPROXY=off GOTOOLCHAIN=local GOENV=off CGO_ENABLED=1
unset CC CXX CFLAGS LDFLAGS COMPAT_FLOOR COMPAT_CC CONFIG_SITE

# what the commands need besides: "tool PROGRAM" is there, or said not to be
tool() {
	command -v "$1" >/dev/null && return
	echo "not tried, no $1: $command"
	return 1
}
for p in python3 /usr/bin/python3; do
	$p -c 'import os, setuptools, sysconfig, wheel
os.stat(sysconfig.get_paths()["include"] + "/Python.h")' 2>/dev/null && ln -sf "$(command -v $p)" "$TMP/bin/python3" && python=yes && break
done
gyp=$(find /usr/lib/node_modules /usr/share/node* /usr/local/lib/node_modules -name node-gyp.js -path '*/bin/*' 2>/dev/null | head -n 1)
if [ -n "$gyp" ] && node=$(command -v node) && ! command -v node-gyp >/dev/null; then
	printf '#!/bin/sh\nexec "%s" "%s" "$@"\n' "$node" "$gyp" >"$TMP/bin/node-gyp"
	chmod +x "$TMP/bin/node-gyp"
	npm_config_nodedir=$(dirname "$(dirname "$(realpath "$node")")")
	export npm_config_nodedir
fi

# here TEXT: with the places of this test
here() {
	printf '%s\n' "$1" | sed "s|/usr/local|$prefix|g; s|/opt/libcompat/build|$BUILD|g; s|/opt/libcompat|$top|g
		s|x86_64|$arch|g"
}

# in_dir DIR: runs $command there; its floor is that of its words
in_dir() {
	case $command in
	*rhel8* | *2.28*) floor=2.28 ;;
	*) floor=2.17 ;;
	esac
	(cd "$TMP/$1" && sh -c "$(here "$command")") >"$TMP/log" 2>&1 </dev/null ||
		{ wrong "$command"; tail -n 20 "$TMP/log"; return 1; }
}

# within FILE...: and they start on it, where that is given by "run"
within() {
	for f; do
		"$BUILD/compat" check --floor $floor "$f" >"$TMP/log" || { wrong "$command: above floor $floor"; cat "$TMP/log"; }
	done
}
started() {
	got=$(LD_BIND_NOW=1 timeout 60 sh tests/on "$arch" $floor "$@" 2>&1) || wrong "$command: on $floor: $got"
}

# run_command: the line $command of a block
run_command() {
	case $command in
	'sh tests/deps demo && make demo')
		(cd "$top" && make BUILD="$BUILD" demo) >"$TMP/log" 2>&1 || { wrong "$command"; cat "$TMP/log"; } ;;
	'sh tests/deps check && make check') ;;	# by .ci/run, of which this is a part
	'make && make install PREFIX='*)
		sh -c "$(here "$command" | sed "s|make|& -s -C '$top' BUILD='$BUILD'|g")" >"$TMP/log" 2>&1 || { wrong "$command"; cat "$TMP/log"; exit 1; }
		for line in "PKG_CONFIG_PATH=$prefix/lib/pkgconfig" "XDG_DATA_DIRS=$prefix/share"; do
			grep -q ":  *$line\$" "$TMP/log" || wrong "$command: no word of $line"
		done ;;
	'gcc '*' server.c '*)
		in_dir server && within "$TMP/server/server" ;;
	gcc* | g++* | gfortran*)
		rm -f "$TMP/app/app"; in_dir app && within "$TMP/app/app" && started "$TMP/app/app" ;;
	'make LDFLAGS='*'LIBS='*)
		rm -f "$TMP/old/app"; in_dir old && within "$TMP/old/app" && started "$TMP/old/app" ;;
	'make LDFLAGS='*pkg-config*)
		tool pkg-config && rm -f "$TMP/app/app" && in_dir app && within "$TMP/app/app" ;;
	'make LDFLAGS='* | 'make CC='*)
		rm -f "$TMP/app/app"; in_dir app && within "$TMP/app/app" && started "$TMP/app/app" ;;
	'compat fl'*'  '*)	# what it does is said behind it
		command=${command%%  *}
		mkdir -p "$TMP/app/build" && in_dir app || return
		case $command in
		'compat floor '*) made=$TMP/app/${command##* } ;;
		*) made=$(sed "s/^-L//; s/^'\(.*\)'$/\1/" "$TMP/log") ;;
		esac
		[ -s "$made/libcompat.a" ] || { wrong "$command: no floor directory $made"; cat "$TMP/log"; } ;;
	'LIBCOMPAT='*'cmake --preset '*)	# by tests/link/fetchcontent.sh
		p=${command##* } && grep -q "{ \"name\": \"$p\", \"configurePreset\": \"$p\" }" packaging/cmake/example/CMakePresets.json || wrong "$command" ;;
	*cmake\ -B\ build*)
		tool cmake && rm -rf "$TMP/plugin/build" && in_dir plugin && make -C "$TMP/plugin/build" >"$TMP/log" 2>&1 &&
			within "$TMP"/plugin/build/textfilter "$TMP"/plugin/build/*.so ;;
	*'--cross-file compat-rhel8-aarch64'*)
		case " $ARCHES " in
		*' aarch64 '*)	tool meson && make -s -C "$top" ARCH=aarch64 BUILD="$BUILD" PREFIX="$prefix" install >"$TMP/log" 2>&1 && in_dir plugin &&
				ninja -C "$TMP/plugin/build-aarch64" >"$TMP/log" 2>&1 && within "$TMP/plugin/build-aarch64/textfilter" ;;
		esac ;;
	'meson setup '*)
		tool meson && rm -rf "$TMP/plugin/build" && in_dir plugin && ninja -C "$TMP/plugin/build" >"$TMP/log" 2>&1 &&
			within "$TMP/plugin/build/textfilter" ;;
	*./configure*)
		tool autoreconf || return 0
		[ -x "$TMP/plugin/configure" ] || (cd "$TMP/plugin" && autoreconf -i) >"$TMP/log" 2>&1 || { wrong autoreconf; return; }
		in_dir plugin && make -C "$TMP/plugin" clean all >"$TMP/log" 2>&1 && within "$TMP"/plugin/.libs/textfilter ;;
	*'go install example.org/geomean@latest') ;;	# by tests/link/go.sh
	*'go build')
		tool go && in_dir go && within "$(find "$TMP/go" -maxdepth 1 -type f -perm -100)" ;;
	*setup.py*)
		[ -n "${python-}" ] || { echo "not tried, no Python with setuptools, wheel and Python.h: $command"; return 0; }
		in_dir python && within "$TMP"/python/dist/*.whl ;;
	*'node-gyp rebuild')
		tool node-gyp && in_dir node-addon && within "$(find "$TMP/node-addon/build" -name '*.node' | head -n 1)" ;;
	'compat flags --floor '*)
		in_dir app && [ -e "$(sed 's/^-L//' "$TMP/log")/libcompat.a" ] || wrong "$command: $(cat "$TMP/log")" ;;
	'compat floor --floor '*)
		in_dir app && [ -e "$TMP/app/build/rhel8/libcompat.a" ] || wrong "$command: $(cat "$TMP/log")" ;;
	'pip install libcompat' | 'npm install '*libcompat) ;;	# by tests/link/python-package.sh and npm-package.sh, from files
	'cargo add glibc-floor') published ;;
	'glibc-floor = '*)
		crate "[dependencies]
$command" '' '' ;;
	'uses: OWNER/libcompat@'* | 'floor: '* | 'check: '*) ;;	# by tests/link/action.sh
	*) wrong "$doc: not known to this test: $command" ;;
	esac
}

# crate DEPENDENCIES BUILD-SCRIPT CONFIG: a program in Rust
crate() {
	command -v cargo >/dev/null || { echo "not tried, no cargo: $1$2$3"; return; }
	rm -rf "$TMP/crate/build.rs" "$TMP/crate/.cargo" "$TMP/crate/target"
	{ cat "$TMP/crate/package"; here "$1"; } >"$TMP/crate/Cargo.toml"
	[ -z "$2" ] || here "$2" >"$TMP/crate/build.rs"
	[ -z "$3" ] || { mkdir "$TMP/crate/.cargo"; here "$3" >"$TMP/crate/.cargo/config.toml"; }
	(cd "$TMP/crate" && cargo build --offline -q) >"$TMP/log" 2>&1 || { wrong "cargo: $1$2$3"; cat "$TMP/log"; return; }
	command=cargo floor=2.17
	within "$TMP/crate/target/debug/app" && started "$TMP/crate/target/debug/app"
}

# published: likewise, by the registry that cargo takes for crates.io; nobody has put the package there yet
published() {
	command -v cargo >/dev/null || { echo "not tried, no cargo: $command"; return; }
	rm -rf "$TMP/crate/build.rs" "$TMP/crate/.cargo" "$TMP/crate/target" "$TMP/registry"
	(cd rust && cargo package -q --offline --no-verify --allow-dirty --target-dir "$TMP/package") >"$TMP/log" 2>&1 || { wrong 'cargo package'; cat "$TMP/log"; return; }
	mkdir "$TMP/crate/.cargo"
	registry "$(echo "$TMP"/package/package/*.crate)" "$TMP/registry" >"$TMP/crate/.cargo/config.toml"
	cp "$TMP/crate/package" "$TMP/crate/Cargo.toml"
	(export CARGO_HOME="$TMP/cargo" CARGO_NET_OFFLINE=true CARGO_TERM_QUIET=true && cd "$TMP/crate" && sh -c "$command" && cargo build) >"$TMP/log" 2>&1 ||
		{ wrong "$command"; cat "$TMP/log"; return; }
	floor=2.17
	within "$TMP/crate/target/debug/app" && started "$TMP/crate/target/debug/app"
}

# session FILE: commands behind "$", each with what it says
session() {
	while IFS= read -r line; do
		case $line in
		'$ '*)	compare
			command=${line#? }
			: >"$TMP/shown"
			;;
		*)	printf '%s\n' "$line" >>"$TMP/shown" ;;
		esac
	done <"$1"
	compare
	command=
}

compare() {
	[ -n "${command-}" ] || return 0
	case $command in
	'compat check '*server) rm "$TMP/server/server" ;;	# of this, README shows what it is without the flag
	esac
	[ -e "$TMP/server/server" ] || (cd "$TMP/server" && ${HOSTCC:-cc} -O2 -o server server.c -pthread) || { wrong 'server.c'; return; }
	case $command in
	./server)	# the first without the flag, the other with it; it serves until told to end
		(cd "$TMP/server" && exec timeout 2 sh "$top/tests/on" "$arch" 2.17 ./server) 2>&1 |
			sed 's|: /[^ ]*/libc.so.6:|: /lib64/libc.so.6:|; s/port [0-9]*/port 8080/; /^SIGTERM/d' >"$TMP/said" ;;
	*)	(cd "$TMP/server" && sh -c "$(here "$command")") >"$TMP/said" 2>&1 ;;
	esac
	# shown as it is on glibc 2.36
	[ "$here" = 2.36 ] || sed -i '/GLIBC_2.36\|glibc 2.36/d' "$TMP/shown"
	[ "$arch" = x86_64 ] || sed -i "s/GLIBC_2\.2\.5/GLIBC_2.17/" "$TMP/shown"
	if grep -qx ' *\.\.\.' "$TMP/shown"; then
		grep -vx ' *\.\.\.' "$TMP/shown" | while IFS= read -r l; do
			grep -qxF -e "$l" "$TMP/said" || echo "$l"
		done >"$TMP/missed"
		[ ! -s "$TMP/missed" ] || { wrong "$doc: \$ $command: does not say"; cat "$TMP/missed" "$TMP/said"; }
	else
		diff -u "$TMP/shown" "$TMP/said" || wrong "$doc: \$ $command"
	fi
}

block() {
	text=$(cat "$1")
	case $text in
	'$ '*) session "$1" ;;
	'[dependencies]'*) crate "$text" '' '' ;;
	'fn main() {'*) crate '' "$text" '' ;;
	'[target.'*) crate '' '' "$text" ;;
	# tests/link/fetchcontent.sh
	*FetchContent_MakeAvailable*)
		grep -qF "$(sed -n '/^FetchContent_Make/p' "$1")" packaging/cmake/example/CMakeLists.txt || wrong "$doc: $text"
		[ -e packaging/cmake/CMakeLists.txt ] && grep -q 'SOURCE_SUBDIR packaging/cmake)$' "$1" || wrong "$doc: $text" ;;
	find_package*)
		tool cmake || return 0
		mkdir -p "$TMP/one"
		cp "$TMP/app/app.c" "$TMP/one"
		printf 'cmake_minimum_required(VERSION 3.13)\nproject(app C)\nadd_executable(app app.c)\ntarget_link_libraries(app PRIVATE m)\n%s\n' "$text" >"$TMP/one/CMakeLists.txt"
		command="cmake -DCMAKE_PREFIX_PATH=$prefix . && make"
		in_dir one && within "$TMP/one/app" ;;
	'ARG LIBCOMPAT'*) ;;	# tests/link/dist.sh
	# tests/link/action.sh and ci.sh run these
	steps:*OWNER/libcompat*) said_in examples/ci/github-action.yml "$1" ;;
	steps:*) said_in examples/ci/github.yml "$1" ;;
	build:*) said_in examples/ci/gitlab.yml "$1" ;;
	*)	while IFS= read -r command; do
			run_command
		done <"$1" ;;
	esac
}

# said_in FILE BLOCK: its lines are in the file, in that order
said_in() {
	sed 's/^ *//' "$1" >"$TMP/file"
	sed 's/^ *//' "$2" | diff - "$TMP/file" | grep '^<' && wrong "$doc and $1 differ"
}

for doc in README.md docs/build-systems.md; do
	rm -rf "$TMP/blocks"
	mkdir "$TMP/blocks"
	# indented text, until text that is not; the rows of the table under "with | say" where that stands
	awk -v dir="$TMP/blocks" '
		/^    / || (in_block && /^$/ && getline next_line > 0) {
			if (!in_block) out = sprintf("%s/%03d", dir, ++n)
			in_block = 1
			if (/^    /) print substr($0, 5) >out
			else if (next_line ~ /^    /) print "\n" substr(next_line, 5) >out
			else in_block = 0
			if ($0 != "" || in_block) next
			$0 = next_line
		}
		{ in_block = 0 }
		/^\| with \| say \|/ { table = 1; getline; out = sprintf("%s/%03d", dir, ++n); next }
		!/^\|/ { table = 0 }
		table {
			row = $0
			sub(/^\|[^|]*\| /, "", row)
			while (match(row, /`[^`]*`/)) {
				span = substr(row, RSTART + 1, RLENGTH - 2)
				row = substr(row, RSTART + RLENGTH)
				if (span !~ /^(\[|LDFLAGS$)/) print span >out
			}
		}' "$doc"
	for b in "$TMP"/blocks/*; do
		block "$b"
	done
done

# links lead somewhere: to a file, and to a heading of it
for doc in README.md CONTRIBUTING.md docs/*.md rust/README.md; do
	grep -o '](\([^)]*\))' "$doc" | sed 's/^](//; s/)$//; /^http/d' | sort -u >"$TMP/links"
	while IFS= read -r link; do
		file=${link%%#*}
		file=${file:+$(dirname "$doc")/$file}
		[ -e "${file:-$doc}" ] || { wrong "$doc: $link: no such file"; continue; }
		case $link in
		*'#'*)	sed -n 's/^#* //p' "${file:-$doc}" | tr 'A-Z ' 'a-z-' | tr -cd 'a-z0-9_\n-' | grep -qx -e "${link#*#}" ||
				wrong "$doc: $link: no such heading" ;;
		esac
	done <"$TMP/links"
done

# LD_LIBRARY_PATH, of README's limits
! LD_LIBRARY_PATH="$BUILD/$arch/2.17" "$TMP/app/app" >"$TMP/log" 2>&1 || wrong 'stubs on LD_LIBRARY_PATH do no harm'
! grep -rl '/usr/local\|/opt/libcompat' "$TMP"/plugin/build/*.so 2>/dev/null || wrong 'places of the documents'
[ "$(wc -l <README.md)" -le 150 ] || wrong "README.md: more than 150 lines"
exit $status
