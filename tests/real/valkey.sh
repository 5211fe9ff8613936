# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# Valkey: a server with threads of its own, jemalloc, fork for its snapshots, under the load of its tests
packages='tcl'
build() {
	make -j"$jobs" MALLOC=jemalloc BUILD_TLS=no USE_SYSTEMD=no OPTIMIZATION=-O2
}
check() {
	./runtest --clients 4 --single unit/type/list --single unit/type/string --single unit/type/hash --single unit/type/zset --single unit/expire \
		--single unit/multi --single unit/pubsub --single unit/dump --single unit/networking --single unit/acl --single integration/aof --single integration/rdb || :
}
results() {
	sed -n 's/\x1b\[[0-9;]*m//g; s/^\[ok\]: \(.*\) ([0-9]* ms)$/pass \1/p; s/^\[err\]: \(.*\) in tests.*/fail \1/p; s/^\[exception\]: \(.*\)/fail \1/p; s/^\[\(skip\|ignore\)\]: \(.*\)/skip \2/p'
}
