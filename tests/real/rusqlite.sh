# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# rusqlite, a Rust library with one in C, SQLite, linked statically
crate=rusqlite
packages='rustc cargo librust-rusqlite-dev librust-bencher-dev librust-doc-comment-dev librust-regex-dev librust-self-cell-dev librust-tempfile-dev librust-unicase-dev
	librust-uuid-dev libsqlite3-dev'
build() {
	cargo_tests modern-full
}
check() {
	check_crate
}
results() {
	crate
}
