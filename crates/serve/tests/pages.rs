//! Every route over a ledger built from documents, one of them hostile.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use engine::{Project, Silent};
use serde_json::Value;
use std::net::{Ipv4Addr, SocketAddr, SocketAddrV4};
use std::sync::Arc;
use tower::ServiceExt;

const DOCUMENTS: &str = r#"
{"id": "wire/1 #a.json", "outlet": "Harbour Wire", "url": "https://example.org/1", "published": "2021-08-27", "lang": "en", "title": "Suicide bombing outside Kabul airport", "text": "A suicide bomber struck the crowd outside Kabul airport on Thursday, killing at least 60 people, health officials said. The Islamic State said it carried out the attack."}
{"id": "hostile", "outlet": "<script>alert(1)</script>", "url": "javascript:alert(2)", "published": "2020-05-13", "lang": "en", "title": "<img src=x onerror=alert(3)> Gunmen attack in Kabul \u202e", "text": "Gunmen attacked a hospital in Kabul on Tuesday, killing 24 people, police said. <script>alert(4)</script> \u2066 The </article> attack lasted hours."}
"#;

const LISTENED: SocketAddr = SocketAddr::V4(SocketAddrV4::new(Ipv4Addr::LOCALHOST, 8080));

/// A router over a ledger of these documents; the folder lives as long as the test.
fn served(documents: &str) -> (Router, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("documents.jsonl");
    std::fs::write(&input, documents.trim_start()).unwrap();
    let project = Project::open_or_create(&folder.path().join("test.ledger")).unwrap();
    if !documents.is_empty() {
        let summary = project.build(&[input], &Silent).unwrap();
        assert_eq!((summary.read, summary.skipped), (2, vec![]));
    }
    (serve::router(Arc::new(project), LISTENED), folder)
}

/// Status, headers and text of an answer.
fn asked(router: &Router, method: &str, address: &str) -> (StatusCode, HeaderMap, String) {
    asked_of(router, method, address, &["127.0.0.1:8080"])
}

/// The answer to a request that names these hosts.
fn asked_of(router: &Router, method: &str, address: &str, hosts: &[&str]) -> (StatusCode, HeaderMap, String) {
    let request = Request::builder().method(method).uri(address);
    let request = hosts.iter().fold(request, |request, host| request.header(header::HOST, *host));
    let request = request.body(Body::empty()).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        let answer = router.clone().oneshot(request).await.unwrap();
        let (status, headers) = (answer.status(), answer.headers().clone());
        let bytes = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
        (status, headers, String::from_utf8(bytes.to_vec()).unwrap())
    })
}

fn get(router: &Router, address: &str) -> String {
    let (status, _, text) = asked(router, "GET", address);
    assert_eq!(status, StatusCode::OK, "{address}: {text}");
    text
}

fn get_json(router: &Router, address: &str) -> Value {
    serde_json::from_str(&get(router, address)).unwrap()
}

/// Every page that the documents give, without ending.
fn pages(router: &Router) -> Vec<String> {
    let mut pages: Vec<String> = ["/", "/group", "/sources", "/method"].map(str::to_owned).into();
    let list = get_json(router, "/.json");
    for incident in list["incidents"].as_array().unwrap() {
        pages.push(format!("/incident/{}", incident["id"].as_str().unwrap()));
        for actor in incident["actors"].as_array().unwrap() {
            pages.push(format!("/group/{}", actor["id"].as_str().unwrap()));
        }
    }
    pages.extend(["/document/wire%2F1%20%23a%2Ejson".to_owned(), "/document/hostile".to_owned()]);
    assert!(pages.iter().any(|page| page.starts_with("/incident/")), "{pages:?}");
    assert!(pages.iter().any(|page| page.starts_with("/group/")), "{pages:?}");
    pages
}

#[test]
fn every_page_and_every_twin_answers() {
    let (router, _folder) = served(DOCUMENTS);
    for page in pages(&router) {
        let (status, headers, text) = asked(&router, "GET", &page);
        assert_eq!(
            (status, headers[header::CONTENT_TYPE].to_str().unwrap()),
            (StatusCode::OK, "text/html; charset=utf-8")
        );
        assert!(text.contains("<title>") && text.contains("</html>"), "{page}");
        let twin = if page == "/" { "/.json".to_owned() } else { format!("{page}.json") };
        assert!(get_json(&router, &twin).is_object(), "{twin}");
    }
    for table in ["/.csv", "/sources.csv"] {
        let text = get(&router, table);
        assert_eq!(text.lines().count(), 3, "{table}: a head and two lines");
        assert!(text.starts_with("id,") && text.contains("hostile") == (table == "/sources.csv"), "{text}");
    }
}

#[test]
fn the_interface_gives_the_same_as_the_twins() {
    let (router, _folder) = served(DOCUMENTS);
    assert_eq!(get_json(&router, "/api/v1/incidents"), get_json(&router, "/.json"));
    let id = get_json(&router, "/.json")["incidents"][0]["id"].as_str().unwrap().to_owned();
    let same = [
        (format!("/api/v1/incidents/{id}"), format!("/incident/{id}.json")),
        (
            "/api/v1/documents/wire%2F1%20%23a.json".to_owned(),
            "/document/wire%2F1%20%23a%2Ejson.json".to_owned(),
        ),
        ("/api/v1/actors/isis".to_owned(), "/group/isis.json".to_owned()),
    ];
    for (api, twin) in same {
        assert_eq!(get_json(&router, &api), get_json(&router, &twin), "{api}");
    }
}

#[test]
fn links_of_pages_lead_to_pages() {
    let (router, _folder) = served(DOCUMENTS);
    for page in pages(&router) {
        let text = get(&router, &page);
        for link in text.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let link = link.replace("&amp;", "&");
            let path = link.split('#').next().unwrap_or("");
            if path.starts_with('/') && !path.starts_with("/assets/") {
                get(&router, path);
            }
        }
    }
}

#[test]
fn figures_rest_on_sentences_that_the_document_has() {
    let (router, _folder) = served(DOCUMENTS);
    let list = get_json(&router, "/.json?min_killed=60");
    assert_eq!(list["total"], 1);
    let page = get(&router, &format!("/incident/{}", list["incidents"][0]["id"].as_str().unwrap()));
    assert!(page.contains("href=\"#killed\"") && page.contains("60 or more"), "{page}");
    let link =
        page.split("class=\"to-text\" href=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let (path, anchor) = link.split_once('#').unwrap();
    assert!(get(&router, path).contains(&format!("id=\"{anchor}\"")), "{link}");
}

#[test]
fn filters_narrow_and_what_cannot_be_read_is_refused() {
    let (router, _folder) = served(DOCUMENTS);
    let total = |query: &str| get_json(&router, &format!("/.json{query}"))["total"].as_u64().unwrap();
    assert_eq!(total(""), 2);
    for (query, left) in [
        ("?min_killed=50", 1),
        ("?from=2021-01-01", 1),
        ("?to=2020-12-31", 1),
        ("?country=AF", 2),
        ("?country=FR", 0),
        ("?words=airport", 1),
        ("?min_sources=2", 0),
        ("?type=suicide_bombing,bombing", 1),
        ("?group=isis", 1),
        ("?group=Islamic%20State", 1),
        ("?words=&type=&page=1", 2),
    ] {
        assert_eq!(total(query), left, "{query}");
    }
    for query in ["?from=soon", "?min_killed=-1", "?type=party", "?country=Kabul", "?sort=x", "?page=0x"] {
        let (status, _, text) = asked(&router, "GET", &format!("/.json{query}"));
        assert_eq!((status, error_code(&text).as_str()), (StatusCode::BAD_REQUEST, "bad-value"), "{query}");
        assert_eq!(asked(&router, "GET", &format!("/{query}")).0, StatusCode::BAD_REQUEST);
    }
}

/// The code of an error, whose shape is this and no other.
fn error_code(text: &str) -> String {
    let shape: Value = serde_json::from_str(text).unwrap();
    let keys: Vec<&String> = shape.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["code", "error", "hint", "status"], "{text}");
    shape["code"].as_str().unwrap().to_owned()
}

#[test]
fn what_is_not_there_is_404_in_the_form_asked_for() {
    let (router, _folder) = served(DOCUMENTS);
    for kind in ["incident", "document", "group"] {
        let (status, _, page) = asked(&router, "GET", &format!("/{kind}/%3Cscript%3E"));
        assert_eq!(status, StatusCode::NOT_FOUND);
        assert!(page.contains("&lt;script&gt;") && !page.contains("<script>"), "{page}");
        let (status, headers, text) = asked(&router, "GET", &format!("/{kind}/none.json"));
        assert_eq!((status, error_code(&text).as_str()), (StatusCode::NOT_FOUND, "not-found"));
        assert_eq!(headers[header::CONTENT_TYPE], "application/json");
        assert_eq!(asked(&router, "GET", &format!("/{kind}/none.csv")).0, StatusCode::NOT_FOUND);
        assert_eq!(asked(&router, "GET", &format!("/{kind}/%FF%FE")).0, StatusCode::NOT_FOUND);
    }
    for address in ["/nothing", "/assets/../Cargo.toml", "/assets/.gitkeep", "/incident/"] {
        assert_eq!(asked(&router, "GET", address).0, StatusCode::NOT_FOUND, "{address}");
    }
    for address in
        ["/api/v1/nothing", "/api/v1/incidents/none", "/api/v1/documents/none", "/api/v1/actors/none"]
    {
        let (status, _, text) = asked(&router, "GET", address);
        assert_eq!((status, error_code(&text).is_empty()), (StatusCode::NOT_FOUND, false), "{address}");
    }
    let (status, headers, text) = asked(&router, "POST", "/api/v1/incidents");
    assert_eq!((status, error_code(&text).as_str()), (StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed"));
    assert!(headers.contains_key(header::ALLOW));
}

#[test]
fn every_answer_forbids_what_a_page_does_not_need() {
    let (router, _folder) = served(DOCUMENTS);
    let mut addresses = pages(&router);
    addresses.extend(["/.json", "/nothing", "/api/v1/incidents", "/?from=soon"].map(str::to_owned));
    for address in addresses {
        let (_, headers, text) = asked(&router, "GET", &address);
        let policy = headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(policy.contains("default-src 'self'") && !policy.contains("unsafe"), "{address}");
        assert_eq!(headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
        assert_eq!(headers[header::REFERRER_POLICY], "no-referrer");
        assert!(!text.contains(" style=\"") && !text.contains(" onclick="), "{address}");
    }
}

#[test]
fn requests_to_other_hosts_are_refused() {
    let (router, _folder) = served(DOCUMENTS);
    let foreign: [&[&str]; 5] = [
        &["evil.example"],
        &["evil.example:8080"],
        &["127.0.0.1.evil.example:8080"],
        &["127.0.0.1:8080", "evil.example"],
        &["<script>alert(1)</script>"],
    ];
    for hosts in foreign {
        for address in ["/", "/.json", "/.csv", "/api/v1/incidents", "/assets/app.css", "/nothing"] {
            let (status, headers, text) = asked_of(&router, "GET", address, hosts);
            assert_eq!(status, StatusCode::MISDIRECTED_REQUEST, "{address} {hosts:?}");
            assert!(!text.contains("Kabul"), "{text}");
            let html = headers[header::CONTENT_TYPE].to_str().unwrap().starts_with("text/html");
            assert!(!html || !text.contains("<script>alert"), "{text}");
            assert!(headers.contains_key(header::CONTENT_SECURITY_POLICY));
        }
        let (_, _, text) = asked_of(&router, "GET", "/api/v1/incidents", hosts);
        assert_eq!(error_code(&text), "foreign-host");
    }
    let own: [&[&str]; 5] = [&[], &["localhost"], &["localhost:8080"], &["127.0.0.1:9000"], &["[::1]:8080"]];
    for hosts in own {
        assert_eq!(asked_of(&router, "GET", "/.json", hosts).0, StatusCode::OK, "{hosts:?}");
    }
}

#[test]
fn a_hostile_document_stays_text_on_every_page() {
    let (router, _folder) = served(DOCUMENTS);
    for page in pages(&router) {
        let text = get(&router, &page);
        assert!(!text.contains("<script>") && !text.contains("<img"), "{page}");
        assert!(!text.contains("href=\"javascript:"), "{page}");
        assert!(!text.contains(['\u{202E}', '\u{2066}']), "{page}");
    }
    let document = get(&router, "/document/hostile");
    assert!(
        document.contains("&lt;script&gt;alert(4)&lt;/script&gt;") && document.contains("[U+202E]"),
        "{document}"
    );
}

#[test]
fn an_empty_ledger_says_what_to_do_next() {
    let (router, _folder) = served("");
    for page in ["/", "/sources"] {
        assert!(get(&router, page).contains("cairn build FILES --ledger"), "{page}");
    }
    assert_eq!(get_json(&router, "/.json")["total"], 0);
}
