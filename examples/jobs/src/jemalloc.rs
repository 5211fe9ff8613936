// SPDX-License-Identifier: MIT
//! jemalloc as the allocator of a Rust program; see jemalloc(3). The distribution's library also is malloc, for
//! the program's C parts and for libc, so that what libc allocates can be freed here.
use std::alloc::{GlobalAlloc, Layout};
use std::ffi::{c_char, c_int, c_void, CStr};
use std::ptr::{null, null_mut};

extern "C" {
    fn mallocx(size: usize, flags: c_int) -> *mut c_void;
    fn rallocx(p: *mut c_void, size: usize, flags: c_int) -> *mut c_void;
    fn sdallocx(p: *mut c_void, size: usize, flags: c_int);
    fn mallctl(
        name: *const c_char,
        old: *mut c_void,
        length: *mut usize,
        new: *const c_void,
        size: usize,
    ) -> c_int;
}

pub struct Jemalloc;

const ZERO: c_int = 0x40;

fn aligned(l: Layout) -> c_int {
    l.align().trailing_zeros() as c_int
}

unsafe impl GlobalAlloc for Jemalloc {
    unsafe fn alloc(&self, l: Layout) -> *mut u8 {
        mallocx(l.size(), aligned(l)).cast()
    }

    unsafe fn alloc_zeroed(&self, l: Layout) -> *mut u8 {
        mallocx(l.size(), aligned(l) | ZERO).cast()
    }

    unsafe fn realloc(&self, p: *mut u8, l: Layout, size: usize) -> *mut u8 {
        rallocx(p.cast(), size, aligned(l)).cast()
    }

    unsafe fn dealloc(&self, p: *mut u8, l: Layout) {
        sdallocx(p.cast(), l.size(), aligned(l))
    }
}

fn read<T: Copy>(name: &CStr, mut value: T) -> T {
    let mut length = size_of::<T>();
    let failed = unsafe { mallctl(name.as_ptr(), (&raw mut value).cast(), &mut length, null(), 0) };
    assert_eq!((failed, length), (0, size_of::<T>()), "{name:?}");
    value
}

pub fn version() -> String {
    unsafe { CStr::from_ptr(read(c"version", null())) }.to_string_lossy().into()
}

/// Bytes allocated at present, by all threads, those in their caches included.
pub fn allocated() -> usize {
    let epoch = 1u64;
    unsafe {
        mallctl(c"epoch".as_ptr(), null_mut(), null_mut(), (&raw const epoch).cast(), size_of::<u64>())
    };
    read(c"stats.allocated", 0)
}
