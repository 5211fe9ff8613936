// SPDX-License-Identifier: MIT
//! Links the distribution's libpcap.a, or that of $LIBPCAP, into the program.
use std::env::var;
use std::process::Command;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-env-changed=LIBPCAP");
    let (out, arch) = (var("OUT_DIR").unwrap(), var("CARGO_CFG_TARGET_ARCH").unwrap());
    let library = var("LIBPCAP").unwrap_or_else(|_| {
        let cc = if var("TARGET") == var("HOST") { "cc".into() } else { format!("{arch}-linux-gnu-gcc") };
        let answer = Command::new(&cc)
            .arg("-print-file-name=libpcap.a")
            .output()
            .unwrap_or_else(|e| panic!("{cc}: {e}"));
        String::from_utf8(answer.stdout).unwrap().trim().into()
    });
    // a copy: beside it is the distribution's libc, which would be searched before the floor directory
    std::fs::copy(&library, format!("{out}/libpcap.a")).unwrap_or_else(|e| {
        panic!("{library}: {e}; install libpcap-dev for {arch}, or name the file in $LIBPCAP")
    });
    println!("cargo:rustc-link-search=native={out}");
    println!("cargo:rustc-link-lib=static=pcap");
}
