// SPDX-License-Identifier: MIT
//! capture: the distribution's static libpcap in a program for older ones.
//!
//!     capture                 lists the interfaces
//!     capture FILE [FILTER]   prints the packets of a capture file that the filter lets through
//!
//! A filter is what tcpdump takes, such as "udp and port domain": names are looked up by the libc that runs.
//! libpcap.a needs nothing but libc, except for captures of D-Bus; see the end of this file.
mod pcap;

use pcap::{Capture, Packet};
use std::fmt::Write;
use std::net::{Ipv4Addr, Ipv6Addr};

fn list() -> Result<(), String> {
    for i in pcap::interfaces()? {
        let mut line = i.name;
        for (flag, name) in [(i.up, "up"), (i.loopback, "loopback")] {
            if flag {
                let _ = write!(line, " {name}");
            }
        }
        if let Some(d) = i.description {
            let _ = write!(line, " ({d})");
        }
        println!("{line}");
    }
    Ok(())
}

fn number(b: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(b.get(at..at + 2)?.try_into().ok()?))
}

/// "udp 10.0.0.1:53 > 10.0.0.2:1024" of an Ethernet frame, as far as it goes.
fn describe(frame: &[u8]) -> Option<String> {
    let body = frame.get(14..)?;
    let (protocol, from, to, rest) = match number(frame, 12)? {
        0x0800 => {
            let address = |at: usize| {
                Some(Ipv4Addr::from(<[u8; 4]>::try_from(body.get(at..at + 4)?).ok()?).to_string())
            };
            (*body.get(9)?, address(12)?, address(16)?, body.get((body[0] & 15) as usize * 4..)?)
        }
        0x86dd => {
            let address = |at: usize| {
                let a = Ipv6Addr::from(<[u8; 16]>::try_from(body.get(at..at + 16)?).ok()?);
                Some(format!("[{a}]"))
            };
            (*body.get(6)?, address(8)?, address(24)?, body.get(40..)?)
        }
        0x0806 => return Some("arp".into()),
        other => return Some(format!("ethertype {other:#06x}")),
    };
    Some(match protocol {
        6 | 17 => format!(
            "{} {from}:{} > {to}:{}",
            if protocol == 6 { "tcp" } else { "udp" },
            number(rest, 0)?,
            number(rest, 2)?,
        ),
        _ => format!("protocol {protocol} {from} > {to}"),
    })
}

fn read(file: &str, filter: Option<&str>) -> Result<(), String> {
    let mut capture = Capture::open(file)?;
    if capture.link() != pcap::ETHERNET {
        return Err(format!("{file}: link type {}, not Ethernet", capture.link()));
    }
    if let Some(f) = filter {
        println!("filter: {} instructions", capture.filter(f)?);
    }
    let mut count = 0;
    while let Some(Packet { seconds, micros, length, bytes }) = capture.next()? {
        let text = describe(bytes).unwrap_or_else(|| "cut short".into());
        println!("{seconds}.{micros:06} {length} bytes {text}");
        count += 1;
    }
    println!("{count} packets");
    Ok(())
}

fn main() {
    let args: Vec<_> = std::env::args().skip(1).collect();
    let args: Vec<_> = args.iter().map(String::as_str).collect();
    let done = match args[..] {
        [] => list(),
        ["--version"] => {
            println!("{}", pcap::version());
            Ok(())
        }
        [file] => read(file, None),
        [file, filter] => read(file, Some(filter)),
        _ => Err("usage: capture [FILE [FILTER]]".into()),
    };
    if let Err(e) = done {
        eprintln!("capture: {e}");
        std::process::exit(1);
    }
}

/// Debian's libpcap.a can capture from D-Bus, which takes libdbus, and that takes libsystemd, of which there is
/// no static library. These two are how libpcap gets there; defined here, that part of it is not linked. They say
/// that there is no such device.
mod no_dbus {
    use std::ffi::{c_char, c_int, c_void};

    #[no_mangle]
    extern "C" fn dbus_findalldevs(_list: *mut c_void, _error: *mut c_char) -> c_int {
        0
    }

    #[no_mangle]
    unsafe extern "C" fn dbus_create(
        _device: *const c_char,
        _error: *mut c_char,
        is_ours: *mut c_int,
    ) -> *mut c_void {
        *is_ours = 0;
        std::ptr::null_mut()
    }
}
