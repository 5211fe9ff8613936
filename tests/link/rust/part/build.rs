// SPDX-License-Identifier: MIT
//! Compiles part.c, with $CC and the headers it has.
use std::env::var;
use std::process::Command;

fn run(command: &str, args: &[&str]) {
    let mut words = command.split_whitespace();
    let status = Command::new(words.next().unwrap()).args(words).args(args).status();
    assert!(status.is_ok_and(|s| s.success()), "{command} {args:?}");
}

fn main() {
    let out = var("OUT_DIR").unwrap();
    let (object, archive) = (format!("{out}/part.o"), format!("{out}/libpart.a"));
    let cc = var("CC").unwrap_or("cc".into());
    run(&cc, &["-O2", "-Wall", "-Wextra", "-Werror", "-fPIC", "-c", "-o", &object, "part.c"]);
    run("ar", &["rcs", &archive, &object]);
    println!("cargo:rustc-link-search=native={out}");
    println!("cargo:rustc-link-lib=static=part");
    println!("cargo:rerun-if-changed=part.c");
    println!("cargo:rerun-if-env-changed=CC");
}
