#!/bin/sh
# SPDX-License-Identifier: MIT
# compat check: what it says to do can be done as it stands, and does not contradict itself.
. tests/tools/common
make_forge

# names without a fallback that came with several releases: the one floor that has them all
"$forge" machine=aarch64 needed=libm.so.6 needed=libc.so.6 want=libc.so.6:GLIBC_2.18 sym=_mcount want=libm.so.6:GLIBC_2.23 sym=__signgam \
	>"$TMP/missing"
got=$("$compat" check "$TMP/missing" | grep -o 'or take floor [^;]*')
[ "$got" = 'or take floor 2.23' ] || wrong "which floor is enough: $got"
floor=${got##* }
"$compat" check --quiet --floor "$floor" "$TMP/missing" || wrong "floor $floor is not enough"

# the name that the linker has given to a copy of signgam in a program is none that it asks for
"$forge" machine=aarch64 type=exec interp=/lib/ld.so needed=libm.so.6 needed=libc.so.6 want=libm.so.6:GLIBC_2.23 sym=__signgam >"$TMP/copy"
got=$("$compat" check "$TMP/copy" | grep '^  do:')
[ "$got" = '  do: link with $(compat flags --floor 2.17)' ] || wrong "a copy of signgam: $("$compat" check "$TMP/copy")"

# the words between $( and ) are a command
"$forge" needed=libc.so.6 want=libc.so.6:GLIBC_2.38 sym=strlcpy >"$TMP/above"
for floor in 2.17 rhel8; do
	command=$("$compat" check --floor $floor "$TMP/above" | sed -n 's/^ *do: link this library with \$(\(compat flags .*\))$/\1/p')
	[ -n "$command" ] || wrong "no command in: $("$compat" check --floor $floor "$TMP/above")"
	want=$("$compat" flags --floor $floor)
	got=$(PATH=$(dirname "$compat"):$PATH; eval "$command")
	[ "$got" = "$want" ] || wrong "$command: $got, want $want"
done
# likewise where a shell would divide the path of the floor directory
mkdir -p "$TMP/a b/$(uname -m)/2.17"
cp "$compat" "$TMP/a b/" && : >"$TMP/a b/$(uname -m)/2.17/libcompat.a" && : >"$TMP/a b/$(uname -m)/2.17/libstdcxx_rest.a"
word=$("$TMP/a b/compat" check "$TMP/above" | sed -n 's/^ *do: link this library with \(-L"\$(compat .*)"\)$/\1/p')
[ -n "$word" ] || wrong "with a blank: $("$TMP/a b/compat" check "$TMP/above")"
PATH="$TMP/a b:$PATH"
eval "set -- $word"
[ "$*" = "-L$(realpath "$TMP")/a b/$(uname -m)/2.17" ] && [ $# -eq 1 ] || wrong "$word: $*"
exit $status
