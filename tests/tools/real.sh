#!/bin/sh
# SPDX-License-Identifier: MIT
# compat check on real binaries, of both architectures: the release it says a file needs is the highest version that
# readelf finds in its version needs; programs linked with libcompat are within their floor, without it they are not.
. tests/tools/common
find /usr/bin /usr/sbin build/roots/*/2.31 build/roots/*/2.43 -type f -size -4M 2>/dev/null |
	LC_ALL=C sort | awk 'NR % 3 == 0' >"$TMP/files"
xargs "$compat" check --json <"$TMP/files" >"$TMP/json" 2>"$TMP/log"
[ ! -s "$TMP/log" ] || { cat "$TMP/log"; status=1; }
perl -MJSON::PP -e '
	local $/;
	for my $d (JSON::PP->new->incr_parse(<STDIN>)) {
		for my $f (@{$d->{files}}) {
			# what no version tells
			next if $f->{status} eq "error" || $f->{remark} || $f->{type} !~ /program|library/;
			next if grep { $_->{why} =~ /unversioned|relr|loader/ } @{$f->{findings}};
			print "$f->{path} ", $f->{needs} // "-", "\n";
		}
	}' <"$TMP/json" | LC_ALL=C sort >"$TMP/ours"
cut -d' ' -f1 "$TMP/ours" | xargs readelf -VW 2>/dev/null | awk '
	function done() { if (file != "") print file, best == "" ? "-" : best }
	/^File: / { done(); file = $2; best = ""; ours = 0 }
	/^ *0x[0-9a-f]*: Version: .* File: / || /^  *000.*File: / { ours = $0 ~ /File: (lib(c|m|pthread|dl|rt|util|anl|resolv|mvec)\.so|ld-linux)/ }
	ours && match($0, /Name: GLIBC_[0-9.]+ +Flags: none/) {
		split(substr($0, RSTART + 12), w, " ")
		split(w[1], v, "."); split(best, b, ".")
		if (best == "" || v[1] * 1000 + v[2] > b[1] * 1000 + b[2] || (v[1] == b[1] && v[2] == b[2] && v[3] > b[3])) best = w[1]
	}
	END { done() }' | LC_ALL=C sort >"$TMP/theirs"
n=$(wc -l <"$TMP/ours")
[ "$n" -ge 100 ] || wrong "only $n files compared"
# a file may use unversioned names of an earlier release than its versions: compat is then at or above readelf
diff "$TMP/ours" "$TMP/theirs" >"$TMP/diff" || { head -n 20 "$TMP/diff"; status=1; }

cat >"$TMP/t.c" <<'E2'
#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
static void *f(void *p) { return p; }
int main(int argc, char **argv)
{
	pthread_t t;
	char b[8];
	return pthread_create(&t, NULL, f, NULL) + (int)log(argc) + (int)strtol(argv[0], NULL, 0) + (int)strlcpy(b, argv[0], 8);
}
E2
for arch in $ARCHES; do
	cc=$arch-linux-gnu-gcc
	[ "$arch" != "$(uname -m)" ] || cc=gcc
	# shellcheck disable=SC2046
	for way in with without; do
		dir=
		[ $way = without ] || dir=-L$BUILD/new/$arch/2.17
		$cc $(sh tests/sysroot "$arch" 2.43 $cc) -D_GNU_SOURCE -o "$TMP/$way" "$TMP/t.c" $dir -lm -pthread || status=1
	done
	"$compat" check --quiet "$TMP/with" || { "$compat" check "$TMP/with"; status=1; }
	"$compat" check "$TMP/without" >"$TMP/said" && wrong "$arch: nothing wrong without libcompat"
	for name in strlcpy __isoc23_strtol log pthread_create __libc_start_main; do
		grep -q " $name " "$TMP/said" || { echo "$arch: $name is not reported"; cat "$TMP/said"; status=1; }
	done
done
exit $status
