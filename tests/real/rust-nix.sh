# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# nix, a Rust library: the C library's functions and the kernel's calls one by one; Rust's own library
crate=nix
packages='rustc cargo librust-nix-dev librust-assert-impl-dev librust-parking-lot-dev librust-rand-0.8-dev librust-semver-dev librust-tempfile-dev librust-caps-dev'
differs='any *test_timestamping the kernel stamps packets from some time after it was asked to
any *test_recvmm2 the same'
build() {
	sed -i '/^\[target.*freebsd.*\.dev-dep/,$d' Cargo.toml	# the distribution has not that
	cargo_tests acct,aio,dir,env,event,fanotify,feature,fs,hostname,inotify,ioctl,mman,mqueue,net,personality,poll,process,pthread,ptrace,resource,sched,signal,socket,syslog,term,time,ucontext,uio,user,zerocopy
}
check() {
	check_crate
}
results() {
	crate
}
