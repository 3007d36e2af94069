//! Styles and scripts: what `web/` builds, embedded in the binary.

use crate::error::Failure;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

/// The files of `web/dist`; none where `web/` was not built before this crate.
#[derive(RustEmbed)]
#[folder = "../../web/dist"]
struct Files;

/// Whether the styles are there. Pages work without them.
pub(crate) fn present() -> bool {
    Files::get("app.css").is_some()
}

/// One file, or "not changed" where the browser has it already.
pub(crate) async fn show(Path(path): Path<String>, headers: HeaderMap) -> Result<Response, Failure> {
    let file = Files::get(&path).filter(|_| !path.starts_with('.'));
    let file = file.ok_or_else(|| Failure::no_page(&format!("/assets/{path}")))?;
    let tag: String = file.metadata.sha256_hash().iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    let tag = format!("\"{tag}\"");
    let known = headers.get(header::IF_NONE_MATCH).is_some_and(|value| value.as_bytes() == tag.as_bytes());
    let cache = [(header::ETAG, tag), (header::CACHE_CONTROL, "no-cache".to_owned())];
    if known {
        return Ok((StatusCode::NOT_MODIFIED, cache).into_response());
    }
    Ok((cache, [(header::CONTENT_TYPE, media_type(&path))], file.data).into_response())
}

/// The media type by file ending.
fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}
