#!/bin/sh
# SPDX-License-Identifier: MIT
# The packages for pip: the wheels say what is true of them, are the same bytes each time, and install into an environment that has nothing else;
# with what is in there an extension module is built for manylinux2014, by each way that their README has. The sdist makes the same command.
. tests/link/common
m=$(uname -m)
for python in python3 /usr/bin/python3 ''; do
	[ -z "$python" ] || $python -c 'import ensurepip, os, setuptools, sysconfig, wheel
os.stat(sysconfig.get_paths()["include"] + "/Python.h")' 2>/dev/null && break
done
[ -n "$python" ] || skip "no Python with venv, setuptools, wheel and Python.h"
python=$(command -v $python)
make "BUILD=$BUILD" commands >"$TMP/log" 2>&1 || { tail -n 20 "$TMP/log"; exit 1; }
version=$(sed -n 's/^VERSION = //p' Makefile)
unset COMPAT_FLOOR COMPAT_CC COMPAT_CXX COMPAT_DIRECTORY LDFLAGS CC
export SOURCE_DATE_EPOCH=1700000000 XDG_CACHE_HOME="$TMP/cache" PIP_NO_INDEX=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore
for d in one two; do
	mkdir "$TMP/$d"
	ln -s "$BUILD"/compat-* "$TMP/$d/"
	BUILD=$TMP/$d PYTHON=$python sh packaging/python/build x86_64 aarch64 || exit 1
	[ $d = two ] || sleep 1
done
diff -r "$TMP/one/packages" "$TMP/two/packages" || wrong 'two builds differ'
packages=$TMP/one/packages
[ "$(cd "$packages" && echo *)" = "libcompat-$version-py3-none-manylinux_2_17_aarch64.manylinux2014_aarch64.whl \
libcompat-$version-py3-none-manylinux_2_17_x86_64.manylinux2014_x86_64.whl libcompat-$version.tar.gz" ] || wrong "packages: $(cd "$packages" && echo *)"
"$BUILD/compat" check --floor manylinux2014 "$packages"/*.whl >"$TMP/log" || wrong "wheels: $(cat "$TMP/log")"
[ "$(cat "$packages"/*_x86_64.whl | wc -c)" -lt 4000000 ] || wrong 'a large wheel'
for a in $ARCHES; do
	mkdir "$TMP/$a"
	(cd "$TMP/$a" && $python -m zipfile -e "$packages"/*_$a.whl . && chmod +x libcompat/compat) || wrong "$a: no wheel"
	got=$(sh tests/on $a 2.17 "$TMP/$a/libcompat/compat" --version)
	[ "$got" = "$("$BUILD/compat" --version)" ] || wrong "$a: on 2.17: $got"
done

# an environment of its own, elsewhere
cp -R examples/python "$TMP/source"
top=$PWD
cd "$TMP" || exit 1
"$python" -m venv --system-site-packages env && env/bin/pip -q install "$packages"/*_$m.whl >log 2>&1 || { cat log; exit 1; }
[ "$(env/bin/compat --version)" = "$("$BUILD/compat" --version)" ] || wrong "compat: $(env/bin/compat --version)"
[ "$(env/bin/pip show libcompat | sed -n 's/^Version: //p')" = "$version" ] || wrong "another version: $(env/bin/pip show libcompat)"
case $(env/bin/python -m libcompat flags --floor manylinux2014) in
"-L$TMP/cache/libcompat/"*/2.17) ;;
*) wrong "python -m libcompat: $(env/bin/python -m libcompat flags --floor manylinux2014)" ;;
esac
env/bin/python -m libcompat check --floor 2.17 /bin/true >log
[ $? -eq 1 ] || wrong "exit status: $(cat log)"
env/bin/python - "$TMP" <<'E2' || status=1
import libcompat, os, sys
d = libcompat.directory("rhel8")
assert d == libcompat.directory("2.28") and os.path.exists(d + "/libcompat.a"), d
assert libcompat.flags("rhel8") == ["-L" + d]
assert libcompat.directory(arch="aarch64" if os.uname().machine == "x86_64" else "x86_64").endswith("/2.17")
os.environ["COMPAT_FLOOR"] = "2.19"
assert libcompat.directory().endswith("/2.19")
try:
    libcompat.flags("rhel4")
    sys.exit("no error")
except RuntimeError as e:
    assert "no floor rhel4" in str(e), e
E2
# good WAY WHEEL: it may call itself what it does, and works
good() {
	rm -rf site
	mkdir site
	env/bin/python -m zipfile -e "$2" site && "$BUILD/compat" check --floor manylinux2014 site >log && readelf -VW site/*.so | grep -q GLIBC_2.2.5 ||
		{ wrong "$1: $(cat log)"; return; }
	[ "$(PYTHONPATH=site "$python" -c 'import spawnat; print(spawnat.run("/", ["true"]))' 2>&1)" = 0 ] || wrong "$1: does not work"
}
# variable: as README says, by the command, and by the compiler
for way in flags cc; do
	rm -rf source/build source/dist
	(PATH=$TMP/env/bin:$PATH && cd source && if [ $way = flags ]; then export LDFLAGS="$(compat flags --floor manylinux2014)"
	else export CC=compat-cc LDSHARED='compat-cc -shared' COMPAT_FLOOR=manylinux2014; fi &&
		pip -q wheel --no-build-isolation --no-deps -w dist . ) >log 2>&1 || wrong "$way: $(cat log)"
	good $way source/dist/*.whl
done
# a line of setup.py
sed -i 's/^from setuptools import .*/import libcompat\n&/; s/define_macros=/library_dirs=[libcompat.directory("manylinux2014")], &/' source/setup.py
grep -q 'library_dirs=.libcompat' source/setup.py || wrong "setup.py: $(cat source/setup.py)"
rm -rf source/build source/dist
(cd source && ../env/bin/pip -q wheel --no-build-isolation --no-deps -w dist .) >log 2>&1 || wrong "setup.py: $(cat log)"
good setup.py source/dist/*.whl
row 'libcompat for pip' $m $here "Python $(env/bin/python -c 'import platform; print(platform.python_version())')" "$(cd "$top" && linker $here $m bfd)" - 2.17 "ok on host"

# the sdist, with what make has built of the same sources
mkdir build
cp -al "$BUILD/$m" "$BUILD"/compatgen "$BUILD"/tables-*.c build/ 2>/dev/null || cp -R "$BUILD/$m" "$BUILD"/compatgen "$BUILD"/tables-*.c build/
"$python" -m venv --system-site-packages env2 && LIBCOMPAT_BUILD=$TMP/build env2/bin/pip -q install --no-build-isolation "$packages/libcompat-$version.tar.gz" >log 2>&1 ||
	wrong "the sdist: $(tail -n 20 log)"
[ "$(env2/bin/compat --version)" = "$("$BUILD/compat" --version)" ] || wrong "compat of the sdist: $(env2/bin/compat --version)"
"$BUILD/compat" check --floor 2.17 env2/lib/python3*/site-packages/libcompat/compat >log || wrong "compat of the sdist: $(cat log)"
env2/bin/compat floor floor && (cd floor && ls) >files && (cd "$BUILD/$m/2.17" && ls) | diff - files || wrong 'compat of the sdist: another floor'
tar xzf "$packages/libcompat-$version.tar.gz"
find "libcompat-$version" -type l | grep . && wrong 'links in the sdist'
# nothing that is needed is left out
(cd "$top" && git ls-files arch common elf gen shims tools versions Makefile 2>/dev/null) | while read -r f; do
	cmp -s "$top/$f" "libcompat-$version/source/$f" || echo "$f"
done >log
[ ! -s log ] || wrong "not in the sdist: $(head log)"
exit $status
