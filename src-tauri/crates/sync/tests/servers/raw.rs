//! A server that answers as it is told, and a line that breaks: faults by raw sockets.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

/// One request as it came.
#[derive(Debug, Clone)]
pub struct Asked {
    pub method: String,
    pub path: String,
    pub head: String,
}

/// What to do with a request.
pub enum Reply {
    /// Status line and headers without the length, then the body.
    Say(&'static str, Vec<u8>),
    /// Promise so many bytes, send these, and break the line.
    Tear(usize, Vec<u8>),
    /// Say nothing for as long as the other side waits.
    Hang,
}

/// A server that answers by a script. Ends with the test.
pub struct Scripted {
    pub port: u16,
    asked: Arc<Mutex<Vec<Asked>>>,
    ended: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Scripted {
    /// `script` gets the number of the request, from 0, and the request.
    pub fn new(script: impl Fn(u32, &Asked) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (asked, ended) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicBool::new(false)));
        let (log, stop, script) = (asked.clone(), ended.clone(), Arc::new(script));
        let number = Arc::new(AtomicU32::new(0));
        let thread = std::thread::spawn(move || {
            for line in listener.incoming().map_while(Result::ok) {
                if stop.load(Ordering::SeqCst) {
                    return;
                }
                let (log, script, number) = (log.clone(), script.clone(), number.clone());
                std::thread::spawn(move || serve(line, &log, &number, &*script));
            }
        });
        Self { port, asked, ended, thread: Some(thread) }
    }

    /// Every request so far.
    pub fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }
}

impl Drop for Scripted {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(("127.0.0.1", self.port));
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn serve(
    line: TcpStream,
    log: &Mutex<Vec<Asked>>,
    number: &AtomicU32,
    script: &dyn Fn(u32, &Asked) -> Reply,
) {
    let mut reader = BufReader::new(line.try_clone().unwrap());
    let mut line = line;
    let Some(asked) = read_request(&mut reader) else { return };
    log.lock().unwrap().push(asked.clone());
    match script(number.fetch_add(1, Ordering::SeqCst), &asked) {
        Reply::Say(head, body) => {
            let length = body.len();
            let head =
                format!("HTTP/1.1 {head}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n");
            let _ = line.write_all(head.as_bytes());
            let _ = line.write_all(&body);
        }
        Reply::Tear(promised, body) => {
            let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {promised}\r\n\r\n");
            let _ = line.write_all(head.as_bytes());
            let _ = line.write_all(&body);
            let _ = line.shutdown(Shutdown::Both);
        }
        // Until the other side goes away.
        Reply::Hang => {
            let _ = reader.read(&mut [0; 1]);
        }
    }
}

fn read_request(reader: &mut BufReader<TcpStream>) -> Option<Asked> {
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head).ok()? == 0 {
            return None;
        }
    }
    let mut words = head.split(' ');
    let (method, path) = (words.next()?.to_owned(), words.next()?.to_owned());
    let length = head.lines().find_map(|line| {
        line.to_ascii_lowercase().strip_prefix("content-length:")?.trim().parse().ok()
    });
    let mut body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut body).ok()?;
    Some(Asked { method, path, head })
}

/// A line to another server that breaks after so many bytes were sent through it, once.
pub struct BreakingLine {
    pub port: u16,
    left: Arc<AtomicU64>,
}

impl BreakingLine {
    /// Whole until [`BreakingLine::break_after`].
    pub fn to(server: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let left = Arc::new(AtomicU64::new(u64::MAX));
        let bytes = left.clone();
        // It ends with the test's process: nobody connects to it any more.
        std::thread::spawn(move || {
            for near in listener.incoming().map_while(Result::ok) {
                let Ok(far) = TcpStream::connect(("127.0.0.1", server)) else { continue };
                let (near2, far2) = (near.try_clone().unwrap(), far.try_clone().unwrap());
                let bytes = bytes.clone();
                std::thread::spawn(move || carry(near, far, Some(&bytes)));
                std::thread::spawn(move || carry(far2, near2, None));
            }
        });
        Self { port, left }
    }

    /// Breaks once when so many more bytes were sent to the server.
    pub fn break_after(&self, bytes: u64) {
        self.left.store(bytes, Ordering::SeqCst);
    }

    /// Whether it broke since.
    pub fn has_broken(&self) -> bool {
        self.left.load(Ordering::SeqCst) == u64::MAX
    }
}

fn carry(mut from: TcpStream, mut to: TcpStream, left: Option<&AtomicU64>) {
    let mut piece = [0; 4096];
    while let Ok(read @ 1..) = from.read(&mut piece) {
        let rest = left.map_or(u64::MAX, |left| left.load(Ordering::SeqCst));
        if rest != u64::MAX {
            let left = left.unwrap();
            if rest <= read as u64 {
                let _ = to.write_all(&piece[..usize::try_from(rest).unwrap()]);
                left.store(u64::MAX, Ordering::SeqCst);
                break;
            }
            left.store(rest - read as u64, Ordering::SeqCst);
        }
        if to.write_all(&piece[..read]).is_err() {
            break;
        }
    }
    let _ = from.shutdown(Shutdown::Both);
    let _ = to.shutdown(Shutdown::Both);
}
