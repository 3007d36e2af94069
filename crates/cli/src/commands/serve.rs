//! `cairn serve`: the ledger as web pages, on this machine only.

use crate::args::Serve;
use crate::exit;
use crate::failure::Failure;
use std::net::{Ipv4Addr, SocketAddr};

/// Serves until stopped.
pub fn run(args: &Serve) -> Result<u8, Failure> {
    let project = super::open(&args.ledger)?;
    let addr = SocketAddr::from((Ipv4Addr::LOCALHOST, args.port));
    serve::run(project, serve::Options { addr })?;
    Ok(exit::DONE)
}
