#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2015,SC2016,SC2086 # a complaint is never wrong; expressions of a service; options are words
# action.yml: its steps run as GitHub does, by themselves and in the workflow examples/ci/github-action.yml, in a copy of
# examples/server. Of both files what is read is a subset of YAML, and anything else an error.
. tests/link/common

arch=$(uname -m)
top=$PWD
case $BUILD in /*) ;; *) BUILD=$top/$BUILD ;; esac
unset CC CXX CFLAGS LDFLAGS COMPAT_FLOOR COMPAT_CC ARCH

# flatten FILE DIR: DIR/runs.steps.0.run has the value of that place
flatten() {
	mkdir "$2" && awk -v dir="$2" '
		function fail(why) { print FILENAME ":" FNR ": " why >"/dev/stderr"; exit 1 }
		function path(  i, p) { for (i = 1; i <= depth; i++) p = p name[i] "."; return p }
		function pop(n) { while (depth && indent[depth] >= n) depth-- }
		function put(where, value) {
			if (where in seen) fail("twice: " where)
			seen[where] = 1
			printf "%s", value >(dir "/" where)
		}
		{ match($0, /^ */); n = RLENGTH; s = substr($0, n + 1) }
		block != "" && (s == "" || n > at) {
			if (!inner) inner = n
			print substr($0, inner + 1) >(dir "/" block)
			next
		}
		{ block = "" }
		s == "" || s ~ /^#/ { next }
		/\t/ { fail("tab") }
		s ~ /^- / {
			pop(n)
			p = path()
			name[++depth] = count[p]++ + 0
			indent[depth] = n
			s = substr(s, 3)
			n += 2
		}
		!match(s, /^[a-zA-Z_-]+:( |$)/) { fail("not a key: " s) }
		{
			key = substr(s, 1, index(s, ":") - 1)
			value = substr(s, RLENGTH + 1)
			pop(n)
			if (value == "") {
				name[++depth] = key
				indent[depth] = n
				next
			}
			where = path() key
			if (value == "|") {
				put(where, "")
				block = where
				at = n
				inner = 0
				next
			}
			if (value ~ /^"[^"\\]*"$/) value = substr(value, 2, length(value) - 2)
			else if (value ~ /^[]"\047{}>|*&!%@`,?#-]/ || value ~ /(: | #|:$)/) fail("not plain: " value)
			put(where, value)
		}' "$1" || exit 1
}

flatten action.yml "$TMP/action" || { wrong action.yml; exit 1; }
flatten examples/ci/github-action.yml "$TMP/workflow" || { wrong github-action.yml; exit 1; }
# the same by a real reader, if there is one
for d in action workflow; do
	f=action.yml
	[ $d = action ] || f=examples/ci/github-action.yml
	python3 - $f "$TMP/$d" <<'E2' || wrong "$f is read otherwise by PyYAML"
import os, sys
try:
    import yaml
except ImportError:
    sys.exit(0)
want = {}
def walk(at, v):
    if isinstance(v, dict):
        for k in v:
            walk(at + [k], v[k])
    elif isinstance(v, list) and v and isinstance(v[0], dict):
        for i, w in enumerate(v):
            walk(at + [str(i)], w)
    else:
        want[".".join(at)] = v if isinstance(v, str) else "[" + ", ".join(v) + "]"
walk([], yaml.load(open(sys.argv[1]), yaml.BaseLoader))
got = {f: open(sys.argv[2] + "/" + f).read() for f in os.listdir(sys.argv[2])}
for k in sorted(set(want) | set(got)):
    if want.get(k) != got.get(k):
        print(k, repr(want.get(k)), repr(got.get(k)))
        sys.exit(1)
E2
done
[ "$(cat "$TMP/action/runs.using")" = composite ] || wrong 'not a composite action'

# what a runner has: this repository, in which is built elsewhere and only once; other actions; containers of old distributions
mkdir "$TMP/checkout" "$TMP/bin" "$TMP/runner"
cat >"$TMP/checkout/Makefile" <<E2
install:
	@echo made >>$TMP/made
	@unset MAKEFLAGS MFLAGS; \$(MAKE) -C $top BUILD=$BUILD FLOORS='\$(FLOORS)' PREFIX='\$(PREFIX)' install
E2
cat >"$TMP/bin/docker" <<E2
#!/bin/sh
while [ "\${1#./}" = "\$1" ]; do
	[ "\$1" = LD_BIND_NOW=1 ] && export LD_BIND_NOW=1
	shift
done
[ -n "\$LD_BIND_NOW" ] && exec sh $top/tests/on $arch 2.28 "\$@"
E2
chmod +x "$TMP/bin/docker"

# runner DIR: a new job, in this directory
runner() {
	work=$1
	rm -rf "$TMP/runner" "$TMP/made"
	mkdir "$TMP/runner"
	: >"$TMP/path"
	: >"$TMP/env"
	: >"$TMP/made"
}

# value FILE: with what it is an expression of
value() {
	case $(cat "$1") in
	'${{ inputs.'*' }}')	v=$(sed 's/^${{ inputs\.//; s/ }}$//' "$1"); cat "$TMP/inputs/$v" ;;
	'${{ steps.'*' }}')	v=$(sed 's/^${{ steps\.//; s/ }}$//' "$1")
				sed -n "s/^${v##*.}=//p" "$TMP/output-${v%%.*}" ;;
	*'${{'*) wrong "$1: an expression that is not known"; exit 1 ;;
	*) cat "$1" ;;
	esac
}

# step PREFIX: the step of which the files begin so, as a runner does it: output in $TMP/log
step() {
	rm -f "$TMP/output"
	: >"$TMP/output"
	grep -q '\${{' "$1.run" && { wrong "$1.run: an expression in a script"; return 1; }
	cp "$1.run" "$TMP/script"
	set -- "$1"
	case $([ ! -e "$1.shell" ] || cat "$1.shell") in
	'' | bash) shell='bash -e' ;;
	sh) shell='sh -e' ;;
	*) wrong "$1.shell"; return 1 ;;
	esac
	for v in "$1".env.*; do
		[ ! -e "$v" ] || set -- "$@" "${v##*.env.}=$(value "$v")"
	done
	prefix=$1
	shift
	while IFS= read -r line; do
		set -- "$line" "$@"
	done <"$TMP/env"
	path=$TMP/bin:$PATH
	while IFS= read -r line; do
		path=$line:$path
	done <"$TMP/path"
	(cd "$work" && exec env RUNNER_TEMP="$TMP/runner" GITHUB_ACTION_PATH="$TMP/checkout" GITHUB_PATH="$TMP/path" GITHUB_ENV="$TMP/env" \
		GITHUB_OUTPUT="$TMP/output" PATH="$path" "$@" $shell "$TMP/script") >"$TMP/log" 2>&1 </dev/null
	s=$?
	[ ! -e "$prefix.id" ] || cp "$TMP/output" "$TMP/output-$(cat "$prefix.id")"
	return $s
}

# action [INPUT=VALUE...]: all its steps; the log of the last
action() {
	rm -rf "$TMP/inputs"
	mkdir "$TMP/inputs"
	for v in "$TMP"/action/inputs.*.default; do
		input=${v##*inputs.}
		cp "$v" "$TMP/inputs/${input%.default}"
	done
	for v; do
		[ -e "$TMP/inputs/${v%%=*}" ] || { wrong "action.yml: no input ${v%%=*}"; return 1; }
		printf '%s' "${v#*=}" >"$TMP/inputs/${v%%=*}"
	done
	i=0
	while [ -e "$TMP/action/runs.steps.$i.run" ]; do
		p=$TMP/action/runs.steps.$i
		[ -e "$p.shell" ] || wrong "action.yml: step $i has no shell"
		case $([ ! -e "$p.if" ] || cat "$p.if") in
		'') step "$p" || return ;;
		"inputs.check != ''") [ ! -s "$TMP/inputs/check" ] || step "$p" || return ;;
		*) wrong "action.yml: if"; return 1 ;;
		esac
		i=$((i + 1))
	done
	[ $i -gt 0 ]
}

# output NAME: of the action
output() {
	value "$TMP/action/outputs.$1.value"
}

# makes NUMBER: so often make was run
makes() {
	[ "$(wc -l <"$TMP/made")" -eq "$1" ] || wrong "make was run $(wc -l <"$TMP/made") times, want $1: $2"
}

# the workflow, from the first step to the last
cp -R examples/server "$TMP/work"
runner "$TMP/work"
n=0
while [ -n "$(ls "$TMP/workflow/jobs.build.steps.$n".* 2>/dev/null)" ]; do
	p=$TMP/workflow/jobs.build.steps.$n
	if [ -e "$p.run" ]; then
		step "$p" || { wrong "$(cat "$p.run")"; tail -n 20 "$TMP/log"; }
	else
		case $(cat "$p.uses") in
		actions/checkout@v*) ;;
		OWNER/libcompat@*)
			set --
			for v in "$p".with.*; do
				[ ! -e "$v" ] || set -- "$@" "${v##*.with.}=$(cat "$v")"
			done
			action "$@" || { wrong "action $*"; tail -n 20 "$TMP/log"; }
			[ ! -s "$TMP/inputs/check" ] || grep -qx '2 files: 2 within rhel8, 0 above' "$TMP/log" || wrong "the check says $(cat "$TMP/log")" ;;
		*) wrong "uses $(cat "$p.uses")" ;;
		esac
	fi
	n=$((n + 1))
done
[ $n -ge 5 ] || wrong "a workflow of $n steps"
tail -n 1 "$TMP/log" | grep -q '^usage: server' || wrong "the program says $(tail -n 3 "$TMP/log")"
assert_floor "$TMP/work/server" 2.28
makes 1 'twice used, once built'

# its outputs, and what later steps find
to=$TMP/runner/libcompat
[ "$(output flags)" = "-L$to/lib/compat/$arch-linux-gnu/2.28" ] || wrong "flags: $(output flags)"
[ "$(output directory)" = "$to/lib/compat/$arch-linux-gnu/2.28" ] || wrong "directory: $(output directory)"
grep -qx 'COMPAT_FLOOR=rhel8' "$TMP/env" && grep -q "^PKG_CONFIG_PATH=$to/lib/pkgconfig" "$TMP/env" &&
	grep -q "^XDG_DATA_DIRS=$to/share:/" "$TMP/env" && grep -qx "$to/bin" "$TMP/path" || wrong "$(cat "$TMP/env" "$TMP/path")"
printf 'compat flags\npkg-config --libs compat-2.28\n' >"$TMP/later.run"
step "$TMP/later" && grep -qx -- "$(output flags)" "$TMP/log" && grep -q -- "-L.*2.28" "$TMP/log" || wrong "later: $(cat "$TMP/log")"

# another floor is added; what is above it fails, with an annotation; names are words and patterns
action floor=2.17 || { wrong 'floor 2.17'; tail -n 20 "$TMP/log"; }
makes 2 'another floor'
[ "$(output flags)" = "-L$to/lib/compat/$arch-linux-gnu/2.17" ] || wrong "flags: $(output flags)"
cp "$TMP/work/server" "$TMP/work/a%b"
(cd "$TMP/work" && printf 'int gettid(void);\nint f(void) { return gettid(); }\n' | gcc -shared -fPIC -xc -o above.so -) || exit 1
action check='server
a%b	entropy.*o above.so' && wrong 'what is above the floor passes'
grep -q '^::error file=above.so,title=[^:]*::above.so: needs gettid@GLIBC_2.30 ' "$TMP/log" || wrong "no annotation: $(cat "$TMP/log")"
grep -q '^4 files: ' "$TMP/log" || wrong "not four files: $(cat "$TMP/log")"
action check='nowhere' && wrong 'a file that is not there passes'
grep -q '^::error file=nowhere,title=not checked::' "$TMP/log" || wrong "no annotation: $(cat "$TMP/log")"
action check='entropy.so --all' && wrong 'an option for a file'
makes 2 'checks alone'

# another place, from the workspace if it is no full path; in a job whose compiler is what this brings
runner "$TMP/work"
echo CC=compat-cc >"$TMP/env"
action prefix=there || { wrong 'prefix'; tail -n 20 "$TMP/log"; }
[ "$(output flags)" = "-L$TMP/work/there/lib/compat/$arch-linux-gnu/2.17" ] || wrong "prefix: $(output flags)"

# wrong floors: an error that is one line, and nothing is left behind
for f in '' 'rhel8 2.17' '$(touch x)' '2.17
::set-env' rhel5 2.99; do
	runner "$TMP/work"
	action floor="$f" && wrong "floor \"$f\" passes"
	[ "$(grep -c '^::' "$TMP/log")" -eq 1 ] && grep -q '^::error::libcompat: floor' "$TMP/log" || wrong "floor \"$f\": $(cat "$TMP/log")"
	[ ! -s "$TMP/env" ] && [ ! -s "$TMP/path" ] && [ ! -e "$TMP/work/x" ] || wrong "floor \"$f\" leaves something"
done

if command -v shellcheck >/dev/null; then
	for f in "$TMP"/action/*.run; do
		shellcheck -s sh -e SC2086 "$f" || wrong "$f"
	done
fi
exit $status
