// SPDX-License-Identifier: MIT
//! Compiles the solver, with $CXX or the C++ compiler for the target, and asks for libstdc++, as the crates cc and cmake do.
use std::env::var;
use std::process::Command;

fn run(command: &str, args: &[&str]) -> String {
    let mut words = command.split_whitespace();
    let done = Command::new(words.next().unwrap()).args(words).args(args).output();
    let done = done.unwrap_or_else(|e| panic!("{command}: {e}; install it, or name another in $CXX"));
    assert!(done.status.success(), "{command} {args:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap().trim().into()
}

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=solver");
    println!("cargo:rerun-if-env-changed=CXX");
    let (out, arch) = (var("OUT_DIR").unwrap(), var("CARGO_CFG_TARGET_ARCH").unwrap());
    let cross = var("TARGET") != var("HOST");
    let cxx =
        var("CXX").unwrap_or_else(|_| if cross { format!("{arch}-linux-gnu-g++") } else { "c++".into() });
    let (object, archive) = (format!("{out}/solver.o"), format!("{out}/libsolver.a"));
    let flags = "-std=c++17 -O2 -Wall -Wextra -fPIC -pthread -c solver/solver.cc -o";
    run(&cxx, &flags.split(' ').chain([&object[..]]).collect::<Vec<_>>());
    run("ar", &["crs", &archive, &object]);
    println!("cargo:rustc-link-search=native={out}");
    println!("cargo:rustc-link-lib=static=solver");
    println!("cargo:rustc-link-lib=stdc++");
}
