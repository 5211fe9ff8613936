#!/bin/sh
# SPDX-License-Identifier: MIT
# compat check of wheels says what auditwheel says: the policy, what it would be by the versions alone, and the libraries that are lacking.
# Of extension modules made here, and of modules in the distribution's packages: few, with MATRIX=all (make check-all) some sixty.
# shellcheck disable=SC2046,SC2086 # words
. tests/tools/common
command -v python3 >/dev/null || { echo 'no python3'; exit 77; }
arch=$(uname -m)

# get ARCH/RELEASE PACKAGE...: adds to $debs, if there is such a release
get() {
	sh tests/roots --get "$@" >"$TMP/got" 2>"$TMP/log"
	case $? in
	0) debs="$debs $(cat "$TMP/got")" ;;
	77) echo "$1: $(tail -n 1 "$TMP/log")" ;;
	*) cat "$TMP/log"; exit 1 ;;
	esac
}

# auditwheel and what it imports are the same for all releases
few='python3-kiwisolver python3-markupsafe'
debs=
get x86_64/2.43 python3-auditwheel python3-pyelftools python3-packaging $few python3-psutil
case $debs in
*auditwheel*) ;;
*) exit 77 ;;
esac
for d in $debs; do
	case $d in
	*_all.deb) dpkg-deb -x "$d" "$TMP/auditwheel" || exit 1 ;;
	*) modules="${modules-} $d" ;;
	esac
done
PYTHONPATH=$TMP/auditwheel/usr/lib/python3/dist-packages
export PYTHONPATH
python3 -c 'import auditwheel.main' 2>"$TMP/log" || { echo "too old a Python for auditwheel: $(tail -n 1 "$TMP/log")"; exit 77; }
debs=$modules
get x86_64/2.31 $few python3-yaml
get aarch64/2.31 $few python3-yaml
if [ "${MATRIX-}" = all ]; then
	many="$few python3-numpy python3-lxml python3-pil python3-psutil python3-zmq python3-cffi-backend python3-msgpack python3-greenlet
		python3-simplejson python3-bcrypt python3-nacl python3-regex python3-lz4 python3-pycurl python3-gevent"
	for r in 2.31 2.36 2.41 2.43; do
		get x86_64/$r $many
	done
	get x86_64/2.36 python3-scipy python3-cryptography python3-pandas-lib python3-zstandard python3-snappy python3-ujson python3-shapely \
		python3-h5py-serial python3-matplotlib python3-apt python3-dbus
	get aarch64/2.31 python3-numpy python3-lxml
fi
debs=$(printf '%s\n' $debs | sort -u)

# where they differ, and why; each of them does
cat >"$TMP/differences" <<'E2'
newer        glibc above 2.41: auditwheel 6.7 has no policy for it yet; pip goes by the number in the tag
loader       a version of ld.so's is left out by auditwheel, as if it had none that are new
gnu2_tls     GLIBC_ABI_GNU2_TLS of glibc 2.42 is not in its tables
vendored     a version of a library that is in the wheel, by a name of its own, is taken for one that the system must have
pyfpe        PyFPE_jbuf is no affair of glibc: a Python before 3.7 without --with-fpectl has none
zlib         likewise names that a libz.so.1 keeps to itself
E2

cd "$TMP" || exit 1
mkdir wheels lib
# stub SONAME SYMBOL@VERSION...: a library to link with; without a version if that is nothing
stub() {
	soname=$1 n=0
	shift
	: >lib/s.s
	: >lib/s.map
	for s; do
		n=$((n + 1))
		case $s in
		*@)	printf '.globl %s\n.type %s, %%function\n%s: .byte 0\n' "${s%@}" "${s%@}" "${s%@}" >>lib/s.s ;;
		*)	printf '.globl f%s\n.type f%s, %%function\nf%s: .byte 0\n.symver f%s, %s\n' $n $n $n $n "${s%@*}@@${s#*@}" >>lib/s.s
			echo "${s#*@} { };" >>lib/s.map ;;
		esac
	done
	$cc -nostdlib -shared -Wl,-soname,$soname $([ ! -s lib/s.map ] || echo -Wl,--version-script,lib/s.map) -o lib/$soname lib/s.s || exit 1
}
# module NAME SYMBOLS ARGUMENT...: an extension that refers to these; its directory is $to
module() {
	to=wheels/$1/pkg
	mkdir -p $to
	{
		echo '.section .note.GNU-stack, "", %progbits'
		echo '.text'
		echo '.globl PyInit_m'
		echo '.type PyInit_m, %function'
		echo 'PyInit_m: .byte 0'
		echo '.data'
		echo '.balign 8'
		for s in $2; do
			printf '.quad %s\n' $s
		done
	} >lib/m.s
	shift 2
	$cc -nostdlib -shared -o $to/m.so lib/m.s "$@" || exit 1
}

base=GLIBC_2.2.5
[ $arch = x86_64 ] || base=GLIBC_2.17
stub libc.so.6 puts@$base
for v in 2.18 2.24 2.28 2.30 2.34 2.35 2.41 2.42 ABI_DT_RELR PRIVATE; do
	stub libc.so.6 puts@$base new@GLIBC_$v
	module glibc_$(echo $v | tr . _) 'puts new' lib/libc.so.6
done
mv wheels/glibc_2_42 wheels/newer
stub libc.so.6 puts@$base tls@GLIBC_ABI_GNU2_TLS
module gnu2_tls 'puts tls' lib/libc.so.6
stub libc.so.6 puts@$base
for v in 3.4.19 3.4.22 3.4.24 3.4.25 3.4.28 3.4.29 3.4.30 3.4.33 9.9; do
	stub libstdc++.so.6 cxx@GLIBCXX_$v
	module cxx_$(echo $v | tr . _) 'puts cxx' lib/libc.so.6 lib/libstdc++.so.6
done
for v in TM_1 FLOAT128 1.3.11 1.3.13; do
	stub libstdc++.so.6 cxx@CXXABI_$v
	module cxxabi_$(echo $v | tr . _) 'puts cxx' lib/libc.so.6 lib/libstdc++.so.6
done
for v in 4.7.0 7.0.0 12.0.0 14.0.0; do
	stub libgcc_s.so.1 unwind@GCC_$v
	module gcc_$(echo $v | tr . _) 'puts unwind' lib/libc.so.6 lib/libgcc_s.so.1
done
for v in 1.2.0 1.2.5.2 1.2.7.1 1.2.12; do
	stub libz.so.1 z@ZLIB_$v
	module zlib_$(echo $v | tr . _) 'puts z' lib/libc.so.6 lib/libz.so.1
done
stub libatomic.so.1 a@LIBATOMIC_1.0
module atomic 'puts a' lib/libc.so.6 lib/libatomic.so.1
for l in X11.so.6 GL.so.1 expat.so.1 glib-2.0.so.0 nsl.so.1 mvec.so.1 crypt.so.1 gomp.so.1 python3.11.so.1.0 Xi.so.6; do
	stub lib$l one@
	module lib$(echo $l | tr -c 'a-zA-Z0-9\n' _) 'puts one' lib/libc.so.6 lib/lib$l
done
stub libz.so.1 inflate_fast@
module zlib 'puts inflate_fast' lib/libc.so.6 lib/libz.so.1
module pyfpe 'puts PyFPE_jbuf' lib/libc.so.6
loader=ld-linux-x86-64.so.2
[ $arch = x86_64 ] || loader=ld-linux-aarch64.so.1
stub $loader rseq@GLIBC_2.35
module loader 'puts rseq' lib/libc.so.6 lib/$loader

# libraries in the wheel: where a RUNPATH leads, where none does, where it leads out; by way of another one
stub libinner.so.2 inner@
stub libouter.so.1 outer@
printf '.data\n.balign 8\n.quad inner\n' | $cc -nostdlib -shared -Wl,-soname,libouter.so.1 -o lib/libouter.so.1 -x assembler - -x none lib/libinner.so.2 || exit 1
for n in found:'$ORIGIN/../pkg.libs' beside:'$ORIGIN' braces:'${ORIGIN}/../pkg.libs/.' lost: wrong:'$ORIGIN/libs' out:'$ORIGIN/../../pkg.libs'; do
	module "${n%%:*}" puts lib/libc.so.6 -Wl,--no-as-needed lib/libouter.so.1 "-Wl,-rpath,${n#*:}"
	[ "${n%%:*}" = beside ] && libs=$to || libs=$to.libs
	mkdir -p $libs
	cp lib/libouter.so.1 lib/libinner.so.2 $libs
done
for l in same:libstdc++.so.6 vendored:libstdc++-0a1b2c3d.so.6; do
	stub ${l#*:} cxx@GLIBCXX_3.4.33
	module ${l%:*} 'puts cxx' lib/libc.so.6 lib/${l#*:} '-Wl,-rpath,$ORIGIN'
	cp lib/${l#*:} $to
done

# a real one, with the flag and without
cat >real.c <<'E2'
#include <math.h>
#include <pthread.h>
#include <stdlib.h>
static void *f(void *p) { return p; }
double PyInit_m(char *s)
{
	pthread_t t;
	return pthread_create(&t, NULL, f, NULL) + log(s[0]) + strtol(s, NULL, 0) + pthread_join(t, NULL);
}
E2
for way in without with; do
	mkdir -p wheels/$way/pkg
	$cc -O2 -shared -fPIC -o wheels/$way/pkg/m.so real.c $([ $way = without ] || echo "-L$BUILD/$arch/2.17") -lm -pthread || exit 1
done

python3 "$top/tests/tools/policies.py" "$compat" wheels differences $debs >said || { cat said; status=1; }
n=$(sed -n 's/ wheels$//p' said)
[ "${n:-0}" -ge 55 ] || wrong "only ${n:-no} wheels: $(tail -n 3 said)"
[ "${MATRIX-}" != all ] || [ "$n" -ge 90 ] || wrong "only $n wheels"
for t in with without; do
	"$compat" check wheels/$t-1.0-py3-none-manylinux_2_17_$arch.whl >said
	s=$?
	case $t$s in
	with0) ;;
	without1) ;;
	*) wrong "$t the flag: status $s: $(cat said)" ;;
	esac
done
exit $status
