// SPDX-License-Identifier: MIT
//! The search path reaches the link of every program that depends on this crate, near or far.
fn main() {
    println!("cargo:rustc-link-search=native={}", std::env::var("COMPAT").expect("$COMPAT"));
    println!("cargo:rerun-if-env-changed=COMPAT");
}
