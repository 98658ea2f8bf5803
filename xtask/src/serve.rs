//! `cargo xtask serve`: builds the site and serves it to this machine alone.

use crate::{build, dist, project};
use anyhow::{Context as _, Result};
use lexopt::{Arg, Parser};
use std::ffi::OsStr;
use std::fs;
use std::io::{self, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::Duration;

/// What `cargo xtask --help` says of this command.
pub const ARGUMENTS: &str = "[--port N] [--open]";
pub const ABOUT: &str = "builds the site and serves it to this machine";

/// The port to start with where none is asked for, and how many after it are tried.
const FIRST_PORT: u16 = 8080;
const PORTS: u16 = 20;

/// The longest head of a request that is read, in bytes.
const LONGEST_HEAD: usize = 16 * 1024;

/// A browser that opens a connection and says nothing is let go after this time.
const PATIENCE: Duration = Duration::from_secs(10);

/// Builds and serves the site: `[--port N] [--open]`.
pub fn run(mut arguments: Parser) -> Result<()> {
    let (mut port, mut open) = (None, false);
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("port") => port = Some(number(&arguments.value()?)?),
            Arg::Long("open") => open = true,
            other => return Err(other.unexpected().into()),
        }
    }
    build::site()?;
    let listener = listen(port)?;
    let address = address(&listener)?;
    println!("Sorot is at {address} (Ctrl+C stops it)");
    if open {
        open_browser(&address);
    }
    serve(&listener);
    Ok(())
}

/// Serves the site as it is on a free port, until this process ends. Gives its address.
///
/// # Errors
///
/// If no port is free.
pub fn in_background() -> Result<String> {
    let listener = listen(Some(0))?;
    let address = address(&listener)?;
    thread::spawn(move || serve(&listener));
    Ok(address)
}

fn address(listener: &TcpListener) -> Result<String> {
    Ok(format!("http://{}/", listener.local_addr()?))
}

fn serve(listener: &TcpListener) {
    for stream in listener.incoming().flatten() {
        // Whoever closes a connection early only misses the rest of the answer.
        thread::spawn(move || answer(stream, &project::dist()));
    }
}

fn number(port: &OsStr) -> Result<u16> {
    let number = port.to_str().and_then(|port| port.parse().ok());
    number.with_context(|| format!("--port takes a number from 0 to 65535, not {port:?}"))
}

fn listen(port: Option<u16>) -> Result<TcpListener> {
    let bind = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    match port {
        Some(port) => bind(port).with_context(|| format!("port {port} cannot be used; choose another with --port N")),
        None => (FIRST_PORT..FIRST_PORT + PORTS)
            .find_map(|port| bind(port).ok())
            .context("no port is free from 8080 on; choose one with --port N"),
    }
}

fn open_browser(address: &str) {
    let opener = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    if Command::new(opener).arg(address).spawn().is_err() {
        eprintln!("cannot open a browser: open {address} yourself");
    }
}

fn answer(mut stream: TcpStream, site: &Path) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let head = read_head(&mut stream)?;
    let mut words = head.split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let (status, kind, body) = match (method, find(site, target)) {
        ("GET" | "HEAD", Some((kind, body))) => ("200 OK", kind, body),
        ("GET" | "HEAD", None) => ("404 Not Found", "text/plain", b"There is no such file.\n".to_vec()),
        _ => ("405 Method Not Allowed", "text/plain", b"Files are only read here.\n".to_vec()),
    };
    // A change shows at the next load: the site is served to the person who works on it.
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    if method != "HEAD" {
        stream.write_all(&body)?;
    }
    stream.flush()
}

/// Reads to the empty line that ends a request's head.
fn read_head(stream: &mut TcpStream) -> io::Result<String> {
    let (mut head, mut part) = (Vec::new(), [0; 2048]);
    while !head.windows(4).any(|end| end == b"\r\n\r\n") && head.len() < LONGEST_HEAD {
        match stream.read(&mut part)? {
            0 => break,
            read => head.extend(part.iter().take(read)),
        }
    }
    Ok(String::from_utf8_lossy(&head).into_owned())
}

/// The file of `site` that a request's target names, with its media type. Only what the site's own list of files has is
/// ever opened, so that no path leads out of it.
fn find(site: &Path, target: &str) -> Option<(&'static str, Vec<u8>)> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let name = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    let files = dist::files(site).ok()?;
    let file = files.into_iter().find(|file| *file == name)?;
    Some((media_type(&file), fs::read(site.join(file)).ok()?))
}

fn media_type(file: &str) -> &'static str {
    match file.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "ico" => "image/x-icon",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "ts" | "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::find;
    use std::path::Path;

    #[test]
    fn files_of_the_site_are_found_and_nothing_else() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        assert!(find(&here, "/main.rs?again#there").is_some());
        for target in ["", "/", "main.rs", "/../Cargo.toml", "/%2e%2e/Cargo.toml", "//etc/passwd", "/..", "/nothing.rs"]
        {
            assert!(find(&here, target).is_none(), "{target}");
        }
    }
}
