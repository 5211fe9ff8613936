// SPDX-License-Identifier: MIT
//! A module for Python, by hand what PyO3 makes with abi3: the interpreter has the names that begin with Py.
use std::ffi::{c_char, c_int, c_void};
use std::ptr::{null, null_mut};

type Object = *mut c_void;

#[repr(C)]
struct Method {
    name: *const c_char,
    call: Option<extern "C" fn(Object, Object) -> Object>,
    flags: c_int,
    doc: *const c_char,
}

#[repr(C)]
struct Module {
    references: isize,
    head: [Object; 4],
    name: *const c_char,
    doc: *const c_char,
    size: isize,
    methods: *mut Method,
    slots: [Object; 4],
}

extern "C" {
    fn PyModule_Create2(module: *mut Module, version: c_int) -> Object;
    fn PyFloat_AsDouble(x: Object) -> f64;
    fn PyFloat_FromDouble(x: f64) -> Object;
}

const ABI: c_int = 3;
const ONE_ARGUMENT: c_int = 8;

extern "C" fn log(_: Object, x: Object) -> Object {
    let x = unsafe { PyFloat_AsDouble(x) };
    let log = std::thread::spawn(move || if part::check(c"/usr", c"42", x) { x.ln() } else { f64::NAN });
    unsafe { PyFloat_FromDouble(log.join().unwrap_or(f64::NAN)) }
}

static mut METHODS: [Method; 2] = [
    Method { name: c"log".as_ptr(), call: Some(log), flags: ONE_ARGUMENT, doc: c"".as_ptr() },
    Method { name: null(), call: None, flags: 0, doc: null() },
];
static mut MODULE: Module = Module {
    references: 1,
    head: [null_mut(); 4],
    name: c"floored".as_ptr(),
    doc: c"".as_ptr(),
    size: -1,
    methods: &raw mut METHODS as *mut Method,
    slots: [null_mut(); 4],
};

#[no_mangle]
pub extern "C" fn PyInit_floored() -> Object {
    unsafe { PyModule_Create2(&raw mut MODULE, ABI) }
}
