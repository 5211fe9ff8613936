// SPDX-License-Identifier: MIT
//! What this program takes of libpcap; see pcap(3pcap).
use std::ffi::{c_char, c_int, c_long, c_uchar, c_uint, c_ushort, CStr, CString};
use std::ptr::null_mut;

pub const ETHERNET: i32 = 1;
const ERRBUF: usize = 256;
const NETMASK_UNKNOWN: u32 = u32::MAX;

mod raw {
    use super::*;

    #[repr(C)]
    pub struct Interface {
        pub next: *mut Interface,
        pub name: *const c_char,
        pub description: *const c_char,
        pub addresses: *mut (),
        pub flags: c_uint,
    }

    #[repr(C)]
    pub struct Instruction {
        code: c_ushort,
        yes: c_uchar,
        no: c_uchar,
        k: u32,
    }

    #[repr(C)]
    pub struct Program {
        pub length: c_uint,
        pub instructions: *mut Instruction,
    }

    #[repr(C)]
    pub struct Header {
        pub seconds: c_long,
        pub micros: c_long,
        pub captured: u32,
        pub length: u32,
    }

    pub enum Pcap {}

    extern "C" {
        pub fn pcap_lib_version() -> *const c_char;
        pub fn pcap_findalldevs(list: *mut *mut Interface, error: *mut c_char) -> c_int;
        pub fn pcap_freealldevs(list: *mut Interface);
        pub fn pcap_open_offline(file: *const c_char, error: *mut c_char) -> *mut Pcap;
        pub fn pcap_datalink(p: *mut Pcap) -> c_int;
        pub fn pcap_compile(
            p: *mut Pcap,
            program: *mut Program,
            filter: *const c_char,
            optimize: c_int,
            netmask: u32,
        ) -> c_int;
        pub fn pcap_setfilter(p: *mut Pcap, program: *mut Program) -> c_int;
        pub fn pcap_freecode(program: *mut Program);
        pub fn pcap_next_ex(p: *mut Pcap, header: *mut *mut Header, bytes: *mut *const u8) -> c_int;
        pub fn pcap_geterr(p: *mut Pcap) -> *const c_char;
        pub fn pcap_close(p: *mut Pcap);
    }
}

unsafe fn text(s: *const c_char) -> String {
    CStr::from_ptr(s).to_string_lossy().into()
}

fn c_string(s: &str) -> Result<CString, String> {
    CString::new(s).map_err(|e| e.to_string())
}

pub fn version() -> String {
    unsafe { text(raw::pcap_lib_version()) }
}

pub struct Interface {
    pub name: String,
    pub description: Option<String>,
    pub up: bool,
    pub loopback: bool,
}

pub fn interfaces() -> Result<Vec<Interface>, String> {
    let (mut list, mut error, mut all) = (null_mut(), [0; ERRBUF], Vec::new());
    unsafe {
        if raw::pcap_findalldevs(&mut list, error.as_mut_ptr()) != 0 {
            return Err(text(error.as_ptr()));
        }
        let mut at = list;
        while let Some(i) = at.as_ref() {
            all.push(Interface {
                name: text(i.name),
                description: (!i.description.is_null()).then(|| text(i.description)),
                up: i.flags & 2 != 0,
                loopback: i.flags & 1 != 0,
            });
            at = i.next;
        }
        raw::pcap_freealldevs(list);
    }
    Ok(all)
}

pub struct Packet<'a> {
    pub seconds: i64,
    pub micros: i64,
    /// on the wire; bytes may have less of it
    pub length: u32,
    pub bytes: &'a [u8],
}

pub struct Capture(*mut raw::Pcap);

impl Capture {
    pub fn open(file: &str) -> Result<Capture, String> {
        let mut error = [0; ERRBUF];
        let p = unsafe { raw::pcap_open_offline(c_string(file)?.as_ptr(), error.as_mut_ptr()) };
        match p.is_null() {
            false => Ok(Capture(p)),
            true => Err(unsafe { text(error.as_ptr()) }),
        }
    }

    pub fn link(&self) -> i32 {
        unsafe { raw::pcap_datalink(self.0) }
    }

    /// Returns how many instructions the filter has.
    pub fn filter(&mut self, filter: &str) -> Result<u32, String> {
        let filter = c_string(filter)?;
        let length;
        let mut program = raw::Program { length: 0, instructions: null_mut() };
        unsafe {
            if raw::pcap_compile(self.0, &mut program, filter.as_ptr(), 1, NETMASK_UNKNOWN) != 0 {
                return Err(self.error());
            }
            length = program.length;
            let set = raw::pcap_setfilter(self.0, &mut program);
            raw::pcap_freecode(&mut program);
            if set != 0 {
                return Err(self.error());
            }
        }
        Ok(length)
    }

    pub fn next(&mut self) -> Result<Option<Packet<'_>>, String> {
        let (mut header, mut bytes) = (null_mut(), std::ptr::null());
        unsafe {
            match raw::pcap_next_ex(self.0, &mut header, &mut bytes) {
                1 => Ok(Some(Packet {
                    seconds: (*header).seconds,
                    micros: (*header).micros,
                    length: (*header).length,
                    bytes: std::slice::from_raw_parts(bytes, (*header).captured as usize),
                })),
                -2 => Ok(None),
                _ => Err(self.error()),
            }
        }
    }

    fn error(&self) -> String {
        unsafe { text(raw::pcap_geterr(self.0)) }
    }
}

impl Drop for Capture {
    fn drop(&mut self) {
        unsafe { raw::pcap_close(self.0) }
    }
}
