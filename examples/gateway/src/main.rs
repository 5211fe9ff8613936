// SPDX-License-Identifier: MIT
//! gateway: a service around a solver in C++.
//!
//!     gateway DIRECTORY [ADDRESS]
//!
//! Each line of standard input, or of a connection to ADDRESS, such as 127.0.0.1:7000, is a request: a
//! name, perhaps a limit in milliseconds, and what it costs to give each job to each worker, by rows:
//!
//!     monday: 4 1 3; 2 0 5; 3 2 2
//!     tuesday 500: 1 2; 3 4
//!
//! The requests are solved in several threads and answered in order. An answer is left in DIRECTORY as well,
//! and the checksum in the line comes from a command that is run there.
use std::collections::VecDeque;
use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{mpsc, Arc, Condvar, Mutex};
use std::thread;

/// The library in solver/.
mod solver {
    use std::ffi::{c_char, c_int, c_uint, CStr};

    extern "C" {
        fn solver_assign(
            cost: *const f64,
            rows: usize,
            columns: usize,
            limit: c_uint,
            column: *mut usize,
            total: *mut f64,
            why: *mut c_char,
            size: usize,
        ) -> c_int;
    }

    /// The column for each row, and the sum; or the reason, which was thrown as an exception in there.
    pub fn assign(cost: &[f64], rows: usize, limit: u32) -> Result<(Vec<usize>, f64), String> {
        let columns = cost.len().checked_div(rows).unwrap_or(0);
        let (mut column, mut total, mut why) = (vec![0; rows], 0.0, [0 as c_char; 200]);
        let failed = unsafe {
            solver_assign(
                cost.as_ptr(),
                rows,
                columns,
                limit,
                column.as_mut_ptr(),
                &mut total,
                why.as_mut_ptr(),
                why.len(),
            )
        };
        match failed {
            0 => Ok((column, total)),
            _ => Err(unsafe { CStr::from_ptr(why.as_ptr()) }.to_string_lossy().into()),
        }
    }
}

struct Request {
    name: String,
    limit: u32,
    rows: usize,
    cost: Vec<f64>,
}

fn parse(line: &str) -> Result<Request, String> {
    let (head, matrix) = line.split_once(':').ok_or("no colon")?;
    let (name, limit) = head.trim().split_once(' ').unwrap_or((head.trim(), "10000"));
    if name.is_empty() || name.starts_with('.') || name.contains('/') {
        return Err(format!("bad name \"{name}\""));
    }
    let limit = limit.trim().parse().map_err(|_| format!("bad limit \"{limit}\""))?;
    let (mut cost, mut rows, mut columns) = (Vec::new(), 0, None);
    for row in matrix.split(';') {
        let before = cost.len();
        for word in row.split_whitespace() {
            cost.push(word.parse().map_err(|_| format!("bad cost \"{word}\""))?);
        }
        rows += 1;
        if *columns.get_or_insert(cost.len() - before) != cost.len() - before {
            return Err(format!("row {rows} has {} costs, not {}", cost.len() - before, columns.unwrap()));
        }
    }
    Ok(Request { name: name.into(), limit, rows, cost })
}

/// How hard the choice was: the mean of the costs that count, and the uncertainty, in bits, of somebody
/// who takes a column at random, the cheap ones more often.
fn describe(r: &Request, column: &[usize]) -> String {
    let paid = |row: usize| r.cost[row * column.len() + column[row]];
    let n = column.len() as f64;
    let geometric = ((0..column.len()).map(|i| paid(i).max(1e-9).ln()).sum::<f64>() / n).exp();
    let cubic = ((0..column.len()).map(|i| paid(i).abs().powf(3.0)).sum::<f64>() / n).powf(1.0 / 3.0);
    let bits = r.cost.chunks(column.len()).map(|row| {
        let low = row.iter().copied().fold(f64::INFINITY, f64::min);
        let sum: f64 = row.iter().map(|c| (low - c).exp2()).sum();
        row.iter().map(|c| (low - c).exp2() / sum).map(|p| -p * p.log2()).sum::<f64>()
    });
    let bits: f64 = bits.sum::<f64>() + 0.0; // not -0
    format!("means {geometric:.6} {cubic:.6}, {bits:.6} bits")
}

fn answer(directory: &Path, line: &str) -> Result<String, String> {
    let r = parse(line)?;
    let failed = |e: &dyn std::fmt::Display| format!("{}: {e}", r.name);
    let (column, total) = solver::assign(&r.cost, r.rows, r.limit).map_err(|e| failed(&e))?;
    let columns: Vec<_> = column.iter().map(|c| (c + 1).to_string()).collect();
    let text = format!("{}: {total} by {}; {}", r.name, columns.join(" "), describe(&r, &column));
    fs::write(directory.join(&r.name), format!("{text}\n")).map_err(|e| failed(&e))?;
    let sum = Command::new("cksum").arg(&r.name).current_dir(directory).output().map_err(|e| failed(&e))?;
    if !sum.status.success() {
        return Err(failed(&String::from_utf8_lossy(&sum.stderr)));
    }
    let sum = String::from_utf8_lossy(&sum.stdout);
    Ok(format!("{text}; sum {}", sum.split(' ').next().unwrap_or("none")))
}

/// Where the answer to one request will be.
type Slot = Arc<(Mutex<Option<String>>, Condvar)>;

struct Pool {
    directory: PathBuf,
    queue: Mutex<VecDeque<(String, Slot)>>,
    filled: Condvar,
}

impl Pool {
    fn new(directory: PathBuf) -> Arc<Pool> {
        let pool = Arc::new(Pool { directory, queue: Mutex::default(), filled: Condvar::new() });
        for i in 0..thread::available_parallelism().map_or(2, |n| n.get().max(2)) {
            let pool = pool.clone();
            let worker = thread::Builder::new().name(format!("solver-{i}"));
            worker.spawn(move || pool.work()).expect("no thread");
        }
        pool
    }

    fn work(&self) -> ! {
        loop {
            let mut queue = self.filled.wait_while(self.queue.lock().unwrap(), |q| q.is_empty()).unwrap();
            let (line, slot) = queue.pop_front().unwrap();
            drop(queue);
            let text = answer(&self.directory, &line).unwrap_or_else(|why| format!("error: {why}"));
            *slot.0.lock().unwrap() = Some(text);
            slot.1.notify_one();
        }
    }

    /// Answers the requests of one input; reading goes on while they are solved.
    fn serve(&self, input: impl BufRead, mut output: impl Write + Send) -> io::Result<()> {
        let (send, slots) = mpsc::sync_channel::<Slot>(1000);
        thread::scope(|s| {
            let writer = s.spawn(move || {
                for slot in slots {
                    let mut text = slot.1.wait_while(slot.0.lock().unwrap(), |t| t.is_none()).unwrap();
                    writeln!(output, "{}", text.take().unwrap())?;
                }
                output.flush()
            });
            for line in input.lines() {
                let slot = Slot::default();
                self.queue.lock().unwrap().push_back((line?, slot.clone()));
                self.filled.notify_one();
                if send.send(slot).is_err() {
                    break; // nobody reads the answers
                }
            }
            drop(send);
            writer.join().unwrap()
        })
    }
}

fn run() -> Result<(), String> {
    let args: Vec<_> = std::env::args().skip(1).collect();
    let (directory, address) = match &args[..] {
        [d] => (d, None),
        [d, a] => (d, Some(a)),
        _ => return Err("usage: gateway DIRECTORY [ADDRESS]".into()),
    };
    fs::create_dir_all(directory).map_err(|e| format!("{directory}: {e}"))?;
    let pool = Pool::new(directory.into());
    let Some(address) = address else {
        return pool.serve(io::stdin().lock(), io::stdout()).map_err(|e| e.to_string());
    };
    let listener = TcpListener::bind(address).map_err(|e| format!("{address}: {e}"))?;
    println!("listening on {}", listener.local_addr().map_err(|e| e.to_string())?);
    for stream in listener.incoming().map_while(Result::ok) {
        let pool = pool.clone();
        thread::spawn(move || match stream.try_clone() {
            Ok(input) => pool.serve(BufReader::new(input), stream),
            Err(e) => Err(e),
        });
    }
    Ok(())
}

fn main() {
    if let Err(e) = run() {
        eprintln!("gateway: {e}");
        std::process::exit(1);
    }
}
