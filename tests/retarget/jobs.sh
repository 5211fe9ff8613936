# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2154,SC2016 # php and native come from tests/retarget/run, which has on() too
# Jobs for programs of a distribution; what they print has to be the same on every glibc.
job() {
	echo "== $1"
	shift
	"$@" 2>&1
	echo "exit status $?"
}
# those that start programs themselves
[ -z "$native" ] || {
	git() { on git -c gc.auto=0 -c user.name=n -c user.email=e -c init.defaultBranch=main "$@"; }
	history() {
		export GIT_AUTHOR_DATE='2020-01-01T00:00:00Z' GIT_COMMITTER_DATE='2020-01-01T00:00:00Z'
		rm -rf r && git init -q r && cp numbers r/ && git -C r add numbers && git -C r commit -qm one && sed s/7/8/ numbers >r/numbers &&
			git -C r commit -qam two && git -C r log --stat --format=%H%s && git -C r gc -q && git -C r fsck --strict && git clone -q r s && cmp s/numbers r/numbers
	}
	compiled() {
		printf 'int printf(const char *, ...);\nint main(void) { return printf("compiled\\n") < 0; }\n' >c.c
		on gcc -O2 -S -o c.s c.c && on as -o c.o c.s && on nm c.o && on objdump -d c.o | grep -c '<main>'
	}
	job git history
	job compiler compiled
	job tar sh -c 'tar cf a.tar --mtime=@0 --owner=0 --group=0 numbers && tar tvf a.tar && tar xOf a.tar numbers | cksum'
	job parallel sh -c 'find . -name numbers -print0 | xargs -0 -P4 -n1 wc -l | sort && sort -R --random-source=numbers numbers | sort -n --parallel=2 | cksum'
	job bash on bash -c 'declare -A m=([a]=1 [b]=2); printf "%s " "${!m[@]}" "${m[a]}"; printf "%(%F)T\n" 0; coproc cat; echo x >&"${COPROC[1]}"; read -r y <&"${COPROC[0]}"; echo "$y"'
	job strace sh -c 'strace -f -o trace true && tail -n 1 trace | sed "s/^[0-9]* *//"'
	job gdb on gdb -q -batch -nx -ex 'print 6 * 7' -ex 'python import math; print(math.exp(1))'
	job rsync sh -c 'mkdir -p t && rsync -rt --checksum numbers t/ && cksum t/numbers'
	job node-children on node -e 'const c = require("child_process"); console.log(c.execFileSync("sed", ["-n", "5p", "numbers"], { cwd: "/data" }).toString()); c.spawn("sh", ["-c", "exit 3"]).on("exit", e => console.log(e))'
}
job rust-rg on rg -c '^1+$' numbers
job rust-fd on fdfind --threads 2 --exact-depth 1 numbers
pick() { on fzf --filter '^1999' <numbers; }
job go-fzf pick
backup() {
	rm -rf repository back
	RESTIC_PASSWORD=x
	export RESTIC_PASSWORD
	on restic -q -r repository init && on restic -q -r repository backup --host h numbers && on restic -q -r repository restore latest --target back && find back -name numbers -exec cksum {} + | sed 's, [^ ]*/, ,'
}
job go-restic backup
job python on python3 jobs.py
job node on node --expose-gc jobs.js
job node-sea on node-sea
job perl on perl -e 'use threads; use POSIX; use Time::Local; use Digest::SHA "sha256_hex"; my @t = map { my $n = $_; threads->create(sub { my $s = 0; $s += $_ for 1 .. $n * 1000; $s }) } 1 .. 4; print join(" ", map { $_->join } @t), "\n"; print POSIX::strftime("%F", gmtime 0), " ", POSIX::floor(-1.5), " ", exp(1), " ", sha256_hex("x"), " ", timegm(0, 0, 0, 1, 0, 100), "\n"'
job ruby on ruby -e 'require "json"; require "digest"; t = 4.times.map { |i| Thread.new { (1..1000).sum * i } }; p t.map(&:value); puts JSON.generate({a: [1, 2.5, nil]}), Digest::SHA256.hexdigest("x"), Math.exp(1), Time.at(0).utc.strftime("%F"); begin; Integer("z"); rescue => e; puts e.message; end'
job php on "$php" -n -r 'echo json_encode([1, 2.5, "x"]), hash("sha256", "x"), exp(1), " ", date("Y", 0), preg_replace("/(\d)/", "<$1>", "a1"), intdiv(7, 2), "\n"; try { intdiv(1, 0); } catch (\Error $e) { echo $e->getMessage(), "\n"; }'
job lua on lua5.4 -e 'local co = coroutine.wrap(function() for i = 1, 3 do coroutine.yield(i) end end) print(co(), co(), math.exp(1), string.format("%5.2f|%q", 3.14159, "x\n"), os.date("!%F", 0), pcall(error, "e"))'
job gawk on gawk 'BEGIN { print exp(1), log(10), sin(1), strftime("%F", 0, 1), toupper("x"), 2 ^ 0.5 } { s += $1 } END { print s, NR }' numbers
query() { echo '[1, 2, 3.5]' | on jq -c '[.[] | . * 2 | pow(.; 2) | sqrt], (map(tostring) | join("-")), ("2020-01-01T00:00:00Z" | fromdate), (1e3 | log10)'; }
job jq query
job sqlite on sqlite3 :memory: 'create table t(a, b); with recursive c(x) as (select 1 union all select x + 1 from c where x < 1000) insert into t select x, x * x from c; select count(*), sum(b), max(a) from t; select exp(1), sqrt(2), strftime('\''%Y'\'', 0, '\''unixepoch'\''); create virtual table f using fts5(z); insert into f values ('\''old and new'\''); select * from f where f match '\''new'\'';'
pack() { on xz -T4 -k -c numbers >n.xz && on xz -dc n.xz | cksum && on zstd -q -T2 -c numbers >n.zst && on zstd -dc n.zst | cksum && on gzip -n -c numbers | cksum && on bzip2 -c numbers | cksum; }
job compressors pack
digest() { on openssl dgst -sha3-256 numbers && on openssl enc -aes-256-ctr -K 00 -iv 00 -in numbers 2>/dev/null | cksum && on openssl genpkey -algorithm ed25519 -out key && on openssl pkey -in key -noout -text | head -n 1; }
job openssl digest
job curl on curl -s -r 0-9 file:///data/numbers
circle() { echo 'scale = 30; 4 * a(1); e(1)' | on bc -l; }
job bc circle
job file on file -b numbers jobs.py
job cmp on cmp -n 100 numbers numbers
job vim on vim.tiny -u NONE -es -c 'g/^1/d' -c 'w! v.out' -c q numbers
job vim-wrote on wc -l v.out
job dates-2 on date -u -d '@86400' +%FT%T%z
job factor on factor 1234567891011 18446744073709551557
job numfmt on numfmt --to=iec 1234567
job stat on stat -c '%s %F %a' numbers
