// SPDX-License-Identifier: MIT
//! What a program takes from std, and std from libc. Each part prints a line that is the same
//! with every glibc; a directory to work in comes from $TMP.
use std::backtrace::{Backtrace, BacktraceStatus};
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::fs::{self, File};
use std::hash::{BuildHasher, RandomState};
use std::hint::black_box;
use std::io::{self, BufRead, BufReader, ErrorKind, Read, Seek, SeekFrom, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream, ToSocketAddrs, UdpSocket};
use std::os::unix::fs::{symlink, FileExt, MetadataExt, PermissionsExt};
use std::os::unix::net::{UnixDatagram, UnixListener, UnixStream};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{mpsc, Arc, Barrier, Condvar, LazyLock, Mutex, Once, OnceLock, RwLock};
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

extern "C" {
    fn atexit(f: extern "C" fn()) -> i32;
}

extern "C" fn at_exit() {
    println!("atexit: called");
}

/// Runs all parts; those that need unwinding only where the program has it. Does not return.
pub fn run(unwinds: bool) -> ! {
    assert_eq!(unsafe { atexit(at_exit) }, 0);
    let dir = PathBuf::from(std::env::var_os("TMP").expect("$TMP"))
        .join(format!("std-{}", std::process::id()));
    fs::create_dir_all(&dir).unwrap();
    math();
    threads();
    locks();
    channels();
    thread_locals();
    if unwinds {
        panics();
    }
    backtrace();
    files(&dir);
    processes(&dir);
    sockets(&dir);
    times();
    random();
    fs::remove_dir_all(&dir).unwrap();
    println!("left: {}", dir.exists());
    std::process::exit(0)
}

fn math() {
    let x = black_box(2.5f64);
    let y = black_box(1.75f32);
    println!(
        "f64: {:.12} {:.12} {:.12} {:.12} {:.12} {:.12} {:.12} {:.12} {:.12} {:.12}",
        x.ln(), x.exp(), x.powf(1.5), x.log2(), x.exp2(), x.log10(),
        x.exp_m1(), x.sin(), x.hypot(1.0), x % 0.7,
    );
    println!(
        "f32: {:.5} {:.5} {:.5} {:.5} {:.5} {:.5} {:.5}",
        y.ln(), y.exp(), y.powf(1.5), y.log2(), y.exp2(), y.cos(), y % 0.7,
    );
}

fn threads() {
    let mut sum = vec![0u64; 8];
    thread::scope(|s| {
        for (i, n) in sum.iter_mut().enumerate() {
            s.spawn(move || *n = (0..1000 * (i as u64 + 1)).sum());
        }
    });
    let named = thread::Builder::new()
        .name("a-thread".into())
        .stack_size(128 << 10)
        .spawn(|| {
            // what the kernel was told
            let comm = fs::read_to_string("/proc/thread-self/comm").unwrap();
            (thread::current().name().map(str::to_owned), comm.trim() == "a-thread")
        })
        .unwrap();
    let (name, comm) = named.join().unwrap();
    let sleeper = thread::spawn(|| {
        thread::park_timeout(Duration::from_secs(20));
        thread::current().id() != thread::Builder::new().spawn(thread::yield_now).unwrap().thread().id()
    });
    sleeper.thread().unpark();
    println!(
        "threads: {} {:?} {} {} {}",
        sum.iter().sum::<u64>(), name, comm, sleeper.join().unwrap(),
        thread::available_parallelism().unwrap().get() > 0,
    );
}

fn locks() {
    let pair = (Mutex::new(0), Condvar::new());
    let counter = RwLock::new(0);
    let barrier = Barrier::new(4);
    let leaders = AtomicUsize::new(0);
    thread::scope(|s| {
        for _ in 0..4 {
            s.spawn(|| {
                if barrier.wait().is_leader() {
                    leaders.fetch_add(1, Ordering::SeqCst);
                }
                for _ in 0..500 {
                    *counter.write().unwrap() += 1;
                    *pair.0.lock().unwrap() += 1;
                    pair.1.notify_all();
                }
            });
        }
        let all = pair.1.wait_while(pair.0.lock().unwrap(), |n| *n < 2000).unwrap();
        drop(all);
    });
    let start = Instant::now();
    let (_guard, timeout) =
        pair.1.wait_timeout_while(pair.0.lock().unwrap(), Duration::from_millis(30), |_| true).unwrap();
    let waited = start.elapsed() >= Duration::from_millis(30);
    static ONCE: Once = Once::new();
    static CELL: OnceLock<u32> = OnceLock::new();
    static LAZY: LazyLock<u32> = LazyLock::new(|| 7);
    let calls = AtomicUsize::new(0);
    thread::scope(|s| {
        for _ in 0..4 {
            s.spawn(|| {
                ONCE.call_once(|| {
                    calls.fetch_add(1, Ordering::SeqCst);
                });
                CELL.get_or_init(|| 6 * *LAZY);
            });
        }
    });
    println!(
        "locks: {} {} {} {} {} {:?}",
        *counter.read().unwrap(), timeout.timed_out(), waited,
        leaders.into_inner(), calls.into_inner(), CELL.get(),
    );
}

fn channels() {
    let (tx, rx) = mpsc::sync_channel(2);
    let senders: Vec<_> = (0..4)
        .map(|i| {
            let tx = tx.clone();
            thread::spawn(move || (0..100).for_each(|j| tx.send(i * 100 + j).unwrap()))
        })
        .collect();
    drop(tx);
    let sum: i32 = rx.iter().sum();
    senders.into_iter().for_each(|t| t.join().unwrap());
    let (_tx, rx) = mpsc::channel::<()>();
    println!("channels: {} {:?}", sum, rx.recv_timeout(Duration::from_millis(20)));
}

static LOG: Mutex<Vec<String>> = Mutex::new(Vec::new());

struct Noisy(&'static str);

impl Drop for Noisy {
    fn drop(&mut self) {
        // the first of them is also the first to use another thread local
        let late = LATE.try_with(|l| l.borrow_mut().0.push(1)).is_ok();
        LOG.lock().unwrap().push(format!("{} {late}", self.0));
    }
}

struct Late(Vec<u8>);

impl Drop for Late {
    fn drop(&mut self) {
        LOG.lock().unwrap().push(format!("late {}", self.0.len()));
    }
}

thread_local! {
    static NOISY: RefCell<Option<Noisy>> = const { RefCell::new(None) };
    static OTHER: Noisy = Noisy("other");
    static LATE: RefCell<Late> = const { RefCell::new(Late(Vec::new())) };
}

fn thread_locals() {
    let t = thread::Builder::new().name("tls".into());
    let t = t.spawn(|| {
        NOISY.with(|n| *n.borrow_mut() = Some(Noisy("set")));
        OTHER.with(|_| ());
    });
    t.unwrap().join().unwrap();
    println!("thread locals: {:?}", LOG.lock().unwrap());
}

fn panics() {
    static MESSAGES: Mutex<Vec<String>> = Mutex::new(Vec::new());
    struct OnUnwind(Arc<AtomicUsize>);
    impl Drop for OnUnwind {
        fn drop(&mut self) {
            self.0.fetch_add(thread::panicking() as usize, Ordering::SeqCst);
        }
    }
    #[inline(never)]
    fn deep(n: u32, drops: &Arc<AtomicUsize>) -> u32 {
        let _d = OnUnwind(drops.clone());
        if n == 0 {
            panic!("at the bottom");
        }
        deep(n - 1, drops) + 1
    }
    let old = panic::take_hook();
    panic::set_hook(Box::new(|p| {
        MESSAGES.lock().unwrap().push(p.payload_as_str().unwrap_or("?").to_owned());
    }));
    let drops = Arc::new(AtomicUsize::new(0));
    let caught = panic::catch_unwind(AssertUnwindSafe(|| deep(20, &drops)));
    let text = *caught.unwrap_err().downcast_ref::<&str>().unwrap();
    let again = panic::catch_unwind(|| {
        let inner = panic::catch_unwind(|| panic!("{}", black_box(41) + 1)).unwrap_err();
        panic::resume_unwind(inner)
    });
    let again = again.unwrap_err().downcast::<String>().unwrap();
    let joined: Vec<_> = (0..4)
        .map(|i| {
            let drops = drops.clone();
            thread::spawn(move || if i % 2 == 0 { deep(i, &drops) } else { i }).join().is_err()
        })
        .collect();
    let poisoned = Arc::new(Mutex::new(0));
    let held = poisoned.clone();
    let _ = thread::spawn(move || {
        let _g = held.lock().unwrap();
        let zero = black_box(0);
        let _ = black_box(1) / zero;
    })
    .join();
    panic::set_hook(old);
    println!(
        "panics: {} {} {:?} {} {} {:?}",
        text, again, joined, drops.load(Ordering::SeqCst), poisoned.is_poisoned(), MESSAGES.lock().unwrap(),
    );
}

#[inline(never)]
#[no_mangle]
fn rust_std_frame() -> Backtrace {
    black_box(Backtrace::capture())
}

fn backtrace() {
    // the function's name is found where /proc/self/exe is the program
    let b = rust_std_frame();
    let text = b.to_string();
    let frames = text.lines().filter(|l| l.trim_start().starts_with(|c: char| c.is_ascii_digit())).count();
    let own = std::env::current_exe().is_ok_and(|p| p.file_name() == Path::new(&arg0()).file_name());
    println!(
        "backtrace: {} {} {}",
        b.status() == BacktraceStatus::Captured, frames > 2, !own || text.contains("rust_std_frame"),
    );
}

fn arg0() -> String {
    std::env::args().next().unwrap()
}

fn files(dir: &Path) {
    let a = dir.join("a");
    let mut f = File::options().read(true).write(true).create_new(true).open(&a).unwrap();
    writeln!(f, "first line").unwrap();
    f.write_all_at(b"F", 0).unwrap();
    f.seek(SeekFrom::Start(6)).unwrap();
    let mut rest = String::new();
    f.read_to_string(&mut rest).unwrap();
    f.set_len(100_000).unwrap();
    f.set_modified(UNIX_EPOCH + Duration::from_secs(1_000_000_000)).unwrap();
    f.sync_all().unwrap();
    f.lock().unwrap();
    let locked = File::open(&a).unwrap().try_lock().is_err();
    f.unlock().unwrap();
    fs::set_permissions(&a, fs::Permissions::from_mode(0o640)).unwrap();
    let m = fs::metadata(&a).unwrap();
    println!(
        "file: {:?} {} {} {:o} {} {:?} {}",
        rest, locked, m.len(), m.mode(), m.is_file(),
        m.modified().unwrap().duration_since(UNIX_EPOCH).unwrap(), f.metadata().unwrap().ino() == m.ino(),
    );

    let (b, l, h) = (dir.join("b"), dir.join("link"), dir.join("hard"));
    let copied = fs::copy(&a, &b).unwrap();
    symlink("b", &l).unwrap();
    fs::hard_link(&b, &h).unwrap();
    let lm = fs::symlink_metadata(&l).unwrap();
    println!(
        "links: {} {:o} {} {} {:?} {} {}",
        copied, fs::metadata(&b).unwrap().mode(), lm.is_symlink(), lm.len(), fs::read_link(&l).unwrap(),
        fs::metadata(&h).unwrap().nlink(),
        fs::canonicalize(dir.join("./x/../link")).is_err()
            && fs::canonicalize(dir.join("./link")).unwrap() == fs::canonicalize(&b).unwrap(),
    );

    fs::create_dir_all(dir.join("d/e/f")).unwrap();
    fs::rename(&h, dir.join("d/e/g")).unwrap();
    let mut names: Vec<_> = fs::read_dir(dir)
        .unwrap()
        .map(|e| e.unwrap())
        .map(|e| format!("{}:{}", e.file_name().into_string().unwrap(), e.file_type().unwrap().is_dir()))
        .collect();
    names.sort();
    let full = fs::remove_dir(dir.join("d")).unwrap_err().kind();
    fs::remove_dir_all(dir.join("d")).unwrap();
    let missing = fs::metadata(dir.join("d")).unwrap_err();
    println!(
        "directory: {} {:?} {:?} {} {}",
        names.join(" "), full, missing.kind(), missing, fs::exists(&l).unwrap(),
    );

    let (mut r, mut w) = io::pipe().unwrap();
    let t = thread::spawn(move || {
        let mut s = Vec::new();
        r.read_to_end(&mut s).unwrap();
        s.len()
    });
    let sent = io::copy(&mut File::open(&b).unwrap(), &mut w).unwrap();
    drop(w);
    println!("pipe: {} {}", sent, t.join().unwrap());
}

fn processes(dir: &Path) {
    // posix_spawn with a change of directory
    let out = Command::new("/bin/sh")
        .args(["-c", "pwd -P; echo $A$B; echo problem >&2; exit 3"])
        .current_dir(dir)
        .env_clear()
        .env("A", "value")
        .output()
        .unwrap();
    let there = fs::canonicalize(dir).unwrap();
    println!(
        "spawn: {} {:?} {:?} {:?}",
        out.status, String::from_utf8_lossy(&out.stdout).lines().next() == there.to_str(),
        String::from_utf8_lossy(&out.stdout).lines().nth(1), String::from_utf8_lossy(&out.stderr).trim(),
    );
    if std::env::var_os("EMULATED").is_none() {
        let nowhere = Command::new("/bin/true").current_dir(dir.join("nowhere")).status().unwrap_err();
        let nothing = Command::new("/no/such/program").spawn().unwrap_err();
        println!("errors: {:?} {:?}", nowhere.kind(), nothing.kind());
    }

    let mut cat = Command::new("cat")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .process_group(0)
        .spawn()
        .unwrap();
    let mut stdin = cat.stdin.take().unwrap();
    let writer = thread::spawn(move || (0..20_000).try_for_each(|i| writeln!(stdin, "{i}")).unwrap());
    let lines = BufReader::new(cat.stdout.take().unwrap()).lines().map_while(Result::ok);
    let sum: u64 = lines.map(|l| l.parse::<u64>().unwrap()).sum();
    writer.join().unwrap();
    let done = cat.wait().unwrap();
    let mut sleep = Command::new("sleep").arg("60").spawn().unwrap();
    let early = sleep.try_wait().unwrap().is_none();
    sleep.kill().unwrap();
    println!("pipes: {} {} {} {:?}", sum, done.success(), early, sleep.wait().unwrap().signal());

    // and the way by fork
    let shared = dir.to_owned();
    let status = unsafe {
        Command::new("/bin/sh")
            .arg0("other")
            .args(["-c", "exit $((PPID == $0))"])
            .arg(std::process::id().to_string())
            .pre_exec(move || fs::write(shared.join("forked"), "in the child"))
            .status()
            .unwrap()
    };
    println!("fork: {:?} {}", status.code(), fs::read_to_string(dir.join("forked")).unwrap());
}

fn sockets(dir: &Path) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let address = listener.local_addr().unwrap();
    let server = thread::spawn(move || {
        let (mut s, peer) = listener.accept().unwrap();
        let mut text = String::new();
        s.read_to_string(&mut text).unwrap();
        s.write_all(text.to_uppercase().as_bytes()).unwrap();
        peer.ip().is_loopback()
    });
    let mut c = TcpStream::connect_timeout(&address, Duration::from_secs(10)).unwrap();
    c.set_nodelay(true).unwrap();
    c.set_read_timeout(Some(Duration::from_millis(20))).unwrap();
    let early = c.read(&mut [0]).unwrap_err().kind();
    c.set_read_timeout(None).unwrap();
    c.write_all(b"to and fro").unwrap();
    c.shutdown(std::net::Shutdown::Write).unwrap();
    let mut text = String::new();
    c.read_to_string(&mut text).unwrap();
    println!("tcp: {:?} {} {}", early == ErrorKind::WouldBlock, text, server.join().unwrap());

    let (a, b) = (UdpSocket::bind("127.0.0.1:0").unwrap(), UdpSocket::bind("127.0.0.1:0").unwrap());
    a.send_to(b"datagram", b.local_addr().unwrap()).unwrap();
    let mut buffer = [0; 32];
    let (n, from) = b.recv_from(&mut buffer).unwrap();
    println!("udp: {} {}", String::from_utf8_lossy(&buffer[..n]), from == a.local_addr().unwrap());

    let path = dir.join("socket");
    let listener = UnixListener::bind(&path).unwrap();
    let client = thread::spawn(move || UnixStream::connect(path).unwrap().write_all(b"by name").unwrap());
    let mut text = String::new();
    listener.accept().unwrap().0.read_to_string(&mut text).unwrap();
    client.join().unwrap();
    let (a, b) = UnixDatagram::pair().unwrap();
    a.send(b"pair").unwrap();
    let n = b.recv(&mut buffer).unwrap();
    println!("unix: {} {}", text, String::from_utf8_lossy(&buffer[..n]));

    // through NSS: a configured name, and a failure with its text from libc
    let local = ("localhost", 80).to_socket_addrs().map(|mut a| a.any(|a| a.ip().is_loopback()));
    let bad = "127.0.0.1:x".to_socket_addrs().unwrap_err().kind();
    let refused = TcpStream::connect("127.0.0.1:1").unwrap_err();
    println!("names: {:?} {:?} {}", local.ok(), bad, refused);
}

fn times() {
    let (i, s) = (Instant::now(), SystemTime::now());
    thread::sleep(Duration::from_millis(20));
    println!(
        "times: {} {} {}",
        i.elapsed() >= Duration::from_millis(20), s.elapsed().is_ok(),
        s.duration_since(UNIX_EPOCH).unwrap() > Duration::from_secs(1_600_000_000),
    );
}

fn random() {
    let hashes: HashSet<u64> = (0..8).map(|_| thread::spawn(|| RandomState::new().hash_one(1)).join().unwrap()).collect();
    let map: HashMap<_, _> = (0..1000).map(|i| (i.to_string(), i)).collect();
    println!("random: {} {}", hashes.len(), map["999"]);
}
