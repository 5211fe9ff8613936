// SPDX-License-Identifier: MIT
//! The floor that it was linked for, and what a crate with C in it says there.
fn run() {
    assert!(part::check(c"/usr", c"42", 2.5));
}

fn main() {
    if std::env::args().nth(1).as_deref() == Some("tool") {
        return println!("{}", env!("TOOL"));
    }
    println!("floor {}", env!("FLOOR"));
    std::thread::spawn(run).join().unwrap();
}

#[test]
fn runs() {
    run();
}
