// SPDX-License-Identifier: MIT
//! jobs: counts words in many short-lived threads, with the distribution's jemalloc as the allocator.
//!
//!     jobs THREADS FILE...
//!
//! Each thread takes some pieces of the files, counts in a table of its own, and adds that to the total when it
//! ends: in the destructor of a thread-local variable. Another then takes its place, up to THREADS at a time.
mod jemalloc;

use jemalloc::Jemalloc;
use std::cell::RefCell;
use std::collections::{HashMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{mpsc, Arc, Mutex};
use std::{env, fs, process, thread};

#[global_allocator]
static ALLOCATOR: Jemalloc = Jemalloc;

type Counts = HashMap<String, usize>;

static TOTAL: Mutex<Option<Counts>> = Mutex::new(None);
static MERGED: AtomicUsize = AtomicUsize::new(0);

/// Adds itself to the total when its thread ends.
#[derive(Default)]
struct Local(Counts);

impl Drop for Local {
    fn drop(&mut self) {
        let mut total = TOTAL.lock().unwrap();
        let total = total.get_or_insert_default();
        for (word, n) in self.0.drain() {
            *total.entry(word).or_insert(0) += n;
        }
        MERGED.fetch_add(1, Ordering::Relaxed);
    }
}

thread_local! {
    static LOCAL: RefCell<Local> = RefCell::default();
}

fn count(text: &str) {
    LOCAL.with_borrow_mut(|local| {
        for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
            *local.0.entry(word.to_lowercase()).or_insert(0) += 1;
        }
    });
}

/// A piece of a text, of whole lines.
struct Job {
    text: Arc<str>,
    from: usize,
    to: usize,
}

const PIECE: usize = 4096;
const PIECES_PER_THREAD: usize = 4;

fn split(text: Arc<str>, jobs: &mut VecDeque<Job>) {
    let mut from = 0;
    while from < text.len() {
        let least = (from + PIECE).min(text.len());
        let to =
            text.as_bytes()[least..].iter().position(|&b| b == b'\n').map_or(text.len(), |n| least + n + 1);
        jobs.push_back(Job { text: text.clone(), from, to });
        from = to;
    }
}

/// Runs all jobs, in so many threads at a time; returns how many it took.
fn run(threads: usize, mut jobs: VecDeque<Job>) -> usize {
    let (ended, ends) = mpsc::channel();
    let mut running = HashMap::new();
    let mut started = 0;
    loop {
        while running.len() < threads && !jobs.is_empty() {
            let pieces: Vec<_> = jobs.drain(..PIECES_PER_THREAD.min(jobs.len())).collect();
            let (ended, id) = (ended.clone(), started);
            let work = move || {
                for job in pieces {
                    count(&job.text[job.from..job.to]);
                }
                let _ = ended.send(id);
            };
            let thread = thread::Builder::new().name(format!("job-{id}")).stack_size(256 << 10).spawn(work);
            running.insert(id, thread.expect("no thread"));
            started += 1;
        }
        if running.is_empty() {
            return started;
        }
        // join waits for the destructors as well
        let id = ends.recv().unwrap();
        running.remove(&id).unwrap().join().unwrap();
    }
}

fn load(name: &str) -> Result<Arc<str>, String> {
    // memory that realpath() of libc got from malloc is freed by std
    let path: PathBuf = fs::canonicalize(name).map_err(|e| format!("{name}: {e}"))?;
    let bytes = fs::read::<&Path>(&path).map_err(|e| format!("{name}: {e}"))?;
    Ok(String::from_utf8_lossy(&bytes).into())
}

fn main() {
    let args: Vec<_> = env::args().skip(1).collect();
    let threads = args.first().and_then(|n| n.parse().ok()).filter(|&n: &usize| n > 0);
    let (Some(threads), true) = (threads, args.len() > 1) else {
        eprintln!("usage: jobs THREADS FILE...");
        process::exit(2);
    };
    let mut jobs = VecDeque::new();
    for name in &args[1..] {
        match load(name) {
            Ok(text) => split(text, &mut jobs),
            Err(e) => {
                eprintln!("jobs: {e}");
                process::exit(1);
            }
        }
    }
    let before = jemalloc::allocated();
    let pieces = jobs.len();
    let started = run(threads, jobs);
    let total = TOTAL.lock().unwrap().take().unwrap_or_default();
    let mut words: Vec<_> = total.iter().map(|(w, n)| (*n, w.as_str())).collect();
    words.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    println!(
        "{} words, {} different, in {pieces} pieces by {started} threads, {} of which added up",
        words.iter().map(|w| w.0).sum::<usize>(),
        words.len(),
        MERGED.load(Ordering::Relaxed),
    );
    for (n, word) in words.iter().take(5) {
        println!("{n:8} {word}");
    }
    drop(words);
    drop(total);
    let after = jemalloc::allocated();
    eprintln!("jemalloc {}: {before} bytes before, {after} after", jemalloc::version());
    if after > before + (1 << 20) {
        eprintln!("jobs: memory was lost");
        process::exit(1);
    }
}
