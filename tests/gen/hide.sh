#!/bin/sh
# SPDX-License-Identifier: MIT
# The run-times that tests/hide makes from 2.31: the loader refuses and each kind of look-up misses
# what 2.17 and 2.28 did not have, and nothing else; the libraries still work with each other.
# shellcheck disable=SC2046,SC2086 # compilers with flags are words
set -u
: "${TMP:?}" "${HOSTCC:=cc}" "${ARCHES:=x86_64 aarch64}"
t=$TMP
status=0

fail() {
	echo "tests/gen/hide.sh: $*" >&2
	status=1
}

cat >"$t/new.c" <<'E'
#define _GNU_SOURCE
#include <math.h>
#include <sys/mman.h>
#include <unistd.h>
int main(int argc, char **argv) { return memfd_create(argv[0], 0) < 0 || gettid() < 1 || log(argc) != 0; }
E

# references without a version: from a library that was linked with no other
cat >"$t/weak.c" <<'E'
extern char gettid[] __attribute__((weak)), memfd_create[] __attribute__((weak)),
	getrandom[] __attribute__((weak)), __cxa_thread_atexit_impl[] __attribute__((weak)),
	twalk_r[] __attribute__((weak)), puts[] __attribute__((weak)), log[] __attribute__((weak));
void *weak_ref(int i)
{
	void *p[] = { gettid, memfd_create, getrandom, __cxa_thread_atexit_impl, twalk_r, puts, log };
	return p[i];
}
E

cat >"$t/look.c" <<'E'
#define _GNU_SOURCE
#include <dlfcn.h>
#include "test.h"
static const struct { const char *name; int since; } tab[] = {
	{ "gettid", 30 }, { "memfd_create", 27 }, { "getrandom", 25 }, { "__cxa_thread_atexit_impl", 18 },
	{ "twalk_r", 30 }, { "puts", 0 },
	{ "getentropy", 25 }, { "__explicit_bzero_chk", 25 }, { "fcntl64", 28 }, { "reallocarray", 26 },
	{ "statx", 28 }, { "pthread_mutex_clocklock", 30 }, { "thrd_create", 28 }, { "explicit_bzero", 25 },
	{ "roundeven", 25 }, { "exp10", 0 }, { "pthread_create", 0 }, { "malloc", 0 }, { "environ", 0 },
};
int main(int argc, char **argv)
{
	int release = atoi(strchr(argv[1], '.') + 1);
	void *libm, *weak;
	void *(*weak_ref)(int);
	const char *base = argv[2];

	(void)argc;
	libm = dlopen("libm.so.6", RTLD_NOW | RTLD_GLOBAL);
	dlopen("libpthread.so.0", RTLD_NOW | RTLD_GLOBAL);
	weak = dlopen(argv[3], RTLD_NOW);
	if (!libm || !weak) {
		puts(dlerror());
		return 1;
	}
	weak_ref = (void *(*)(int))dlsym(weak, "weak_ref");
	for (unsigned i = 0; i < sizeof tab / sizeof *tab; i++) {
		int want = tab[i].since <= release;
		char v[20];

		if (!!dlsym(RTLD_DEFAULT, tab[i].name) != want)
			t_error("dlsym(%s) on %s is not %d", tab[i].name, argv[1], want);
		if (i < 6 && !!weak_ref((int)i) != want)
			t_error("weak %s on %s is not %d", tab[i].name, argv[1], want);
		if (!tab[i].since)
			continue;
		snprintf(v, sizeof v, "GLIBC_2.%d", tab[i].since);
		if (!!dlvsym(RTLD_DEFAULT, tab[i].name, v) != want)
			t_error("dlvsym(%s, %s) on %s is not %d", tab[i].name, v, argv[1], want);
	}
	T_TRUE(dlvsym(libm, "log", base));
	T_TRUE(weak_ref(6) == dlvsym(libm, "log", base));
	T_TRUE((dlsym(libm, "log") == dlvsym(libm, "log", base)) == (release < 29));
	T_TRUE(!dlvsym(libm, "log", "GLIBC_2.29") == (release < 29));
	T_TRUE(dlsym(libm, "log") != NULL);
	return t_status;
}
E

cat >"$t/work.cc" <<'E'
#include <iconv.h>
#include <netdb.h>
#include <sys/socket.h>
#include <cstdio>
#include <iostream>
#include <exception>
#include <string>
#include <pthread.h>
/* with what libstdc++ 3.4.19 has: no strings of the C++11 ABI, no std::thread; headers since gcc 13 leave it to libstdc++.so, that of the root is older */
static std::ios_base::Init init;
static int gone;
struct thrown : std::exception { const char *what() const noexcept override { return "thrown"; } };
struct local { int n; ~local() { gone += n; } };
static thread_local local l;
int main()
{
	std::string s;
	pthread_t t;
	pthread_create(&t, nullptr, [](void *p) -> void * {
		l.n = 7;
		try { throw thrown(); } catch (std::exception &e) { *static_cast<std::string *>(p) = e.what(); }
		return nullptr;
	}, &s);
	pthread_join(t, nullptr);
	addrinfo hints = {}, *a;
	hints.ai_family = AF_INET;
	hints.ai_socktype = SOCK_STREAM;
	int e = getaddrinfo("localhost", nullptr, &hints, &a);
	iconv_t i = iconv_open("ISO-8859-2", "UTF-8");
	std::cout << s << ' ' << gone << ' ' << e << ' ' << (i != (iconv_t)-1) << std::endl;
}
E

for a in $ARCHES; do
	case $a in
	x86_64) base=GLIBC_2.2.5;;
	*) base=GLIBC_2.17;;
	esac
	p=$a-linux-gnu-
	[ "$a" != "$(uname -m)" ] || p=
	for r in 2.17 2.28 2.31; do
		[ -d "build/roots/$a/$r" ] || { echo "no build/roots/$a/$r"; exit 77; }
	done
	flags=$(sh tests/sysroot $a 2.31 ${p}gcc) || exit 1
	${p}gcc $flags -fno-builtin "$t/new.c" -o "$t/new" -lm &&
		${p}gcc -shared -nostdlib -fPIC -fno-builtin -w "$t/weak.c" -o "$t/weak.so" &&
		${p}gcc $flags -Wall -Wextra -Itests "$t/look.c" -o "$t/look" -ldl &&
		${p}gcc $flags -std=c++11 -D_GLIBCXX_USE_CXX11_ABI=0 "$t/work.cc" -o "$t/work" -pthread \
			build/roots/$a/2.31/usr/lib/$a-linux-gnu/libstdc++.so.6 || {
		fail "$a: does not compile"
		continue
	}
	for r in 2.17 2.28 2.31; do
		sh tests/on $a $r "$t/look" $r $base "$t/weak.so" || fail "$a $r: look-ups"
		got=$(LD_BIND_NOW=1 sh tests/on $a $r "$t/work")
		[ "$got" = "thrown 7 0 1" ] || fail "$a $r: the libraries do not work together: $got"
		sh tests/on $a $r "$t/new" >"$t/out" 2>&1
		s=$?
		for v in 2.27 2.29 2.30; do
			want=0
			[ "$(printf '%s\n%s\n' $v $r | sort -V | tail -n 1)" = $r ] || want=1
			[ "$(grep -c "version .GLIBC_$v' not found" "$t/out")" = $want ] ||
				fail "$a $r: GLIBC_$v: $(cat "$t/out")"
		done
		case $r,$s in
		2.31,0 | 2.17,1 | 2.28,1) ;;
		*) fail "$a $r: exit status $s: $(cat "$t/out")";;
		esac
	done
done

# --- what hide says to what it cannot do ---

hide=$t/hide
$HOSTCC -std=gnu11 -O2 -g -fsanitize=address,undefined -fno-sanitize-recover=all -o "$hide" tests/hide.c 2>/dev/null ||
	$HOSTCC -std=gnu11 -O2 -o "$hide" tests/hide.c || exit 1

# refuses STATUS TEXT ARG...: one line
refuses() {
	s=$1 text=$2
	shift 2
	"$hide" "$@" >"$t/out" 2>&1
	[ $? = "$s" ] && [ "$(wc -l <"$t/out")" = 1 ] && grep -q "$text" "$t/out" ||
		fail "hide $*: no \"$text\", status $s: $(head -n 3 "$t/out")"
}
set -- build/roots/*/2.31/usr/lib/*/libdl-2.31.so
cp "$1" "$t/lib.so"
n=$(wc -c <"$t/lib.so")
refuses 2 '^usage: '
refuses 2 '^usage: ' 2.17
refuses 2 '^usage: ' GLIBC_2.17 "$t/lib.so"
refuses 1 "none.so: No such file" 2.17 "$t/none.so"
echo text >"$t/text"
refuses 1 "text: not an x86_64 or aarch64 shared library" 2.17 "$t/text"
i=0
while [ $i -lt "$n" ]; do
	head -c $i "$t/lib.so" >"$t/short.so"
	"$hide" 2.17 "$t/short.so" >"$t/out" 2>&1
	s=$?
	# what comes after the segments, the section headers, is not looked at
	case $s,$(wc -l <"$t/out") in
	1,1 | 0,0) ;;
	*) fail "hide of the first $i bytes of libdl: status $s: $(head -n 3 "$t/out")";;
	esac
	i=$((i + 331))
done
exit $status
