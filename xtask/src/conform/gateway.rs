//! What stands between a giver and a backend, and spoils the answers: a tunnel, a portal, a proxy with a page of its own.

use std::{
    fmt,
    io::{self, BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

use serde_json::Value;

use super::Backend;

/// What comes instead of an answer.
#[derive(Debug, Clone)]
pub(super) enum Spoiled {
    /// The backend hears the request, and its answer is lost.
    Lost,
    /// Nothing comes, and the line stays open.
    Never,
    /// A status, a type of content and a body.
    Page(u16, &'static str, String),
}

impl fmt::Display for Spoiled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lost => f.write_str("no answer"),
            Self::Never => f.write_str("silence"),
            Self::Page(status, content, body) => write!(f, "{status} with {} bytes of {content}", body.len()),
        }
    }
}

/// A gateway that runs for as long as this value is kept.
pub(super) struct Gateway {
    /// The backend, as seen through it.
    pub(super) backend: Backend,
    address: SocketAddr,
    ended: Arc<AtomicBool>,
}

impl Gateway {
    /// One that passes requests on and loses the answers.
    pub(super) fn losing_answers(backend: &Backend) -> Result<Self, String> {
        Self::start(backend, Spoiled::Lost, |_| ())
    }

    /// One that spoils every answer in this way; `change` is what else is different in the description.
    pub(super) fn start(backend: &Backend, spoiled: Spoiled, change: impl FnOnce(&mut Value)) -> Result<Self, String> {
        let listener = TcpListener::bind("127.0.0.1:0").map_err(|error| error.to_string())?;
        let address = listener.local_addr().map_err(|error| error.to_string())?;
        let ended = Arc::new(AtomicBool::new(false));
        let (behind, for_thread) = (backend.with(|_| ())?, Arc::clone(&ended));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if for_thread.load(Ordering::Relaxed) {
                    break;
                }
                // Whoever asked has gone, which is no concern of a gateway.
                let _ = serve(stream, &behind, &spoiled);
            }
        });
        let backend = backend.with(|document| {
            document["base"] = format!("http://{address}/").into();
            change(document);
        })?;
        Ok(Self { backend, address, ended })
    }
}

impl Drop for Gateway {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::Relaxed);
        let _ = TcpStream::connect(self.address);
    }
}

/// Hears one request and spoils its answer.
fn serve(mut stream: TcpStream, behind: &Backend, spoiled: &Spoiled) -> io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let mut words = line.split(' ');
    let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let mut headers = Vec::new();
    loop {
        let mut header = String::new();
        reader.read_line(&mut header)?;
        let Some((name, value)) = header.trim_end().split_once(": ") else { break };
        headers.push((name.to_lowercase(), value.to_owned()));
    }
    let length = headers.iter().find(|(name, _)| name == "content-length").and_then(|(_, value)| value.parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut body)?;
    match spoiled {
        Spoiled::Lost => {
            let url = format!("{}{}", behind.description.base, path.trim_start_matches('/'));
            // Those are about this one line.
            headers.retain(|(name, _)| !["host", "content-length", "connection"].contains(&name.as_str()));
            let body = String::from_utf8_lossy(&body);
            behind.pass_on(method, &url, &headers, Some(body.as_ref()).filter(|body| !body.is_empty()));
            Ok(())
        }
        // Until the other side has had enough.
        Spoiled::Never => reader.read(&mut [0]).map(drop),
        Spoiled::Page(status, content, body) => {
            write!(
                stream,
                "HTTP/1.1 {status} \r\nContent-Type: {content}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                body.len()
            )?;
            stream.write_all(body.as_bytes())
        }
    }
}
