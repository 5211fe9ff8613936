// SPDX-License-Identifier: MIT
//! Links a program of its own, in C, as build scripts do that know nothing of Cargo's search path.
use std::env::var;
use std::process::Command;

fn main() {
    let (dir, tool) = (var("DEP_COMPAT_DIR").unwrap(), var("OUT_DIR").unwrap() + "/tool");
    let cc = var("CC").unwrap();
    let mut words = cc.split_whitespace();
    let status = Command::new(words.next().unwrap())
        .args(words)
        .args(["-o", &tool, "../tool.c", "-pthread", &format!("-L{dir}")])
        .status();
    assert!(status.is_ok_and(|s| s.success()), "{cc}");
    println!("cargo:rustc-env=TOOL={tool}");
    println!("cargo:rustc-env=FLOOR={}", var("DEP_COMPAT_FLOOR").unwrap());
    println!("cargo:rerun-if-changed=../tool.c");
}
