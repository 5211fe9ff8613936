// SPDX-License-Identifier: MIT
//! An addon for Node, by hand what napi-rs makes: the program node has the names that begin with napi_.
use std::ffi::{c_char, c_int, c_void};
use std::ptr::null_mut;

type Value = *mut c_void;

extern "C" {
    fn napi_create_function(
        env: Value,
        name: *const c_char,
        length: usize,
        call: extern "C" fn(Value, Value) -> Value,
        data: Value,
        result: *mut Value,
    ) -> c_int;
    fn napi_set_named_property(env: Value, object: Value, name: *const c_char, value: Value) -> c_int;
    fn napi_get_cb_info(
        env: Value,
        info: Value,
        n: *mut usize,
        arguments: *mut Value,
        this: Value,
        data: Value,
    ) -> c_int;
    fn napi_get_value_double(env: Value, value: Value, result: *mut f64) -> c_int;
    fn napi_create_double(env: Value, x: f64, result: *mut Value) -> c_int;
}

extern "C" fn log(env: Value, info: Value) -> Value {
    let (mut n, mut argument, mut x, mut result) = (1, null_mut(), f64::NAN, null_mut());
    unsafe {
        napi_get_cb_info(env, info, &mut n, &mut argument, null_mut(), null_mut());
        napi_get_value_double(env, argument, &mut x);
        let log = std::thread::spawn(move || if part::check(c"/usr", c"42", x) { x.ln() } else { f64::NAN });
        napi_create_double(env, log.join().unwrap_or(f64::NAN), &mut result);
    }
    result
}

#[no_mangle]
pub extern "C" fn napi_register_module_v1(env: Value, exports: Value) -> Value {
    let (name, mut f) = (c"log".as_ptr(), null_mut());
    unsafe {
        napi_create_function(env, name, 3, log, null_mut(), &mut f);
        napi_set_named_property(env, exports, name, f);
    }
    exports
}
