#!/bin/sh
# SPDX-License-Identifier: MIT
# compat check of wheels: what the platform tag promises is the floor, and an error where it is not kept; by each format, for wheels, what
# is unpacked of one, and a module by itself; libraries that are in the wheel or in no policy. What is in which policy is
# tests/tools/auditwheel.sh's.
. tests/tools/common
command -v python3 >/dev/null || { echo 'no python3'; exit 77; }
make_forge
cd "$TMP" || exit 1

# wheel NAME TAG KEY=VALUE...: with pkg/m.so, that the rest says
wheel() {
	name=$1 tag=$2
	shift 2
	rm -rf root
	mkdir -p root/pkg root/$name-1.0.dist-info
	"$forge" machine="${machine:-x86_64}" type=dyn needed=libc.so.6 "$@" >root/pkg/m.cpython-311-x86_64-linux-gnu.so || exit 1
	printf 'Wheel-Version: 1.0\nTag: cp311-cp311-%s\n' "$tag" | sed 's/\.\(manylinux\)/\nTag: cp311-cp311-\1/' >root/$name-1.0.dist-info/WHEEL
	(cd root && python3 -m zipfile -c "../$name-1.0-cp311-cp311-$tag.whl" ./*) || exit 1
}
# says STATUS TEXT ARGUMENT...: a whole line
says() {
	want=$1 text=$2
	shift 2
	"$compat" check "$@" >said 2>&1
	s=$?
	[ $s -eq "$want" ] || wrong "check $*: status $s, want $want: $(cat said)"
	grep -qxF -- "$text" said || wrong "check $*: not \"$text\" but $(cat said)"
}

wheel old manylinux_2_17_x86_64.manylinux2014_x86_64 want=libc.so.6:GLIBC_2.14 sym=memcpy
wheel plain linux_x86_64 want=libc.so.6:GLIBC_2.28 sym=statx
wheel pure any want=libc.so.6:GLIBC_2.14 sym=memcpy
wheel kept manylinux_2_28_x86_64 want=libc.so.6:GLIBC_2.28 sym=statx
wheel less manylinux_2_34_x86_64 want=libc.so.6:GLIBC_2.28 sym=statx
wheel lies manylinux_2_17_x86_64 want=libc.so.6:GLIBC_2.28 sym=statx needed=libstdc++.so.6 want=libstdc++.so.6:GLIBCXX_3.4.22 sym=f
wheel two manylinux_2_12_x86_64.manylinux_2_28_x86_64 want=libc.so.6:GLIBC_2.14 sym=memcpy
wheel between manylinux_2_30_x86_64 want=libc.so.6:GLIBC_2.30 sym=gettid
wheel future manylinux_2_99_x86_64 want=libc.so.6:GLIBC_2.28 sym=statx
wheel lacks manylinux_2_17_x86_64 needed=libfoo.so.1 needed=libcuda.so.1 want=libc.so.6:GLIBC_2.14 sym=memcpy
wheel musl musllinux_1_2_x86_64 want=libc.so.6:GLIBC_2.14 sym=memcpy
wheel name manylinux_2_28_x86_64 sym=arc4random
machine=aarch64 wheel arm manylinux2014_aarch64 want=libc.so.6:GLIBC_2.17 sym=memcpy
machine=aarch64 wheel other manylinux2014_x86_64 want=libc.so.6:GLIBC_2.17 sym=memcpy
m=pkg/m.cpython-311-x86_64-linux-gnu.so

w=old-1.0-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64.whl
says 0 "$w: policy manylinux_2_17_x86_64 (manylinux2014_x86_64), as its tag says" $w
says 0 '1 file: 1 within manylinux_2_17, 0 above' $w
w=plain-1.0-cp311-cp311-linux_x86_64.whl
says 1 "$w: policy manylinux_2_28_x86_64, its tag says linux_x86_64" $w
says 0 "  GLIBC_2.28 of libc.so.6: from manylinux_2_28_x86_64 on; $m" --floor 2.28 $w
says 0 'pure-1.0-cp311-cp311-any.whl: policy manylinux_2_17_x86_64 (manylinux2014_x86_64), its tag says any' pure-*.whl
# what the tag promises is the floor, unless another one is asked for
w=kept-1.0-cp311-cp311-manylinux_2_28_x86_64.whl
says 0 "$w/$m: ok, needs glibc 2.28" $w
says 1 "$w/$m: needs glibc 2.28, floor is 2.17" --floor 2.17 $w
says 0 "$w: policy manylinux_2_28_x86_64, as its tag says" --floor 2.28 $w
says 0 'less-1.0-cp311-cp311-manylinux_2_34_x86_64.whl: policy manylinux_2_28_x86_64, its tag says manylinux_2_34_x86_64' less-*.whl
says 0 '1 file: 1 within 2.43, 0 above' future-*.whl
says 0 'between-1.0-cp311-cp311-manylinux_2_30_x86_64.whl: policy manylinux_2_31_x86_64, and what its tag says holds, manylinux_2_30_x86_64' between-*.whl
# a promise that is not kept, whatever floor is asked for
w=lies-1.0-cp311-cp311-manylinux_2_17_x86_64.whl
for f in '' '--floor 2.31'; do
	# shellcheck disable=SC2086 # words
	says 1 "$w: policy manylinux_2_28_x86_64, but its tag promises manylinux_2_17_x86_64" $f $w
	grep -qxF "  GLIBC_2.28 of libc.so.6: from manylinux_2_28_x86_64 on; $m" said &&
		grep -qxF "  GLIBCXX_3.4.22 of libstdc++.so.6: from manylinux_2_24_x86_64 on; $m" said &&
		grep -qxF '  do: build it for what it promises, or call it manylinux_2_28_x86_64' said || wrong "$f $w: $(cat said)"
done
says 1 '1 file: 1 within 2.31, 0 above; 1 wheel with less than the tag promises' --floor 2.31 $w
says 1 'two-1.0-cp311-cp311-manylinux_2_12_x86_64.manylinux_2_28_x86_64.whl: policy manylinux_2_17_x86_64 (manylinux2014_x86_64), but its tag promises manylinux_2_12_x86_64' two-*.whl
# a name without a version
says 1 'name-1.0-cp311-cp311-manylinux_2_28_x86_64.whl: policy manylinux_2_36_x86_64, but its tag promises manylinux_2_28_x86_64' name-*.whl
grep -qxF "  arc4random, which has no version: from manylinux_2_36_x86_64 on; $m" said || wrong "no version: $(cat said)"
"$compat" check --quiet $w
[ $? -eq 1 ] || wrong "--quiet: status is not 1"
# several at once, each with its own
says 1 '3 files: 2 within their floors, 1 above; 1 wheel with less than the tag promises' kept-*.whl lies-*.whl old-*.whl
mkdir dist
cp kept-*.whl lies-*.whl dist
says 1 '2 files: 1 within their floors, 1 above; 1 wheel with less than the tag promises' dist
grep -q ^dist/kept said && wrong "dist: what is right is told: $(cat said)"
# other systems and machines are not judged
says 0 '1 file: 1 within 2.17, 0 above' musl-*.whl
grep -q policy said && wrong "musllinux: $(cat said)"
says 0 'arm-1.0-cp311-cp311-manylinux2014_aarch64.whl: policy manylinux_2_17_aarch64 (manylinux2014_aarch64), its tag says manylinux2014_aarch64' arm-*.whl
says 0 '1 file: 1 within manylinux_2_17, 0 above' other-*.whl
grep -q policy said && wrong "another machine: $(cat said)"
cp old-*.whl a.whl
says 0 'a.whl: policy manylinux_2_17_x86_64 (manylinux2014_x86_64)' a.whl

# libraries
w=lacks-1.0-cp311-cp311-manylinux_2_17_x86_64.whl
says 1 "$w: policy none, manylinux_2_17_x86_64 if the libraries below were in the wheel, but its tag promises manylinux_2_17_x86_64" $w
for l in libfoo.so.1 libcuda.so.1; do
	grep -qxF "  $l: in no policy, and not in the wheel; $m" said || wrong "$l: $(cat said)"
done
says 1 "  libcuda.so.1: in no policy, and not in the wheel; $m" --exclude libfoo.so.1 $w
grep -q '^  libfoo' said && wrong "--exclude: $(cat said)"
says 0 "$w: policy manylinux_2_17_x86_64 (manylinux2014_x86_64), as its tag says" --exclude libfoo.so.1 --exclude 'libcuda.so.*' $w
wheel lost manylinux_2_17_x86_64 needed=libfoo.so.1 want=libc.so.6:GLIBC_2.14 sym=memcpy
cp root/$m root/pkg/libfoo.so.1
(cd root && python3 -m zipfile -c ../lost.whl ./*)
mv lost.whl lost-1.0-cp311-cp311-manylinux_2_17_x86_64.whl
says 1 "  libfoo.so.1: in the wheel, but no RUNPATH leads there; $m" lost-*.whl

# unpacked, and a module alone; a site-packages is no wheel
python3 -m zipfile -e lies-*.whl unpacked
says 1 'unpacked: policy manylinux_2_28_x86_64, but its tag promises manylinux_2_17_x86_64' unpacked
python3 -m zipfile -e old-*.whl both
says 0 'both: policy manylinux_2_17_x86_64 (manylinux2014_x86_64), as its tag says' both
mkdir both/another-1.dist-info
echo 'Tag: py3-none-any' >both/another-1.dist-info/WHEEL
says 0 '1 file: 1 within 2.17, 0 above' both
grep -q policy said && wrong "site-packages: $(cat said)"
says 1 "unpacked/$m: policy manylinux_2_28_x86_64" unpacked/$m
cp unpacked/$m foo.so
says 1 'foo.so: needs glibc 2.28, floor is 2.17' foo.so
grep -q policy said && wrong "a library: $(cat said)"
# names and tags that are none, however long
for n in a-b-c-d-.whl a-b-c-manylinux_.whl a-b-c-manylinux_2_.whl a-b-c-d-manylinux_2_99999999999_x86_64.whl a-b-c-d-manylinux_2_17_.whl \
	"$(printf 'a-b-c-d-%0200d.whl' 1)" 'a-b-c-d-manylinux_2_17_x86_64-.whl'; do
	cp kept-*.whl "./$n"
	"$compat" check --floor 2.28 "$n" >said 2>&1 || wrong "$n: $(cat said)"
done
yes 'Tag: a-b-manylinux_2_17_x86_64.any.linux_x86_64' | head -c 3000000 >unpacked/lies-1.0.dist-info/WHEEL
says 1 'unpacked: policy manylinux_2_28_x86_64, but its tag promises manylinux_2_17_x86_64' unpacked

# for programs
cat >formats.py <<'E2'
import json, subprocess, sys
compat, lies, kept = sys.argv[1:]
def run(how, *files):
    p = subprocess.run([compat, "check"] + how + list(files), stdout=subprocess.PIPE, stderr=subprocess.PIPE, universal_newlines=True)
    assert not p.stderr and p.returncode == (lies in files), (how, p)
    return p.stdout
d = json.loads(run(["--json"], lies, kept))
a, b = d["wheels"]
assert [f["floor"] for f in d["files"]] == ["2.17", "2.28"], d
assert (a["path"], a["arch"], a["tags"], a["promises"], a["policy"], a["alias"], a["by_versions"], a["kept"]) == (lies, "x86_64",
    ["manylinux_2_17_x86_64"], "manylinux_2_17_x86_64", "manylinux_2_28_x86_64", None, "manylinux_2_28_x86_64", False), a
assert [(x["policy"], x["version"], x["library"], x["symbol"], x["counts"], len(x["files"])) for x in a["demands"]] == [
    ("manylinux_2_28_x86_64", "GLIBC_2.28", "libc.so.6", None, True, 1), ("manylinux_2_24_x86_64", "GLIBCXX_3.4.22", "libstdc++.so.6", None, True, 1)], a
assert b["kept"] is True and b["policy"] == b["promises"] == "manylinux_2_28_x86_64" and len(b["demands"]) == 1, b
g = run(["--format", "github", "--floor", "2.28"], lies, kept).splitlines()
errors = [l for l in g if l.startswith("::error")]
assert len(errors) == 2 and all("title=policy manylinux_2_28_x86_64%2C but its tag promises manylinux_2_17_x86_64::" in l for l in errors), g
assert any(l.startswith("::notice file=" + kept) and l.endswith("policy manylinux_2_28_x86_64, as its tag says") for l in g), g
s = json.loads(run(["--format", "sarif", "--floor", "2.28"], lies, kept))["runs"][0]
assert "policy" in [r["id"] for r in s["tool"]["driver"]["rules"]], s
assert [r["level"] for r in s["results"] if r["ruleId"] == "policy"] == ["error", "error", "note"], s
q = json.loads(run(["--format", "gitlab", "--floor", "2.28"], lies, kept))
assert [x["severity"] for x in q if x["check_name"] == "compat/policy"] == ["critical", "critical", "info"], q
assert len({x["fingerprint"] for x in q}) == len(q), q
E2
python3 formats.py "$compat" lies-*.whl kept-*.whl || status=1
exit $status
