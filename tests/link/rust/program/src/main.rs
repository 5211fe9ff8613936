// SPDX-License-Identifier: MIT
fn main() {
    assert!(part::check(c"/tmp", c"0x2a", 2.5));
    rust_std::run(cfg!(panic = "unwind"))
}
