# SPDX-License-Identifier: MIT
# python3 tests/tools/policies.py COMPAT DIR DIFFERENCES [FILE.deb...]: for tests/tools/auditwheel.sh. A wheel of each package, and of
# each directory in DIR, is judged by auditwheel and by COMPAT; where they differ and DIFFERENCES does not say so, or the other way
# round, that is printed. The last line is how many wheels there were.
import contextlib, base64, hashlib, io, json, os, re, subprocess, sys, tempfile, zipfile
from auditwheel.main import main

compat, scratch, differences, debs = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:]
status = 0

def wrong(*what):
    global status
    print(*what)
    status = 1

def wheel(name, root, machine):
    files = {}
    for directory, _, names in os.walk(root):
        for n in names:
            path = os.path.join(directory, n)
            if not os.path.islink(path) and (n.endswith(".so") or ".so." in n or n == "__init__.py"):
                files[os.path.relpath(path, root)] = open(path, "rb").read()
    tag = "py3-none-manylinux_2_17_" + machine
    info = name + "-1.0.dist-info/"
    files[info + "METADATA"] = b"Metadata-Version: 2.1\nName: " + name.encode() + b"\nVersion: 1.0\n"
    files[info + "WHEEL"] = b"Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: false\nTag: " + tag.encode() + b"\n"
    digest = lambda data: base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
    record = "".join("%s,sha256=%s,%d\n" % (n, digest(data), len(data)) for n, data in sorted(files.items()))
    files[info + "RECORD"] = (record + info + "RECORD,,\n").encode()
    path = os.path.join(scratch, "%s-1.0-%s.whl" % (name, tag))
    with zipfile.ZipFile(path, "w") as z:
        for n, data in sorted(files.items()):
            z.writestr(n, data)
    return path

# [2, 17] of manylinux_2_17_x86_64
def release(policy):
    m = re.match(r"manylinux_(\d+)_(\d+)_", policy)
    return m and [int(m.group(1)), int(m.group(2))]

# the policy, the one by the versions alone, libraries of no policy that are not in the wheel
def theirs(path):
    out = io.StringIO()
    # no libraries of this machine: what those need is not asked
    sys.argv = ["auditwheel", "-v", "show", "--ldpaths", "", path]
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        main()
    text = " ".join(out.getvalue().split())
    policy = re.search(r'platform tag: "(\S+)"\.', text).group(1)
    versions = re.search(r'constrains the platform tag to "(\S+)"', text)
    libraries = re.search(r"required by the wheel: ({.*?})", text)
    return [policy, versions and versions.group(1), sorted(json.loads(libraries.group(1))) if libraries else []]

def ours(path, machine):
    p = subprocess.run([compat, "check", "--json", path], stdout=subprocess.PIPE)
    (w,) = json.loads(p.stdout)["wheels"]
    linux = "linux_" + machine
    libraries = {d["library"] for d in w["demands"] if not d["policy"] and not d["version"] and not d["symbol"]}
    # what is newer than its tag is an error, by default
    newer = w["policy"] is None or release(w["policy"]) > [2, 17]
    if (p.returncode != 0) != newer or w["kept"] == newer:
        wrong(path, "status", p.returncode, w)
    return [w["policy"] or linux, w["by_versions"] or linux, sorted(libraries)]

wheels = []
for deb in debs:
    package, version, arch = os.path.basename(deb)[:-4].split("_")
    machine = {"amd64": "x86_64", "arm64": "aarch64"}[arch]
    with tempfile.TemporaryDirectory(dir=scratch) as d:
        subprocess.check_call(["dpkg-deb", "-x", deb, d])
        name = re.sub(r"\W", "_", "%s_%s_%s" % (package, version.split("%3a")[-1], arch))
        wheels.append((wheel(name, d + "/usr/lib/python3/dist-packages", machine), machine, name))
machine = os.uname().machine
for name in sorted(os.listdir(scratch)):
    if os.path.isdir(os.path.join(scratch, name)):
        wheels.append((wheel(name, os.path.join(scratch, name), machine), machine, name))

expected = dict(line.split(None, 1) for line in open(differences) if line.strip() and line[0] != "#")
met = set()
for path, machine, name in wheels:
    a, b = theirs(path), ours(path, machine)
    # with nothing to gain by older versions it says nothing of them
    same = a[0] == b[0] and a[1] in (None, b[1]) and a[2] == b[2]
    key = "newer" if name not in expected and release(b[1]) and release(b[1]) > [2, 41] else name
    if same and name in expected:
        wrong(name, "does not differ any more:", a)
    elif not same and key not in expected:
        wrong(name, "auditwheel:", *a, "compat:", *b)
    elif not same:
        met.add(key)
for name in set(expected) - met:
    wrong(name, "is in no wheel")
print(len(wheels), "wheels")
sys.exit(status)
