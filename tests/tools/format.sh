#!/bin/sh
# SPDX-License-Identifier: MIT
# compat check --format: each format says what --json says, of files whatever their names, with the same exit status;
# commands that GitHub reads as meant, SARIF with what its schema asks for, fingerprints that stay as they are.
# shellcheck disable=SC2015 # a complaint is never wrong
. tests/tools/common
command -v python3 >/dev/null || { echo 'no python3'; exit 77; }
sh tests/tools/make x86_64 "$TMP/x86_64" || exit 1
make_forge
cd "$TMP" || exit 1
"$forge" needed=libc.so.6 needed=libz.so.1 needed=libgomp.so.1 want=libc.so.6:GLIBC_2.38 sym=strlcpy >foreign
"$forge" needed=libc.so.6 needed=libz.so.1 want=libc.so.6:GLIBC_2.2.5 sym=puts >tidy
cat >noted.c <<'E2'
#include <stdio.h>
int main(void) { return printf("[%08b] {0}\n", 5); }
E2
$cc -w -o noted noted.c || exit 1
printf 'int gettid(void);\nint f(void) { return gettid(); }\n' | $cc -flto -fno-fat-lto-objects -xc -c -o slim.o - || exit 1
: >empty

cat >format.py <<'E2'
import json, os, re, subprocess, sys, urllib.parse
compat = sys.argv[1]
bad = 0

def wrong(*what):
    global bad
    print(*what)
    bad = 1

def run(how, files, status=None):
    p = subprocess.run([compat, "check"] + how + ["--"] + files, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if ("--json" in how or "--format" in how) and p.stderr:
        wrong(how, files, "stderr", p.stderr)
    if status is not None and p.returncode != status:
        wrong(how, files, "status", p.returncode, "want", status)
    return p

# as a terminal and a log are shown a name: what is no UTF-8, and what controls, in hex
def shown(b, but=""):
    s = "".join("\\x%02x" % (ord(c) - 0xdc00) if "\udc80" <= c <= "\udcff" else c for c in b.decode("utf-8", "surrogateescape"))
    return "".join("\\x%02x" % ord(c) if (c < " " or c == "\x7f") and c not in but else c for c in s)

def plain(path):
    return path[2:] if path.startswith(b"./") else path

def unescaped(s, reserved):
    if re.search("[" + reserved + "\r\n]", re.sub("%25|%0D|%0A|%3A|%2C", "", s)) or re.search("%(?!25|0D|0A|3A|2C)", s):
        wrong("not escaped:", s)
    return re.sub("%(..)", lambda m: chr(int(m.group(1), 16)), s)

PACKAGES = ("libgomp.", "libatomic.", "libquadmath.", "libgfortran.")

def expected(report):
    issues = []     # (level, rule, words that are in the text)
    for f in report["findings"]:
        if f["counts"]:
            issues.append(("error", f["why"], [f[k] for k in ("symbol", "version") if f[k]]))
    for e in report["errors"]:
        issues.append(("error", "unseen" if report["status"] == "unseen" else "unchecked", []))
    if report["floor_directory"] is False:
        issues.append(("warning", "note", ["not linked with a floor directory"]))
    theirs = [o["library"] for o in report["others"] if not o["library"].startswith(PACKAGES)]
    gcc = [o["library"] for o in report["others"] if o["library"].startswith(PACKAGES)]
    if theirs:
        issues.append(("notice", "note", ["not glibc's"] + theirs))
    if gcc:
        issues.append(("warning", "note", ["must be installed"] + gcc))
    return issues + [("warning", "note", [n]) for n in report["notes"]]

def same(name, got, want):
    if len(got) != len(want):
        wrong(name, len(got), "issues, JSON has", len(want))
    for g, (path, level, rule, words) in zip(got, want):
        if (g[0], g[1]) != (path, level) or (g[2] or rule) != rule or any(w not in g[3] for w in words):
            wrong(name, g, "want", path, level, rule, words)

def check(options, files):
    j = run(options + ["--json"], files)
    reports = json.loads(j.stdout.decode("utf-8"))["files"]
    if run(options + ["--format", "json"], files).stdout != j.stdout:
        wrong("--format json is not --json")
    if run(options + ["--format=text"], files).stdout != subprocess.run([compat, "check"] + options + ["--"] + files,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout:
        wrong("--format text is not what is printed without")
    run(options, files, j.returncode)
    want = [(plain(f), ) + i for f, r in zip(files, reports) for i in expected(r)]
    if len(reports) != len(files):
        wrong("not each file is reported")

    out = run(options + ["--format", "github"], files, j.returncode).stdout.decode("utf-8")
    lines = out.split("\n")
    if not re.fullmatch("[0-9]+ files?: [0-9]+ within .*", lines[-2]) or lines[-1]:
        wrong("github: the end is", lines[-2:])
    got = []
    for line in lines[:-2]:
        m = re.fullmatch("::(error|warning|notice) file=([^,:]*),title=([^,:]*)::(.*)", line)
        if not m:
            wrong("github: not a command:", repr(line))
            continue
        file, title, text = unescaped(m.group(2), ":,"), unescaped(m.group(3), ":,"), unescaped(m.group(4), "")
        if not title or "\n" in text or "\r" in text:
            wrong("github:", line)
        got.append((file, m.group(1), None, text))
    same("github", got, [(shown(w[0], "\r\n"), ) + w[1:] for w in want])
    for (file, _, _, text), f in zip(got, [f for f, r in zip(files, reports) for i in expected(r)]):
        if not text.startswith(shown(f) + ": "):
            wrong("github: the text is not of", f, text)

    d = json.loads(run(options + ["--format", "sarif"], files, j.returncode).stdout.decode("utf-8"))
    driver = d["runs"][0]["tool"]["driver"]
    if (d["version"], len(d["runs"]), driver["name"]) != ("2.1.0", 1, "compat") or not d["$schema"].endswith("sarif-2.1.0.json") \
            or not re.match("[0-9]", driver["version"]):
        wrong("sarif:", d)
    rules = [r["id"] for r in driver["rules"]]
    if len(set(rules)) != len(rules) or not all(r["shortDescription"]["text"] and r["fullDescription"]["text"] and r["help"]["text"]
            for r in driver["rules"]):
        wrong("sarif: rules", driver["rules"])
    got = []
    for r in d["runs"][0]["results"]:
        place, text = r["locations"][0]["physicalLocation"], r["message"]["text"]
        uri = place["artifactLocation"]["uri"]
        if place["region"]["startLine"] != 1 or r["ruleId"] not in rules or not re.fullmatch("(file://)?[A-Za-z0-9._~/%-]+", uri):
            wrong("sarif:", r)
        # a brace is doubled, a bracket has \ before it
        if re.search(r"(?<!\\)[][]", text) or re.search("[{}]", text.replace("{{", "").replace("}}", "")):
            wrong("sarif: not escaped:", text)
        text = re.sub(r"\\([][])", r"\1", text.replace("{{", "{").replace("}}", "}"))
        got.append((urllib.parse.unquote_to_bytes(re.sub("^file://", "", uri)), {"note": "notice"}.get(r["level"], r["level"]), r["ruleId"], text))
    same("sarif", got, want)
    prints = [r["partialFingerprints"]["primaryLocationLineHash"] for r in d["runs"][0]["results"]]

    q = json.loads(run(options + ["--format", "gitlab"], files, j.returncode).stdout.decode("utf-8"))
    levels = {"critical": "error", "minor": "warning", "info": "notice"}
    same("gitlab", [(i["location"]["path"], levels[i["severity"]], re.sub("^compat/", "", i["check_name"]), i["description"]) for i in q],
        [(w[0].decode("utf-8", "replace"), ) + w[1:] for w in want])
    if any(i["location"]["lines"] != {"begin": 1} for i in q) or [i["fingerprint"] for i in q] != prints:
        wrong("gitlab: lines or fingerprints")
    if len(set(prints)) != len(prints):
        wrong("a fingerprint twice")
    return prints

kinds = "within above versionless cxx openmp private homeless kept absent tagged relr.so copied unknown strange plain.o archive.a modern.o modern.a".split()
files = [b"x86_64/" + k.encode() for k in kinds] + [b"foreign", b"noted", b"slim.o", b"empty", b"nowhere", b"format.py"]
names = [b"50%,a:b c", b"q\"u'o`t$e\\", b"line\nend\r", b"::error ::x", b"\xc3\xa4\xe2\x82\xac", b"no\xff\xc3utf8", b"[x](y){0}", b"./-dash",
    b"\x1b[31m", b"%0A%25", os.getcwdb() + b"/ab solute#?"]
for n in names:
    with open(n, "wb") as f:
        f.write(open("x86_64/above", "rb").read())
prints = check([], files + names)
if len(prints) < 60:
    wrong("only", len(prints), "issues")
if sorted(check([], (files + names)[::-1])) != sorted(prints):
    wrong("fingerprints depend on the order")
check(["--all", "--floor", "rhel8"], files)
for f in files + names:
    if not set(check([], [f])) <= set(prints):
        wrong("fingerprints depend on the other files:", f)
if check([], [b"./foreign"]) != check([], [b"foreign"]):
    wrong("fingerprints depend on ./")
# CI compares those of one version of the command with those of another
pinned = {i["fingerprint"]: i for i in json.loads(run(["--format", "gitlab"], [b"foreign"]).stdout)}
if "strlcpy@GLIBC_2.38" not in pinned.get("d8dc4fafd5698429", {}).get("description", ""):
    wrong("a fingerprint has changed:", *pinned)
for files, status in ([b"x86_64/within"], 0), ([b"x86_64/above"], 1), ([b"empty", b"x86_64/above"], 3), ([b"slim.o"], 4):
    for f in "text", "json", "github", "sarif", "gitlab":
        p = subprocess.run([compat, "check", "--format", f] + files, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if p.returncode != status:
            wrong(f, files, "status", p.returncode, "want", status)
# within the floor: not one issue
if json.loads(run(["--format", "gitlab"], [b"x86_64/within"]).stdout) != [] or b"::" in run(["--format", "github"], [b"x86_64/within"]).stdout:
    wrong("an issue of a file that is within the floor")
# as text does, of files in a directory only what is above has notes
os.mkdir("d")
os.rename("tidy", "d/tidy")
for options, n in ([], 0), (["--all"], 1):
    if len(json.loads(run(options + ["--format", "gitlab"], [b"d"], 0).stdout)) != n:
        wrong("a directory: not", n, "notes with", options)
check([], [b"d/tidy"])
sys.exit(bad)
E2
python3 format.py "$compat" || status=1

# refuses TEXT OPTION...: one line, and status 2
refuses() {
	text=$1
	shift
	"$compat" check "$@" empty >out 2>err
	[ $? -eq 2 ] && [ ! -s out ] && [ "$(cat err)" = "compat check: $text; see compat --help" ] || wrong "check $*: $(cat out err)"
}
refuses 'no format xml: text, json, github, sarif or gitlab' --format xml
refuses 'no format : text, json, github, sarif or gitlab' --format=
refuses 'no format a\x0ab: text, json, github, sarif or gitlab' --format 'a
b'
refuses '--json or --format sarif, not both' --json --format sarif
refuses '--format github or --quiet, not both' --quiet --format github

# the same names everywhere
for f in $("$compat" check --format x empty 2>&1 | sed 's/.*: \(text.*\);.*/\1/; s/,//g; s/ or / /'); do
	for where in tools/compat.1 share/bash-completion/completions/compat share/zsh/site-functions/_compat share/fish/vendor_completions.d/compat.fish; do
		grep -q "format.*\b$f\b\|^\.It Cm $f$" "$top/$where" || wrong "$where: no format $f"
	done
	"$compat" --help | grep -q -- "--format .*\b$f\b" || wrong "--help: no format $f"
done
exit $status
