# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# go-sqlite3: Go with SQLite in C by cgo, with its driver's tests
source=golang-github-mattn-go-sqlite3
packages='golang-go libsqlite3-dev'
build() {
	export GOFLAGS=-mod=mod GOCACHE=$PWD/.cache CGO_LDFLAGS="-O2 $LDFLAGS -lm" GOPROXY=off GO111MODULE=auto
	go test -c -tags libsqlite3 -o sqlite3.test .
}
check() {
	./sqlite3.test -test.v -test.timeout 600s || :
}
results() {
	sed -n 's/^ *--- PASS: \([^ ]*\) .*/pass \1/p; s/^ *--- FAIL: \([^ ]*\) .*/fail \1/p; s/^ *--- SKIP: \([^ ]*\) .*/skip \1/p'
}
