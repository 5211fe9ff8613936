#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2015,SC2046,SC2086,SC2115,SC2154 # names are words; of tests/link/rust/common
# The crate as cargo packages it, in a clean clone, and who has no more than that, by "cargo add" and "cargo vendor": a workspace with a
# program, C that build scripts compile and link, a module for Python, an addon for Node; "cargo test" and "cargo install".
. tests/link/common
. tests/link/release
. tests/link/rust/common
. tests/link/rust/registry
need_cargo
build=$(absolute "$BUILD")
export CARGO_HOME="$TMP/home" CARGO_TERM_QUIET=true CARGO_NET_OFFLINE=true RUSTC RUSTFLAGS=
h=$here a=$(uname -m)
rust_for $h "$a" || skip "$no"
RUSTC=$rustc
cargo_in() {	# DIR ARGUMENT...: there has to be no word of it
	d=$1
	shift
	(cd "$d" && cargo "$@") >"$TMP/log" 2>&1 && [ ! -s "$TMP/log" ] && return
	wrong "cargo $*: $(head -n 40 "$TMP/log")"
	return 1
}

# the package: of the version here, with what make considers and no more, and as small as it looks
committed "$TMP/clone"
LIBCOMPAT_COMMAND=$build/compat cargo_in "$TMP/clone/rust" package --target-dir "$TMP/package" || exit
crate=$(echo "$TMP"/package/package/*.crate)
size=$(wc -c <"$crate")
[ "$size" -lt 1000000 ] || wrong "the package has $size bytes"
grep -qxE "version = \"$version(\.0)?\"" rust/Cargo.toml || wrong "the version of rust/Cargo.toml is not $version"
tar -xzf "$crate" -C "$TMP"
there=$(echo "$TMP"/glibc-floor-*)
find "$there" -type l >"$TMP/links"
[ ! -s "$TMP/links" ] || wrong "links in the package: $(cat "$TMP/links")"
(cd "$there/libcompat" && find . -type f | sed 's,^\./,,') | sort >"$TMP/has"
(
	for arch in arch/*/; do
		make -n --debug=v BUILD="$TMP/none" ARCH="$(basename "$arch")" FLOORS=2.17 floors
	done | sed -n "s/.*Considering target file '\(.*\)'\.\$/\1/p" | while read -r f; do
		[ ! -f "$f" ] || echo "$f"
	done
	# what those include, and the script that reads FLOORS
	ls common/*.h elf/*.h gen/*.h gen/release
	find shims arch -type f
) | sort -u >"$TMP/takes"
grep -qx versions/shims.tbl "$TMP/takes" && grep -qx gen/stub.c "$TMP/takes" || wrong "make considers $(cat "$TMP/takes")"
diff "$TMP/takes" "$TMP/has" || wrong "include of rust/Cargo.toml: above, < is what make takes, > what the package has"
(cd "$there" && find . -type f | grep -v '^\./libcompat/' | sort | xargs) >"$TMP/rest"
[ "$(cat "$TMP/rest")" = "./.cargo_vcs_info.json ./Cargo.lock ./Cargo.toml ./Cargo.toml.orig ./LICENSE ./README.md ./build.rs ./src/lib.rs" ] ||
	wrong "the package has $(cat "$TMP/rest")"

# its documentation, where docs.rs makes it: nothing is built, and there is nothing to build with
mkdir "$TMP/bin"
printf '#!/bin/sh\necho make >>"%s/started"\nexit 1\n' "$TMP" >"$TMP/bin/make"
chmod +x "$TMP/bin/make"
cp "$TMP/bin/make" "$TMP/bin/compat"
DOCS_RS=1 PATH=$TMP/bin:$PATH cargo_in "$there" doc --target-dir "$TMP/doc"
grep -q 'floor-2-28' "$TMP/doc/doc/glibc_floor/index.html" || wrong "no features in its documentation"
[ ! -e "$TMP/started" ] || wrong "docs.rs: $(cat "$TMP/started")"

# a registry with an index in git takes it, up to the upload
mkdir "$TMP/index"
echo '{ "dl": "file:///nowhere", "api": "file:///nowhere" }' >"$TMP/index/config.json"
(cd "$TMP/index" && git init -q && git add -A && git -c user.name=t -c user.email=t@example.org -c commit.gpgsign=false commit -q -m t)
(
	export CARGO_TERM_QUIET=false CARGO_NET_OFFLINE=false CARGO_REGISTRIES_T_INDEX="file://$TMP/index" CARGO_REGISTRIES_T_TOKEN=t
	cd "$TMP/clone/rust" && cargo publish --dry-run --no-verify --registry t --target-dir "$TMP/package"
) >"$TMP/log" 2>&1
[ "$(grep -E '^(warning|error)' "$TMP/log")" = "warning: aborting upload due to dry run" ] || wrong "cargo publish: $(cat "$TMP/log")"

# A registry with this one package, which is all that is left: "cargo add", and "cargo vendor" with what it says to put into the configuration.
ws=$TMP/ws
cp -R tests/link/rust/workspace "$ws"
cp -R tests/link/rust/part "$ws"
cp "$TMP/t.c" "$ws/tool.c"
mkdir "$ws/.cargo"
registry "$crate" "$TMP/registry" >"$ws/.cargo/config.toml"
rm -rf "$TMP/clone" "$TMP/package" "$there"
cargo_in "$ws/app" add glibc-floor --features floor-ubuntu20-04 || exit
(cd "$ws" && CARGO_TERM_QUIET=false cargo vendor --respect-source-config >"$TMP/config" 2>"$TMP/log") || { wrong "cargo vendor: $(cat "$TMP/log")"; exit 1; }
mv "$TMP/config" "$ws/.cargo/config.toml"
rm -rf "$TMP/registry" "$TMP/home"

for a in $ARCHES; do
	rust_for $h "$a" || { row rust-package "$a" $h "$rust" default - - "$no"; continue; }
	RUSTC=$rustc
	t=$(echo "$target" | tr 'a-z-' A-Z_)
	export "CARGO_TARGET_${t}_LINKER=$cc" "CARGO_TARGET_${t}_RUNNER=sh $PWD/tests/on $a 2.28" CC="$cc" CARGO_TARGET_DIR="$TMP/target"
	# each way once: the other architecture from source
	unset LIBCOMPAT_BUILD LIBCOMPAT_COMMAND
	if [ "$a" = "$(uname -m)" ]; then export LIBCOMPAT_COMMAND="$build/compat"; else export LIBCOMPAT_BUILD=1; fi
	cargo_in "$ws" build --workspace --target "$target" || continue
	to=$TMP/target/$target/debug

	# of the floors that all members ask for the lowest
	text="floor 2.28
part: directory 42 0.916290731874 random"
	assert_floor "$to/app" 2.28
	assert_libgcc "$to/app"
	run_everywhere "$a" 2.28 "$to/app" "$text"
	row rust-package "$a" $h "$rust" "$(linked_by $h "$a" default "$to/app")" "${LIBCOMPAT_BUILD+from source}" 2.28 "$ran"
	tool=$(sh tests/on "$a" 2.43 "$to/app" tool)
	assert_floor "$tool" 2.28
	run_everywhere "$a" 2.28 "$tool"
	(cd "$ws" && cargo test --workspace --bins --target "$target") >"$TMP/log" 2>&1
	grep -q '1 passed' "$TMP/log" || wrong "cargo test: $(tail -n 20 "$TMP/log")"

	# what they are loaded by has names for them; it is this machine's
	assert_floor "$to/libfloored.so" 2.28 $(undefined "$to/libfloored.so" strong | grep ^Py)
	assert_floor "$to/libaddon.so" 2.28 $(undefined "$to/libaddon.so" strong | grep ^napi_)
	for f in "$to/libfloored.so" "$to/libaddon.so"; do
		"$BUILD/compat" check --floor rhel8 "$f" >"$TMP/log" || wrong "above the floor: $(cat "$TMP/log")"
		assert_libgcc "$f"
	done
	loaded() {	# WHAT COMMAND...: prints the logarithm, and what the C in it says
		w=$1
		shift
		got=$(LD_BIND_NOW=1 "$@" 2>&1 | sort)
		[ "$got" = "0.9162907318741551
part: directory 42 0.916290731874 random" ] || wrong "$w: $got"
	}
	if [ "$a" = "$(uname -m)" ]; then
		mkdir "$TMP/site"
		cp "$to/libfloored.so" "$TMP/site/floored.abi3.so"
		cp "$to/libaddon.so" "$TMP/site/addon.node"
		loaded Python env PYTHONPATH="$TMP/site" python3 -c 'import floored; print(floored.log(2.5))'
		if command -v node >/dev/null; then
			loaded node node -e "console.log(require('$TMP/site/addon.node').log(2.5))"
		else
			echo 'not tried, no node: the addon'
		fi
	fi

	# a member alone asks for its own floor alone; what is installed is made likewise
	unset LIBCOMPAT_BUILD
	export LIBCOMPAT_COMMAND="$build/compat"
	cargo_in "$ws" install --path app --debug --target "$target" --root "$TMP/root-$a" --no-track &&
		assert_floor "$TMP/root-$a/bin/app" 2.31 && run_everywhere "$a" 2.31 "$TMP/root-$a/bin/app" "floor 2.31
part: directory 42 0.916290731874 random"
done
exit $status
