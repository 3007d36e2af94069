//! The names under which the server answers.
//!
//! A page of another site can make a name of its own lead to this machine ("DNS rebinding") and so
//! read the ledger in its reader's browser. The browser then sends that name as `Host`, by which
//! such requests are told and refused. Addresses written as numbers cannot be made to lead elsewhere.

use crate::error::Failure;
use axum::extract::{Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::net::{IpAddr, SocketAddr};

/// Answers only requests to the address that is listened on, `localhost`, or a loopback address.
/// Where all addresses are listened on, to any address written as a number. The port is not looked
/// at, so that a forwarded one works. A request that names no host is of no browser, and is answered.
pub(crate) async fn check(State(listened): State<SocketAddr>, request: Request, next: Next) -> Response {
    let hosts = request.headers().get_all(header::HOST);
    let stranger = hosts.iter().find(|host| !host.to_str().is_ok_and(|host| is_own(host, listened.ip())));
    match stranger {
        Some(host) => Failure::host(&String::from_utf8_lossy(host.as_bytes())).into_response(),
        None => next.run(request).await,
    }
}

/// Whether a `Host` field names this server, which listens on an address.
fn is_own(host: &str, listened: IpAddr) -> bool {
    let Some(name) = name_of(host) else { return false };
    let address = name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    name.eq_ignore_ascii_case("localhost")
        || address.is_ok_and(|ip| ip.is_loopback() || ip == listened || listened.is_unspecified())
}

/// The name or address in a `Host` field, brackets kept, without the port; `None` where the rest is
/// no port.
fn name_of(host: &str) -> Option<&str> {
    let end = match host.starts_with('[') {
        true => host.find(']')? + 1,
        false => host.find(':').unwrap_or(host.len()),
    };
    let (name, port) = host.split_at_checked(end)?;
    let port = port.strip_prefix(':').unwrap_or(port);
    port.bytes().all(|digit| digit.is_ascii_digit()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(hosts: &[&str], listened: &str) -> Vec<bool> {
        hosts.iter().map(|host| is_own(host, listened.parse().unwrap())).collect()
    }

    #[test]
    fn own_names_are_known_with_and_without_a_port() {
        let hosts = ["localhost", "LOCALHOST:8000", "127.0.0.1:8000", "[::1]:8000", "[::1]", "10.1.2.3:80"];
        assert_eq!(own(&hosts, "10.1.2.3"), [true; 6]);
        assert_eq!(own(&hosts, "0.0.0.0"), [true; 6]);
        assert_eq!(own(&hosts, "127.0.0.1"), [true, true, true, true, true, false]);
    }

    #[test]
    fn names_of_strangers_are_refused_however_they_are_dressed() {
        let hosts = [
            "",
            "evil.example",
            "evil.example:8000",
            "localhost.evil.example",
            "127.0.0.1.evil.example",
            "localhost:80@evil.example",
            "evil.example@127.0.0.1",
            "[::1].evil.example",
            "[::1",
            "127.0.0.1:80, evil.example",
            "lócalhost",
            "[é",
        ];
        assert_eq!(own(&hosts, "127.0.0.1"), [false; 12]);
        assert_eq!(own(&hosts, "::"), [false; 12]);
    }
}
