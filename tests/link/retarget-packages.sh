#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086 # commands and options are words
# compat retarget of packages: a wheel that was built on the newest host is imported on 2.17 and 2.31, a Debian package installs and runs,
# tar and zip archives as well; owners, times, links and order are as before, the bytes the same twice, and what describes the
# files fits. What is damaged or hostile is refused, and nothing is left.
. tests/link/common
[ -n "$newest" ] || skip "nothing is built on the newest host"
for python in python3 /usr/bin/python3 ''; do
	[ -z "$python" ] || $python -c 'import os, sysconfig; os.stat(sysconfig.get_paths()["include"] + "/Python.h")' 2>/dev/null && break
done
[ -n "$python" ] || skip "no Python with Python.h"
compat=$BUILD/compat-$(uname -m)	# holds the objects of both architectures
make "$compat" "BUILD=$BUILD" >"$TMP/log" 2>&1 || { tail -n 20 "$TMP/log"; exit 1; }
case $compat in /*) ;; *) compat=$PWD/$compat ;; esac
top=$PWD

# what it says, with a status
retarget() {
	want_status=$1
	shift
	"$compat" retarget "$@" >"$TMP/log" 2>&1
	s=$?
	[ $s = $want_status ] || wrong "retarget $*: exit status $s, want $want_status: $(cat "$TMP/log")"
	[ $s = $want_status ]
}

says() {
	grep -qF -- "$1" "$TMP/log" || wrong "it says $(cat "$TMP/log"), not: $1"
}

# what it is packed by, by its first bytes
file_kind() {
	head -c 3 "$1" | od -An -tx1
}

# twice FILE OUT: the same bytes, and nothing else in that directory; done again, a copy
twice() {
	cmp -s "$2" "$1" && wrong "$1: nothing is changed"
	rm -rf "$TMP/again"
	mkdir "$TMP/again"
	sleep 1
	(cd "$TMP/again" && TMPDIR=/nowhere LC_ALL=C.UTF-8 "$compat" retarget -o "${2##*/}" "$1") >"$TMP/log" 2>&1 && cmp "$2" "$TMP/again/${2##*/}" ||
		wrong "$1 a second time: $(cat "$TMP/log")"
	"$compat" retarget -o "$TMP/again/" "$2" >"$TMP/log" 2>&1 && cmp "$2" "$TMP/again/${2##*/}" || wrong "$2 again: $(cat "$TMP/log")"
	[ "$(ls -A "$TMP/again")" = "${2##*/}" ] || wrong "$1 leaves $(ls -A "$TMP/again")"
}

# listing FILE.tar: all but sizes, and the time of what is new
listing() {
	TZ=UTC tar --numeric-owner --full-time -tvf "$1" 2>"$TMP/err" | awk '{ $3 = "-"; print }'
	[ ! -s "$TMP/err" ] || wrong "tar -t $1: $(cat "$TMP/err")"
}

cat >"$TMP/program.c" <<'E2'
#include <stdio.h>
#include <string.h>
int main(int argc, char **argv) { char b[9]; (void)argv; strlcpy(b, argc ? "ok" : "", 9); return puts(b) < 0; }
E2
cat >"$TMP/helper.c" <<'E2'
#include <stdlib.h>
unsigned helper(void) { return arc4random_uniform(1); }
E2
cat >"$TMP/module.c" <<'E2'
#define Py_LIMITED_API 0x03070000
#include <Python.h>
#include <string.h>
unsigned helper(void);
static PyObject *say(PyObject *m, PyObject *none)
{
	char b[9];

	(void)m, (void)none;
	strlcpy(b, "ok", sizeof b);
	return PyUnicode_FromFormat("%s%u", b, helper());
}
static PyMethodDef methods[] = { { "say", say, METH_NOARGS, "" }, { 0 } };
static struct PyModuleDef def = { PyModuleDef_HEAD_INIT, "_ext", "", -1, methods, 0, 0, 0, 0 };
PyMODINIT_FUNC PyInit__ext(void) { return PyModule_Create(&def); }
E2
cat >"$TMP/wheel.py" <<'E2'
# make DIR OUT ARCH: a wheel as a tool makes it; verify WHEEL TAG BEFORE: RECORD is true, and but for what is in it all is as BEFORE
import base64, csv, hashlib, io, os, sys, zipfile
def digest(b):
    return "sha256=" + base64.urlsafe_b64encode(hashlib.sha256(b).digest()).rstrip(b"=").decode()
if sys.argv[1] == "make":
    _, _, d, out, arch = sys.argv
    info = "pk-1.0.dist-info"
    files = sorted(os.path.relpath(os.path.join(p, f), d) for p, _, n in os.walk(d) for f in n)
    about = {"METADATA": "Metadata-Version: 2.1\nName: pk\nVersion: 1.0\n",
             "WHEEL": f"Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: false\nTag: cp37-abi3-linux_{arch}\n", "RECORD.jws": "{}"}
    rows = []
    with zipfile.ZipFile(out, "w") as z:
        def add(name, data, mode=0o644, how=zipfile.ZIP_DEFLATED):
            i = zipfile.ZipInfo(name, (2024, 2, 29, 12, 0, 0))
            i.external_attr = (0o100000 | mode) << 16
            i.compress_type = how
            z.writestr(i, data)
        for f in files:
            b = open(os.path.join(d, f), "rb").read()
            add(f, b, 0o755 if f.endswith(".so") else 0o640, zipfile.ZIP_STORED if "stored" in f else zipfile.ZIP_DEFLATED)
            rows.append((f, digest(b), len(b)))
        for f, b in about.items():
            add(f"{info}/{f}", b)
            rows.append((f"{info}/{f}", "", "") if f == "RECORD.jws" else (f"{info}/{f}", digest(b.encode()), len(b)))
        s = io.StringIO()
        csv.writer(s, lineterminator="\n").writerows(rows + [(f"{info}/RECORD", "", "")])
        add(f"{info}/RECORD", s.getvalue())
else:
    _, _, name, tags, before = sys.argv
    z, o = zipfile.ZipFile(name), zipfile.ZipFile(before)
    assert z.testzip() is None
    names, old = z.namelist(), o.namelist()
    info = "pk-1.0.dist-info/"
    rows = {r[0]: r[1:] for r in csv.reader(io.StringIO(z.read(info + "RECORD").decode()))}
    assert sorted(rows) == sorted(names), (sorted(rows), sorted(names))
    for n in names:
        b = z.read(n)
        assert rows[n] == (["", ""] if n == info + "RECORD" else [digest(b), str(len(b))]), (n, rows[n], digest(b))
    assert [n for n in names if n in old] == [n for n in old if n != info + "RECORD.jws"], names
    assert all(n.startswith(info) for n in names[-3:]) and not any(n.startswith(info) for n in names[:-3]), names
    for n in names:
        i = z.getinfo(n)
        if n in old:
            j = o.getinfo(n)
            assert (i.external_attr, i.date_time, i.compress_type) == (j.external_attr, j.date_time, j.compress_type), n
    new = [n for n in names if n not in old]
    assert len(new) == 1 and new[0].startswith("pk.libs/libcompat-2.17-") and z.getinfo(new[0]).external_attr >> 16 == 0o100644, new
    assert [l[5:] for l in z.read(info + "WHEEL").decode().splitlines() if l.startswith("Tag: ")] == ["cp37-abi3-" + t for t in tags.split(".")], z.read(info + "WHEEL")
E2

# auditwheel too says so, where this Python is new enough for it
auditwheel=$TMP/auditwheel/usr/lib/python3/dist-packages
for f in $(sh tests/roots --get $(uname -m)/2.43 python3-auditwheel python3-pyelftools python3-packaging 2>/dev/null); do
	dpkg-deb -x $f $TMP/auditwheel
done
PYTHONPATH=$auditwheel $python -c 'import auditwheel.main' 2>/dev/null || auditwheel=

for a in $ARCHES; do
	c=gcc l=bfd o=
	cc=$(MATRIX=all compiler $newest $a gcc)
	cc="$cc -O2 -w -D_GNU_SOURCE"
	d=$TMP/$a
	mkdir -p $d/include
	cp -RL $($python -c 'import sysconfig; print(sysconfig.get_paths()["include"])')/* $d/include/
	# the distribution's only says where that of each architecture is
	own=$(ls -d /usr/include/$(uname -m)-linux-gnu/python3.*/pyconfig.h 2>/dev/null | head -n 1)
	! grep -q 'multiarch\|-linux-gnu/python' $d/include/pyconfig.h || cp $own $d/include/pyconfig.h
	mkdir -p $d/wheel/pk/sub $d/wheel/pk.libs
	$cc -o $d/program $TMP/program.c &&
		$cc -shared -fPIC -Wl,-soname,libhelper-1a2b3c4d.so -o $d/wheel/pk.libs/libhelper-1a2b3c4d.so $TMP/helper.c &&
		$cc -shared -fPIC -I$d/include -o $d/wheel/pk/_ext.abi3.so $TMP/module.c $d/wheel/pk.libs/libhelper-1a2b3c4d.so -Wl,-rpath,'$ORIGIN/../pk.libs' ||
		exit 1
	$cc -shared -fPIC -I$d/include -o $d/wheel/pk/sub/stored.so $TMP/helper.c || exit 1
	echo 'from ._ext import say' >$d/wheel/pk/__init__.py

	# a wheel: its place for libraries, RECORD, tags and name
	whl=$d/pk-1.0-cp37-abi3-linux_$a.whl tags=manylinux_2_17_$a.manylinux2014_$a
	out=$d/out/pk-1.0-cp37-abi3-$tags.whl
	mkdir $d/out
	$python $TMP/wheel.py make $d/wheel $whl $a || exit 1
	retarget 0 --floor manylinux2014 $whl -o $d/out || continue
	says "$out/pk/_ext.abi3.so: "
	says "its platform tag is $tags"
	says 'RECORD.jws, a signature'
	[ "$(ls -A $d/out)" = "${out##*/}" ] || wrong "$a: not the right name: $(ls -A $d/out)"
	$python $TMP/wheel.py verify $out $tags $whl || wrong "$a: the wheel is not as it should be"
	twice $whl $out
	"$compat" check --floor manylinux2014 $out >$TMP/log || wrong "check: $(cat $TMP/log)"
	says "policy manylinux_2_17_$a (manylinux2014_$a), as its tag says"
	if [ -n "$auditwheel" ]; then
		PYTHONPATH=$auditwheel $python -m auditwheel show $out 2>&1 | tr '\n' ' ' >$TMP/log
		says "platform tag: \"manylinux_2_17_$a\""
	fi
	mkdir $d/site
	if [ $a = "$(uname -m)" ] && $python -m pip --version >/dev/null 2>&1; then
		PIP_NO_INDEX=1 PIP_DISABLE_PIP_VERSION_CHECK=1 $python -m pip -q install --root-user-action ignore --no-deps --no-compile --target $d/site $out \
			>$TMP/log 2>&1 || wrong "pip: $(cat $TMP/log)"
		[ "$(PYTHONPATH=$d/site $python -c 'import pk; print(pk.say())' 2>&1)" = ok0 ] || wrong "$a: it does not work here"
	else
		$python -m zipfile -e $out $d/site
	fi
	readelf -dW $d/site/pk/sub/stored.so | grep -qF '[$ORIGIN/../../pk.libs]' || wrong "RUNPATH: $(readelf -dW $d/site/pk/sub/stored.so)"
	[ "$(needed $d/site/pk/_ext.abi3.so | tr ' ' '\n' | sort | xargs)" = "libc.so.6 libcompat-2.17-$(ls $d/site/pk.libs | sed -n 's/libcompat-2.17-//p') libhelper-1a2b3c4d.so" ] ||
		wrong "needed: $(needed $d/site/pk/_ext.abi3.so)"
	# a Python of 2.31, whose own package is changed for 2.17
	debs=$(sh tests/roots --get $a/2.31 python3.9-minimal libpython3.9-minimal libexpat1 zlib1g) || wrong "no Python of 2.31"
	for f in $debs; do
		case $f in
		*/python3.9-minimal_*)	# what is for /lib asks for /usr/lib, where it is not
			retarget 0 -o $d/${f##*/} $f || continue
			f=$d/${f##*/} ;;
		esac
		dpkg-deb -x $f $d/old
	done
	mv $d/old/lib/$a-linux-gnu $d/old/libs
	retarget 0 --in-place $d/old/libs/libexpat.so.1.*
	for r in 2.17 2.31; do
		LD_LIBRARY_PATH=$d/old/libs LD_BIND_NOW=1 PYTHONHOME=$d/old/usr PYTHONPATH=$d/site PYTHONDONTWRITEBYTECODE=1 \
			sh tests/on $a $r $d/old/usr/bin/python3.9 -c 'import pk; print(pk.say())' >$TMP/log 2>&1
		[ "$(cat $TMP/log)" = ok0 ] && ran="${ran-ok on} $r" || wrong "$a: Python on $r: $(cat $TMP/log)"
	done
	row "retarget: wheel" $a $newest $c "$(linker $newest $a $l)" - 2.17 "$ran"
	unset ran
	# a name that does not fit, and a library from nowhere
	retarget 0 -o $d/y.whl $whl && says "y.whl: pip wants it called pk-1.0-cp37-abi3-$tags.whl"
	cmp -s $d/y.whl $out || wrong "$a: other bytes by another name"

	# a Debian package
	p=$d/deb
	mkdir -p $p/DEBIAN $p/usr/bin $p/bin $p/etc $p/usr/lib/empty
	cp $d/program $p/usr/bin/one
	cp $d/program $p/bin/two
	ln $p/usr/bin/one $p/usr/bin/three
	ln -s /etc/one $p/usr/bin/conf
	echo conf >$p/etc/one
	chmod 600 $p/etc/one
	case $a in x86_64) arch=amd64 ;; *) arch=arm64 ;; esac
	printf 'Package: one\nVersion: 1\nArchitecture: %s\nMaintainer: a <a@example.org>\nInstalled-Size: 1000\nPre-Depends: libc6 (>= 2.2.5) | libc6.1 (>= 2.38)
Depends: foo (>= 2.40), libc6 (>= 2.38), libc6-dev (>= 2.38),\n libc6 (<< 2.99), libc6:any (>> 2.37-1~), libssl3t64 (>= 3)\nDescription: a\n libc6 (>= 2.38)\n' $arch >$p/DEBIAN/control
	echo /etc/one >$p/DEBIAN/conffiles
	printf '#!/bin/sh\n:\n' >$p/DEBIAN/postinst
	echo 'interest one' >$p/DEBIAN/triggers
	chmod 755 $p/DEBIAN/postinst
	(cd $p && find usr bin etc -type f -exec md5sum {} + >DEBIAN/md5sums)
	for z in xz gzip none; do
		dpkg-deb --root-owner-group -Z$z -b $p $d/one-$z.deb >/dev/null || exit 1
		retarget 0 -o $d/two-$z.deb $d/one-$z.deb && says 'it depends on libssl3t64 (>= 3), as before'
	done
	twice $d/one-xz.deb $d/two-xz.deb
	for f in one two; do
		dpkg-deb --fsys-tarfile $d/$f-xz.deb >$d/$f.tar
		dpkg-deb --fsys-tarfile $d/$f-none.deb | cmp -s - $d/$f.tar || wrong "$f: by another compressor other files"
		dpkg-deb --ctrl-tarfile $d/$f-xz.deb >$d/$f-control.tar
		listing $d/$f.tar >$d/$f.list
		mkdir $d/$f
		tar -C $d/$f -xf $d/$f-control.tar
	done
	soname=$(sed -n 's,.* \./usr/lib/one/\(libcompat-2.17-.*\)$,\1,p' $d/two.list)
	diff $d/one.list $d/two.list | sed -n 's/^[<>] \([^ ]*\) \([^ ]*\) .* /\1 \2 /p' >$TMP/log
	[ "$(cat $TMP/log)" = "drwxr-xr-x 0/0 ./usr/lib/one/
-rw-r--r-- 0/0 ./usr/lib/one/$soname" ] || wrong "the package has other files: $(cat $TMP/log)"
	listing $d/one-control.tar >$TMP/1; listing $d/two-control.tar | diff $TMP/1 - || wrong "other files about the package"
	for f in conffiles postinst triggers; do
		cmp $d/one/$f $d/two/$f || wrong "$f has changed"
	done
	diff $d/one/control $d/two/control >$TMP/log
	says '> Depends: foo (>= 2.40), libc6 (>= 2.17), libc6-dev (>= 2.38),'
	says '>  libc6 (<< 2.99), libc6:any (>= 2.17), libssl3t64 (>= 3)'
	[ "$(grep -c '^>' $TMP/log)" = 3 ] || wrong "control: $(cat $TMP/log)"
	mkdir $d/two-root
	dpkg-deb -x $d/two-xz.deb $d/two-root
	(cd $d/two-root && md5sum -c --quiet $d/two/md5sums) >$TMP/log 2>&1 || wrong "md5sums: $(cat $TMP/log)"
	[ "$(cd $d/two-root && find . -type f ! -path './etc/*' | wc -l)" = 4 ] && [ "$(wc -l <$d/two/md5sums)" = 5 ] || wrong "md5sums: $(cat $d/two/md5sums)"
	size=$(cd $d/two-root && ls -Ln usr/bin/one bin/two usr/lib/one/$soname | awk '{ n += int(($5 + 1023) / 1024) } END { print n }')
	old=$(ls -Ln $d/program | awk '{ print int(($5 + 1023) / 1024) }')
	[ "$(sed -n 's/^Installed-Size: //p' $d/two/control)" = $((1000 + size + 1 - 2 * old)) ] || wrong "Installed-Size: $(cat $d/two/control), want $((1000 + size + 1 - 2 * old))"
	[ $d/two-root/usr/bin/one -ef $d/two-root/usr/bin/three ] || wrong 'the hard link is none any more'
	run_everywhere $a 2.17 $d/two-root/usr/bin/one ok
	row "retarget: .deb" $a $newest $c "$(linker $newest $a $l)" - 2.17 "$ran"
	unset ran
	# /bin is a link to usr/bin, or not
	readelf -dW $d/two-root/bin/two | grep -qF "[/usr/lib/one/$soname]" || wrong "bin/two: $(readelf -dW $d/two-root/bin/two)"

	# archives: an npm package, whose one directory has the library; by each compressor and format
	p=$d/npm/package
	long=a-path-that-is-longer-than-a-hundred-characters/and-so-has-an-entry-or-a-pax-header-of-its-own-in-a-tar-archive
	mkdir -p $p/bin $p/lib/${long%/*} $p/empty
	cp $d/program $p/bin/program
	cp $d/program $p/lib/$long
	ln -s ../bin/program $p/lib/link
	ln $p/bin/program $p/bin/same
	ln $p/bin/program $p/lib/other
	echo '{}' >$p/package.json
	for f in gnu pax ustar; do
		tar -C $d/npm --format=$f --owner=app:1234 --group=grp:54321 --mtime=@1500000000.5 -cf $d/$f.tar package/package.json package/lib package/bin package/empty
		retarget 0 -o $d/$f-out.tar $d/$f.tar || continue
		listing $d/$f.tar | sed 's/^h/-/; s/ link to .*//' | sort >$TMP/1
		listing $d/$f-out.tar | sed 's/^h/-/; s/ link to .*//' | sort | diff $TMP/1 - | sed 1d >$TMP/log
		[ "$(cut -d' ' -f2,3 $TMP/log)" = '-rw-r--r-- 1234/54321' ] && grep -q 'package/libcompat-2.17-[0-9a-f]*.so$' $TMP/log || wrong "$f: $(cat $TMP/log)"
		bsdtar -tf $d/$f-out.tar >$TMP/1 2>$TMP/log && [ ! -s $TMP/log ] || wrong "$f: bsdtar: $(cat $TMP/log)"
	done
	twice $d/gnu.tar $d/gnu-out.tar
	# with holes, which bsdtar leaves out by itself and GNU tar when asked
	truncate -s +1M $d/npm/package/lib/$long
	for f in gnu pax; do
		tar -C $d/npm --format=$f -S -cf $d/$f-holes.tar package
		retarget 0 -o $d/$f-holes-out.tar $d/$f-holes.tar || continue
		[ $(($(wc -c <$d/$f-holes.tar) + 1000000)) -lt $(wc -c <$d/$f-holes-out.tar) ] || wrong "$f: no holes"
		rm -rf $d/x
		mkdir $d/x
		tar -C $d/x -xf $d/$f-holes-out.tar 2>$TMP/log && [ ! -s $TMP/log ] || wrong "$f with holes: $(cat $TMP/log)"
		for g in bin/program lib/$long; do
			run_on $a 2.17 $d/x/package/$g ok
		done
	done
	for z in gz xz zst bz2; do
		(cd $d && bsdtar -a --format pax -cf npm.tar.$z -C npm package)
		retarget 0 -o $d/out.tar.$z $d/npm.tar.$z || continue
		[ "$(file_kind $d/out.tar.$z)" = "$(file_kind $d/npm.tar.$z)" ] || wrong "$z: packed otherwise"
		rm -rf $d/x
		mkdir $d/x
		tar -C $d/x -xf $d/out.tar.$z 2>$TMP/log && [ ! -s $TMP/log ] || wrong "$z: tar: $(cat $TMP/log)"
		[ -d $d/x/package/empty ] && [ $d/x/package/bin/program -ef $d/x/package/bin/same ] || wrong "$z: $(ls -lR $d/x)"
	done
	cp $d/npm.tar.gz $d/npm.tgz
	twice $d/npm.tgz $d/out.tar.gz
	for f in bin/program bin/same lib/link lib/$long; do
		run_on $a 2.17 $d/x/package/$f ok
	done
	# in another directory it is another way to the library: a file of its own then
	run_everywhere $a 2.17 $d/x/package/lib/other ok
	row "retarget: tar" $a $newest $c "$(linker $newest $a $l)" - 2.17 "$ran"
	unset ran
	(cd $d/npm && bsdtar -a -cf ../npm.zip package && $python -m zipfile -c ../py.zip package)
	for f in npm py; do
		retarget 0 -o $d/$f-out.zip $d/$f.zip || continue
		unzip -tqq $d/$f-out.zip >$TMP/log 2>&1 || wrong "$f.zip: $(cat $TMP/log)"
		rm -rf $d/x
		unzip -qq -d $d/x $d/$f-out.zip
		run_on $a 2.17 $d/x/package/bin/program ok
		[ -d $d/x/package/empty ] || wrong "$f.zip: $(ls -lR $d/x)"
	done
	[ -h $d/x/package/lib/link ] || [ $f = py ] || wrong "$f.zip: the link is none"
	twice $d/npm.zip $d/npm-out.zip
done

# in its place, and as JSON
cp $d/npm.tgz $TMP/there.tgz
"$compat" retarget --in-place --json $TMP/there.tgz >$TMP/log 2>$TMP/notes && cmp -s $d/npm.tgz $TMP/there.tgz.orig && cmp -s $d/out.tar.gz $TMP/there.tgz || wrong '--in-place'
$python -c '
import json, sys
j = json.load(sys.stdin)
f = {x["path"]: x for x in j["files"]}
x = f[sys.argv[1] + "/package/bin/program"]
assert x["output"] == x["path"] and any(s["symbol"] == "strlcpy" and s["to"] is None for s in x["symbols"]), j' $TMP/there.tgz <$TMP/log || wrong "--json: $(cat $TMP/log)"
retarget 3 --in-place $TMP/there.tgz && says 'there.tgz.orig: to keep what was there'
cp $d/npm.tgz $TMP/itself.tgz
retarget 2 -o $TMP $TMP/itself.tgz && says 'it would be written over itself'
cmp -s $d/npm.tgz $TMP/itself.tgz || wrong 'itself is another one'

# refused STATUS MESSAGE FILE [OPTION...]: one line, and nothing is written or left
refused() {
	status_wanted=$1 message=$2 in=$3
	shift 3
	rm -rf $TMP/none
	mkdir $TMP/none
	retarget $status_wanted "$@" -o $TMP/none/out${in##*/} $in
	says "$message"
	[ "$(wc -l <$TMP/log)" = 1 ] || wrong "$in: more than a line: $(cat $TMP/log)"
	[ -z "$(ls -A $TMP/none)" ] || wrong "$in: leaves $(ls -A $TMP/none)"
}
cd $TMP || exit 1
for f in npm.tgz npm.zip one-xz.deb one-none.deb gnu.tar ${whl##*/}; do
	head -c $(($(wc -c <$d/$f) * 3 / 4)) $d/$f >cut-$f
	refused 3 "cut-$f: " cut-$f
done
for f in npm.zip npm.tgz; do
	$python -c 'import sys; b = bytearray(open(sys.argv[1], "rb").read()); b[len(b) // 2] ^= 255; open(sys.argv[2], "wb").write(b)' $d/$f bad-$f
	refused 3 "bad-$f: " bad-$f
done
cat >bad.py <<'E2'
import sys, tarfile, io, zipfile
elf = open(sys.argv[1], "rb").read()
bald = bytearray(elf)	# without headers of sections, nothing can be put into it
bald[40:48] = bytes(8); bald[60:64] = bytes(4)
def tar(name, *members):
    t = tarfile.open(name, "w")
    for n, kind, link in (("ok/program", tarfile.REGTYPE, ""),) + members:
        i = tarfile.TarInfo(n)
        i.type, i.linkname = kind, link
        i.size = len(elf) if kind == tarfile.REGTYPE else 0
        t.addfile(i, io.BytesIO(elf))
tar("up.tar", ("ok/../../up", tarfile.REGTYPE, ""))
tar("absolute.tar", ("/tmp/absolute", tarfile.REGTYPE, ""))
tar("link.tar", ("ok/link", tarfile.SYMTYPE, "../../out"))
tar("absolute-link.tar", ("ok/link", tarfile.SYMTYPE, "/etc/passwd"))
i = tarfile.TarInfo("ok/capable")
i.size, i.pax_headers = len(elf), {"SCHILY.xattr.security.capability": "x"}
t = tarfile.open("capable.tar", "w", format=tarfile.PAX_FORMAT); t.addfile(i, io.BytesIO(bald)); t.close()
t = tarfile.open("within.tar", "w", format=tarfile.PAX_FORMAT); t.addfile(i, io.BytesIO(elf)); t.close()
tar("hard.tar", ("ok/hard", tarfile.LNKTYPE, "../hard"))
tar("twice.tar", ("ok/program", tarfile.REGTYPE, ""))
tar("through.tar", ("ok/a", tarfile.SYMTYPE, "x/y"), ("ok/a/program", tarfile.REGTYPE, ""))
tar("first.tar")
t = tarfile.open("second.tar", "w"); t.addfile(tarfile.TarInfo("ok/second")); t.close()
open("joined.tar", "wb").write(open("first.tar", "rb").read() + open("second.tar", "rb").read())
tar("below.tar", ("ok/program/below", tarfile.REGTYPE, ""))
z = zipfile.ZipFile("up.zip", "w"); z.writestr("../up", elf); z.close()
z = zipfile.ZipFile("signed.jar", "w"); z.writestr("a.so", elf); z.writestr("META-INF/A.SF", ""); z.close()
z = zipfile.ZipFile("none-1-py3-none-any.whl", "w"); z.writestr("a.so", elf); z.close()
z = zipfile.ZipFile("lzma.zip", "w", zipfile.ZIP_LZMA); z.writestr("a.so", elf); z.close()
z = zipfile.ZipFile("false.zip", "w", zipfile.ZIP_DEFLATED); z.writestr("zeros", bytes(300 << 20)); z.close()
b = bytearray(open("false.zip", "rb").read())
at = b.index(b"PK\1\2"); b[22:26] = b[at + 24:at + 28] = (9000).to_bytes(4, "little")
open("false.zip", "wb").write(b)
z = zipfile.ZipFile("secret.zip", "w"); z.writestr("a.so", elf); z.close()
b = bytearray(open("secret.zip", "rb").read())
b[6] |= 1; b[b.index(b"PK\1\2") + 8] |= 1
open("secret.zip", "wb").write(b)
for name, kind, what in ("scripts", "scripts", bald), ("data_bin", "data/bin", bald), ("inside", "scripts", elf), ("inside_data", "data/bin", elf):
    z = zipfile.ZipFile(f"{name}-1-py3-none-linux_{sys.argv[2]}.whl", "w")
    i = zipfile.ZipInfo(f"{name}-1.data/{kind}/a")
    i.external_attr = 0o100755 << 16
    z.writestr(i, bytes(what))
    z.writestr(f"{name}-1.dist-info/WHEEL", f"Root-Is-Purelib: false\nTag: py3-none-linux_{sys.argv[2]}\n")
    z.writestr(f"{name}-1.dist-info/RECORD", f"{i.filename},,\n{name}-1.dist-info/WHEEL,,\n{name}-1.dist-info/RECORD,,\n")
    z.close()
w = f"Root-Is-Purelib: false\nTag: py3-none-linux_{sys.argv[2]}\n"
z = zipfile.ZipFile(f"two-1-py3-none-linux_{sys.argv[2]}.whl", "w"); z.writestr("two/a.so", elf)
for n in "two-1", "other-1":
    z.writestr(n + ".dist-info/WHEEL", w); z.writestr(n + ".dist-info/RECORD", "two/a.so,,\n")
z.close()
z = zipfile.ZipFile(f"itself-1-py3-none-linux_{sys.argv[2]}.whl", "w"); z.writestr("itself/a.so", elf)
z.writestr("itself-1.dist-info/WHEEL", w); z.writestr("itself-1.dist-info/RECORD", "itself/a.so,,\nitself-1.dist-info/WHEEL,,\n"); z.close()
open("a.rpm", "wb").write(b"\355\253\356\333" + bytes(600))
E2
$python bad.py $d/program $a || exit 1
refused 1 'up.tar: ok/../../up: a path that leads out of the package' up.tar
refused 1 'up.zip: ../up: a path that leads out of the package' up.zip
refused 1 'absolute.tar: /tmp/absolute: an absolute path' absolute.tar
refused 1 'link.tar: ok/link: a symbolic link that leads out of the package' link.tar
refused 1 'ok/link: a symbolic link that leads out of the package' absolute-link.tar
refused 1 'ok/hard: a path that leads out of the package' hard.tar
refused 1 'capable.tar/ok/capable: set-user-ID, set-group-ID or with capabilities' capable.tar
refused 3 'twice.tar: ok/program: twice in it' twice.tar
refused 1 'through.tar: ok/a: a symbolic link, and a directory of others' through.tar
refused 3 "two *.dist-info with WHEEL in it" two-1-py3-none-linux_$a.whl
retarget 0 -o itself.whl itself-1-py3-none-linux_$a.whl
[ "$($python -m zipfile -l itself.whl | grep -c 'itself.libs/libcompat-')" = 1 ] && unzip -p itself.whl 'itself-1.dist-info/RECORD' | grep -q '^itself.libs/libcompat-.*,sha256=' ||
	wrong "RECORD without itself: $(unzip -p itself.whl 'itself-1.dist-info/RECORD')"
# an archive behind another one stays
retarget 0 -o joined-out.tar joined.tar
[ "$(tar -tif joined-out.tar | grep -c ok/second)" = 1 ] || wrong "joined archives: $(tar -tif joined-out.tar)"
refused 3 'below.tar: ok/program/below: ' below.tar
refused 3 'false.zip: ' false.zip
says 'it holds too much'
refused 3 'secret.zip: a.so is encrypted' secret.zip
refused 3 'a.so is compressed by method 14' lzma.zip
refused 1 'signed.jar: META-INF/A.SF: it is signed' signed.jar
refused 3 'no wheel: no *.dist-info with WHEEL and RECORD in it' none-1-py3-none-any.whl
refused 1 'data_bin-1.data/data/bin/a: it is installed apart from the rest of the package' data_bin-1-py3-none-linux_$a.whl
# what would be done
for f in within.tar inside-1-py3-none-linux_$a.whl; do
	ls -A >$TMP/before
	retarget 0 --dry-run $f
	says 'from what was put into it'
	ls -A | cmp -s - $TMP/before || wrong "--dry-run: $(ls -A | diff $TMP/before -)"
done
# where no library would be found, functions are put into a program
retarget 0 -o within-out.tar within.tar
says 'from what was put into it'
[ "$(tar -tf within-out.tar)" = ok/capable ] || wrong "with capabilities: $(tar -tf within-out.tar)"
for f in inside:scripts inside_data:data/bin; do
	retarget 0 -o ${f%%:*}.whl ${f%%:*}-1-py3-none-linux_$a.whl
	says "${f%%:*}-1.data/${f#*:}/a: "
	[ "$(unzip -Z1 ${f%%:*}.whl | grep -v dist-info)" = "${f%%:*}-1.data/${f#*:}/a" ] || wrong "inside: $(unzip -v ${f%%:*}.whl)"
	unzip -p ${f%%:*}.whl ${f%%:*}-1.data/${f#*:}/a >inside && "$compat" check inside >>$TMP/log || wrong "inside: $(cat $TMP/log)"
done
# pip puts a program elsewhere than libraries: it is started from beside them
retarget 0 -o scripts.whl scripts-1-py3-none-linux_$a.whl
mkdir scripts
$python -m zipfile -e scripts.whl scripts
cd "$top" || exit 1
$python - $TMP/scripts.whl <<'E2' || wrong "scripts: $(unzip -v $TMP/scripts.whl)"
import base64, csv, hashlib, io, sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
names = z.namelist()
assert names[0] == "scripts-1.data/scripts/a" and "scripts.scripts/a" in names, names
assert z.getinfo("scripts.scripts/a").external_attr >> 16 == 0o100755 and z.getinfo(names[0]).external_attr >> 16 == 0o100755
rows = {r[0]: r[1:] for r in csv.reader(io.StringIO(z.read("scripts-1.dist-info/RECORD").decode()))}
assert sorted(rows) == sorted(names), rows
for n in names[:-1]:
    b = z.read(n)
    assert rows[n] == ["sha256=" + base64.urlsafe_b64encode(hashlib.sha256(b).digest()).rstrip(b"=").decode(), str(len(b))], n
E2
chmod 755 $TMP/scripts/scripts.scripts/a
run_on $a 2.17 $TMP/scripts/scripts.scripts/a ok
[ "$(head -n 1 $TMP/scripts/scripts-1.data/scripts/a)" = '#!python' ] || wrong 'scripts: the first line'
[ $a != "$(uname -m)" ] || [ "$($python -c 'import sys, sysconfig
sysconfig.get_path = lambda kind: {"platlib": sys.argv[1]}[kind]
exec(open(sys.argv[1] + "/scripts-1.data/scripts/a").read())' $TMP/scripts 2>&1)" = ok ] || wrong 'scripts: it is not started'
cd $TMP || exit 1
refused 1 'a.rpm: RPM package, whose headers have digests of each file' a.rpm
echo text >text
tar -czf text.tgz text
refused 4 'text.tgz: package without an ELF file: nothing to be done' text.tgz
gzip -c text >text.gz
refused 3 'text.gz: not a tar archive' text.gz
mkdir bin
ln -s $(command -v sh) $(command -v rm) $(command -v chmod) bin/
PATH=$TMP/bin command "$compat" retarget -o $TMP/none/x.tgz $d/npm.tgz >log 2>&1
[ $? = 3 ] && says "$d/npm.tgz: there is no gzip here: install the package gzip" && [ -z "$(ls -A none)" ] || wrong 'without gzip'
# no room
user=
[ "$(id -u)" = 0 ] || user=-r
if unshare -m $user true 2>/dev/null; then
	mkdir -p full
	unshare -m $user sh -c 'mount -t tmpfs -o size=24k none full || exit 77; "$@" >log 2>&1; s=$?; ls -A full >left; exit $s' sh "$compat" retarget -o full/x.tar $d/gnu.tar
	[ $? = 3 ] && [ "$(wc -l <log)" = 1 ] && says 'No space left on device' && [ ! -s left ] || wrong "no room: $(cat log left)"
fi
# interrupted
mkfifo wait
printf '#!/bin/sh\necho >%s/wait\nexec sleep 20\n' $TMP >bin/gzip && chmod +x bin/gzip
ln -s $(command -v sleep) bin/
for sig in INT TERM HUP; do
	# the shell lets what it starts in the background ignore SIGINT
	PATH=$TMP/bin:$PATH perl -e '$SIG{INT} = "DEFAULT"; exec @ARGV' "$compat" retarget -o none/x.tgz $d/npm.tgz >/dev/null 2>&1 &
	pid=$!
	read -r _ <wait
	[ -n "$(ls -A none)" ] || wrong "SIG$sig: not in a directory beside the output"
	kill -$sig $pid
	wait $pid
	[ $? -gt 128 ] && [ -z "$(ls -A none)" ] || wrong "SIG$sig: leaves $(ls -A none)"
done
cd "$top" || exit 1
exit $status
