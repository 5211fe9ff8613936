#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086 # commands and options are words
# The ways to say -L, and what else stands on the command line; a floor directory that was moved; checks as
# configure scripts make them; -static.
. tests/link/common
src=tests/link/src

# try WORDS...: links matrix.o with these, @ for the floor directory, % for the object
try() {
	exe=$TMP/exe-$a-$h-$l
	words=$(echo "$*" | sed "s,@,$dir,g; s,%,$TMP/matrix-$a-$h.o,g")
	if $cc -o $exe $words >$TMP/log 2>&1 && ! [ -s $TMP/log ]; then
		assert_floor $exe 2.17
		assert_needed $exe "libc.so.6 libm.so.6 libpthread.so.0 libdl.so.2"
		assert_hidden $exe $dir/libcompat.a
		run_on $a 2.17 $exe ok
	else
		wrong "$cc $words: $(head -n 5 $TMP/log)"
	fi
}

# links YES|NO CODE [OPTION...]: whether a program made of this function links
links() {
	want=$1 code=$2
	shift 2
	echo "int main(void) { $code }" >$TMP/check.c
	if $cc -w -std=gnu89 -fno-builtin -o $TMP/check $TMP/check.c -L$dir "$@" >$TMP/log 2>&1; then got=YES; else got=NO; fi
	[ $got = $want ] || wrong "$cc: links: $got, want $want: $code $(head -n 2 $TMP/log)"
}

for h in $hosts; do
	for a in $ARCHES; do
		dir=$(floordir $h $a 2.17) || exit 1
		moved="$TMP/moved and/with blanks $a-$h"
		mkdir -p "$moved" && cp -R $dir/. "$moved" || exit 1
		cc=$(compiler $h $a gcc) || continue
		$cc -O2 -c -o $TMP/matrix-$a-$h.o $src/matrix.c || exit 1
		rm -f $TMP/libmine-$a-$h.a
		ar rc $TMP/libmine-$a-$h.a $TMP/matrix-$a-$h.o
		for l in bfd gold lld mold; do
			cc=$(compiler $h $a gcc $l) || continue
			bad=
			try -L@ % -lm
			try % -lm -L@
			any_order=yes try -L@ -lcompat % -lm	# libc stands where -lcompat does
			unset any_order
			try % -lm -L@ -lcompat
			try % -L@ -pthread -rdynamic -lm
			try % -L@ -lpthread -ldl -lrt -lutil -lresolv -lanl -lm -Wl,--as-needed
			try % -L@ -nodefaultlibs -lm -lgcc -lc
			try -Wl,--whole-archive $TMP/libmine-$a-$h.a -Wl,--no-whole-archive -lm -L@
			try -L@ -L$TMP -Wl,-Bstatic -lmine-$a-$h -Wl,-Bdynamic -lm

			[ -z "$bad" ] && ran='ok on 2.17' || ran=wrong
			row flags $a $h gcc "$(linker $h $a $l)" "-L -lcompat -pthread -rdynamic -l... -nodefaultlibs -Bstatic" 2.17 "$ran"

			if $cc -o $TMP/moved-exe $TMP/matrix-$a-$h.o "-L$moved" -lm -Wl,--trace >$TMP/log 2>&1; then
				grep -q "$moved/libc.so.6" $TMP/log && ! grep -q $dir $TMP/log || wrong "$cc: not from the moved directory"
				assert_floor $TMP/moved-exe 2.17
				run_on $a 2.17 $TMP/moved-exe ok
			else
				wrong "$cc: moved directory: $(tail -n 3 $TMP/log)"
			fi

			links NO 'return !no_such_name();'
			# libm is there for shared libraries that need it, and so for the program
			links YES 'return log(1) != 0;'
			links YES 'return log(1) != 0;' -lm
			links YES 'return !reallocarray(0, 1, 1);'
			links YES 'return pthread_create(0, 0, 0, 0) + dlopen("", 0) + clock_gettime(0, 0);'
			if older $h 2.37; then y=NO; else y=YES; fi
			links $y 'return strlcpy(0, 0, 0) != 0;'

			for s in -static -static-pie; do
				# gold has no static-pie, with libcompat or without
				$cc -w -O2 -fPIE $s -o $TMP/static $src/alone.c -lm >/dev/null 2>&1 || continue
				$cc -w -O2 -fPIE $s -o $TMP/static $src/alone.c -L$dir -lm >$TMP/log 2>&1 || { wrong "$cc $s: $(head -n 5 $TMP/log)"; continue; }
				emulator=
				[ $a = $(uname -m) ] || emulator=qemu-$a
				[ "$($emulator $TMP/static)" = ok ] || wrong "$cc $s: does not run"
			done
		done
	done
done
exit $status
