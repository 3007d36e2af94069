//! The server: routes, what every answer carries, start and stop.

use crate::error::{Error, Failure};
use crate::page::{api, document, explore, failure, group, incident, method, sources};
use crate::{asset, host, page};
use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, Method, Uri, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use engine::Project;
use std::net::SocketAddr;
use std::sync::Arc;

/// How to serve.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where to listen. Port 0 takes any free port.
    pub addr: SocketAddr,
}

/// Serves a ledger until Ctrl-C, finishing the answers under way. Prints the address on standard
/// error once it listens.
///
/// # Errors
/// The address is taken or not allowed, or the system refuses threads or connections.
pub fn run(project: Project, options: Options) -> Result<(), Error> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(Error::Start)?;
    runtime.block_on(async {
        let listen = |source| Error::Listen { addr: options.addr, source };
        let listener = tokio::net::TcpListener::bind(options.addr).await.map_err(listen)?;
        let addr = listener.local_addr().map_err(listen)?;
        if !asset::present() {
            eprintln!(
                "styles and scripts are not in this binary: pages are plain; \
                 run `npm run build` in `web`, then build again"
            );
        }
        eprintln!("listening on http://{addr}/ (Ctrl-C stops)");
        axum::serve(listener, router(Arc::new(project), addr))
            .with_graceful_shutdown(stopped())
            .await
            .map_err(Error::Accept)
    })
}

/// Resolves on Ctrl-C; never where the system does not let it be listened for.
async fn stopped() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

/// Every page and every answer of the HTTP interface over a ledger. `listened` is the address that is
/// listened on: requests to hosts of other names are refused.
pub fn router(project: Arc<Project>, listened: SocketAddr) -> Router {
    Router::new()
        .route("/", get(explore::show))
        .route("/.json", get(explore::show))
        .route("/.csv", get(explore::show))
        .route("/incident/{*id}", get(incident::show))
        .route("/document/{*id}", get(document::show))
        .route("/group", get(group::list))
        .route("/group.json", get(group::list))
        .route("/group/{*id}", get(group::show))
        .route("/sources", get(sources::show))
        .route("/sources.json", get(sources::show))
        .route("/sources.csv", get(sources::show))
        .route("/method", get(method::show))
        .route("/method.json", get(method::show))
        .route("/api/v1/incidents", get(api::incidents))
        .route("/api/v1/incidents/{*id}", get(api::incident))
        .route("/api/v1/documents/{*id}", get(api::document))
        .route("/api/v1/actors/{*id}", get(api::actor))
        .route("/assets/{*path}", get(asset::show))
        .fallback(async |uri: Uri| Failure::no_page(uri.path()))
        .method_not_allowed_fallback(async |method: Method| Failure::method(method.as_str()))
        .with_state(project)
        .layer(middleware::from_fn_with_state(listened, host::check))
        .layer(middleware::from_fn(finish))
}

/// What a browser may do with a page: load from here only, run no script that is not a file.
const POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
                      object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Shows failures in the form asked for, and adds the headers that every answer carries.
async fn finish(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    if let Some(failure) = response.extensions_mut().remove::<Failure>() {
        let kept = response.headers().get(header::ALLOW).cloned();
        response = if path.starts_with("/api/") || page::Twin::of(&path) != page::Twin::Page {
            failure::json(&failure)
        } else {
            failure::html_page(&failure)
        };
        if let Some(allow) = kept {
            response.headers_mut().insert(header::ALLOW, allow);
        }
    }
    let headers = response.headers_mut();
    let fixed = [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response.into_response()
}
