// SPDX-License-Identifier: MIT
//! A crate with C in it, as the many that bundle a library have.
use std::ffi::{c_char, c_int, CStr};

extern "C" {
    fn part(path: *const c_char, number: *const c_char, x: f64) -> c_int;
}

pub fn check(path: &CStr, number: &CStr, x: f64) -> bool {
    unsafe { part(path.as_ptr(), number.as_ptr(), x) == 0 }
}
