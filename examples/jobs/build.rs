// SPDX-License-Identifier: MIT
//! Links the distribution's libjemalloc_pic.a, or that of $JEMALLOC, into the program.
use std::env::var;
use std::process::Command;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-env-changed=JEMALLOC");
    let (out, arch) = (var("OUT_DIR").unwrap(), var("CARGO_CFG_TARGET_ARCH").unwrap());
    let library = var("JEMALLOC").unwrap_or_else(|_| {
        let cc = if var("TARGET") == var("HOST") { "cc".into() } else { format!("{arch}-linux-gnu-gcc") };
        let answer = Command::new(&cc)
            .arg("-print-file-name=libjemalloc_pic.a")
            .output()
            .unwrap_or_else(|e| panic!("{cc}: {e}"));
        String::from_utf8(answer.stdout).unwrap().trim().into()
    });
    // a copy: beside it is the distribution's libc, which would be searched before the floor directory
    std::fs::copy(&library, format!("{out}/libjemalloc_pic.a")).unwrap_or_else(|e| {
        panic!("{library}: {e}; install libjemalloc-dev for {arch}, or name the file in $JEMALLOC")
    });
    println!("cargo:rustc-link-search=native={out}");
    println!("cargo:rustc-link-lib=static=jemalloc_pic");
}
