#!/bin/sh
# SPDX-License-Identifier: MIT
# examples/python: the wheel of an extension module may call itself manylinux_2_17, and works in this machine's Python.
. tests/link/common

arch=$(uname -m)
for python in python3 /usr/bin/python3 ''; do
	[ -z "$python" ] || $python -c 'import os, setuptools, sysconfig, wheel
os.stat(sysconfig.get_paths()["include"] + "/Python.h")' 2>/dev/null && break
done
[ -n "$python" ] || skip "no Python with setuptools, wheel and Python.h"
cp -R examples/python "$TMP/source"
(cd "$TMP/source" && LDFLAGS="-L$BUILD/$arch/2.17" $python setup.py -q bdist_wheel --plat-name manylinux_2_17_$arch) \
	>"$TMP/log" 2>&1 || { cat "$TMP/log"; exit 1; }
grep -i 'warning: .*\.c\|\.c:.*warning' "$TMP/log" && status=1
wheel=$(echo "$TMP"/source/dist/spawnat-1.0-*-manylinux_2_17_$arch.whl)
mkdir "$TMP/site"
$python -m zipfile -e "$wheel" "$TMP/site" || exit 1
so=$(echo "$TMP"/site/spawnat.*.so)
[ -f "$so" ] || wrong "not one module: $so"
"$BUILD/compat" check "$wheel" >"$TMP/log" && grep -qx "1 file: 1 within manylinux_2_17, 0 above" "$TMP/log" || { wrong "not what its tag promises"; cat "$TMP/log"; }
# Python's own symbols have no version and come from the interpreter
for v in $(needs "$so"); do
	older "${v#GLIBC_}" 2.17 || wrong "needs $v"
done
mkdir "$TMP/else where"
cat >"$TMP/use.py" <<'E2'
import os, sys, threading
import spawnat
where = sys.argv[1]
assert spawnat.run(where, ["sh", "-c", 'test "$(pwd -P)" = "$1"', "sh", os.path.realpath(where)]) == 0
assert spawnat.run(where, ["sh", "-c", "exit 7"]) == 7
assert spawnat.run(where, ["sh", "-c", "kill -9 $$"]) == -9
for bad, error in ((("/nowhere", ["true"]), FileNotFoundError), ((where, ["/no/program"]), FileNotFoundError),
                   ((where, []), ValueError), ((where, 3), TypeError)):
    try:
        spawnat.run(*bad)
    except error:
        continue
    raise SystemExit(f"run{bad}: no {error.__name__}")
numbers = [spawnat.thread()]
t = threading.Thread(target=lambda: numbers.append(spawnat.thread()))
t.start()
t.join()
assert numbers[0] == os.getpid() != numbers[1], numbers
print("ok")
E2
got=$(LD_BIND_NOW=1 PYTHONPATH="$TMP/site" $python "$TMP/use.py" "$TMP/else where" 2>&1)
[ "$got" = ok ] || wrong "$got"
row examples/python $arch $here "$($python -c 'import platform; print("Python", platform.python_version())')" \
	"$(linker $here $arch bfd)" - 2.17 "${bad:+wrong; }ok on host"
exit $status
