//! Records become documents: fields, ids, spans' text; and nothing panics on any bytes.

#![allow(clippy::unwrap_used, reason = "a test that fails panics")]

use ingest::{Format, Raw, document};
use lexicon::Lexicon;
use model::{Document, NoteCode, PublishedBasis, When};
use proptest::prelude::*;

const FORMATS: [Format; 4] = [Format::Text, Format::Markdown, Format::Html, Format::JsonLine];

fn read(format: Format, bytes: impl Into<Vec<u8>>) -> Document {
    let raw = Raw { origin: "test".into(), format, bytes: bytes.into() };
    document(&raw, Lexicon::embedded()).unwrap()
}

fn notes(document: &Document) -> Vec<(NoteCode, &str)> {
    document.notes.iter().map(|note| (note.code, note.text.as_str())).collect()
}

#[test]
fn every_field_of_a_record_is_kept() {
    let document = read(
        Format::JsonLine,
        r#"{"id": 7, "url": "https://example.org/x", "outlet": "Example News", "published": "2021-08-27T23:00:00-05:00",
            "retrieved": "2021-08-28T10:00:00Z", "lang": "en-GB", "title": "Blast", "text": " Two\r\n\r\nlines "}"#,
    );
    assert_eq!(document.id.as_str(), "7");
    assert_eq!(document.outlet.as_deref(), Some("Example News"));
    let published = document.published.unwrap();
    assert_eq!(published.when, When::day(model::Date::constant(2021, 8, 27)));
    assert_eq!(published.basis, PublishedBasis::Given);
    assert_eq!(document.retrieved.as_deref(), Some("2021-08-28T10:00:00Z"));
    assert_eq!(document.language.as_deref(), Some("en"));
    assert_eq!(document.text, "Blast\n\n Two\r\n\r\nlines ", "the text is used exactly as given");
    assert_eq!(notes(&document), []);
}

#[test]
fn nulls_are_unknown_and_other_fields_are_noted() {
    let document = read(
        Format::JsonLine,
        r#"{"text": "Two people were hurt.", "title": null, "url": null, "published": null, "publisher": null, "incidents": []}"#,
    );
    assert_eq!((document.title.clone(), document.url.clone(), document.published), (None, None, None));
    assert_eq!(
        notes(&document),
        [(NoteCode::UnknownField, "incidents"), (NoteCode::UnknownField, "publisher")]
    );
}

#[test]
fn values_that_cannot_be_read_are_left_out_and_noted() {
    let document = read(
        Format::JsonLine,
        r#"{"text": "Two people were hurt.", "published": "last week", "retrieved": "soon", "lang": "English!", "title": ["x"], "id": {}}"#,
    );
    assert_eq!((document.title.clone(), document.published, document.retrieved.clone()), (None, None, None));
    let unreadable =
        ["id: {}", "lang: English!", "published: last week", "retrieved: soon", "title: [\"x\"]"];
    assert_eq!(notes(&document), unreadable.map(|text| (NoteCode::UnreadableValue, text)));
}

#[test]
fn months_and_years_are_not_made_finer() {
    let month = read(Format::JsonLine, r#"{"text": "x", "published": "2021-08"}"#);
    assert_eq!(month.published.unwrap().when, When::month(2021, 8).unwrap());
    let year = read(Format::JsonLine, r#"{"text": "x", "published": 2021}"#);
    assert_eq!(year.published.unwrap().when, When::year(2021).unwrap());
}

#[test]
fn ids_depend_on_the_content_only() {
    let a = read(Format::JsonLine, r#"{"text": "Two people were hurt."}"#);
    let b = read(Format::JsonLine, r#"{"text": "Two people were hurt.", "url": "https://example.org"}"#);
    let c = read(Format::Text, "Two people were hurt.\n");
    let other = read(Format::Text, "Three people were hurt.");
    assert_eq!(a.id, b.id);
    assert_eq!(a.id, c.id);
    assert_ne!(a.id, other.id);
    assert!(a.id.as_str().starts_with("doc_") && a.id.as_str().len() == 20, "{}", a.id);
    assert_ne!(a.hash, b.hash, "the hash is of the record's own bytes");
}

#[test]
fn a_date_in_the_address_is_used_where_nothing_else_says_one() {
    let document = read(Format::JsonLine, r#"{"text": "x", "url": "https://example.org/2021/08/26/blast"}"#);
    let published = document.published.unwrap();
    assert_eq!(published.basis, PublishedBasis::Url);
    assert_eq!(published.when, When::day(model::Date::constant(2021, 8, 26)));
}

const PAGE: &str = r#"<!DOCTYPE html><html lang="en-GB"><head><title>Five hurt in market blast | The Example</title>
<meta property="og:site_name" content="The Example"><link rel="canonical" href="https://news.example.org/blast">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": "2021-08-26T20:15:00+04:30"}]}</script>
</head><body><nav><a href="/">Home</a> <span class="today-date">Monday, 3 January 2022</span></nav>
<article><h1>Five hurt in market blast</h1>
<p>At least five people were hurt when a bomb went off near a market in the east of the city on Thursday, police said.</p>
<p>No group has said that it carried out the attack, which came hours before the start of a public holiday in the region.</p>
<p>Hospitals asked for blood donations, and the roads around the market were still closed late in the evening, residents said.</p>
</article><aside><h3>Read also</h3><p>Another story about another town entirely.</p></aside>
<footer>Copyright 2022</footer></body></html>"#;

#[test]
fn a_page_gives_its_text_title_date_and_outlet() {
    let document = read(Format::Html, PAGE);
    assert_eq!(document.title.as_deref(), Some("Five hurt in market blast"));
    assert_eq!(document.outlet.as_deref(), Some("The Example"));
    assert_eq!(document.url.as_deref(), Some("https://news.example.org/blast"));
    assert_eq!(document.language.as_deref(), Some("en"));
    let published = document.published.unwrap();
    assert_eq!(published.when, When::day(model::Date::constant(2021, 8, 26)));
    assert_eq!(published.basis, PublishedBasis::Metadata);
    let body = &document.text[document.body_start()..];
    assert!(body.starts_with("At least five people"), "{body}");
    assert!(body.ends_with("residents said."), "{body}");
    assert_eq!(body.matches("\n\n").count(), 2, "paragraphs are kept: {body}");
}

#[test]
fn dates_of_the_chrome_are_not_the_date_of_the_page() {
    let page = PAGE.replace("NewsArticle", "Thing");
    assert_eq!(read(Format::Html, page).published, None);
}

#[test]
fn a_page_in_a_record_is_read_as_a_page() {
    let record = serde_json::json!({"id": "p", "outlet": "Given", "published": "2021-08-27", "html": PAGE});
    let document = read(Format::JsonLine, record.to_string());
    assert_eq!(document.outlet.as_deref(), Some("Given"));
    assert_eq!(document.published.unwrap().basis, PublishedBasis::Given);
    assert_eq!(document.title.as_deref(), Some("Five hurt in market blast"));
}

#[test]
fn encodings_that_pages_declare_are_used() {
    let page = "<html><head><meta charset=windows-1251></head><body><p>Взрыв в городе, погибли пять человек.</p></body></html>";
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(page);
    let document = read(Format::Html, bytes.into_owned());
    assert_eq!(document.text, "Взрыв в городе, погибли пять человек.");
    assert_eq!(notes(&document), []);
}

#[test]
fn a_page_without_main_text_gives_its_words() {
    assert_eq!(read(Format::Html, "<div>Five hurt</div>").text, "Five hurt");
}

#[test]
fn pages_that_nest_without_limit_are_read_or_skipped() {
    for tag in ["div", "b", "blockquote", "table", "ul><li"] {
        let page = |depth| format!("{}Five people were hurt.", format!("<{tag}>").repeat(depth));
        assert!(read(Format::Html, page(1_000)).text.contains("Five people"), "{tag}");
        let raw = Raw { origin: "page.html".into(), format: Format::Html, bytes: page(20_000).into_bytes() };
        assert_eq!(
            document(&raw, Lexicon::embedded()).unwrap_err().to_string(),
            "page.html: the elements of the page nest thousands deep; give its text as .txt, or leave it out"
        );
    }
}

/// Bytes that look like input: pieces of every format, cut anywhere.
fn nearly_input() -> impl Strategy<Value = Vec<u8>> {
    let pieces = prop::sample::select(vec![
        "{\"text\": \"",
        "\"}",
        "{\"html\": \"",
        "\\u12",
        "<html>",
        "<p>",
        "</",
        "<meta charset=",
        "<script type=\"application/ld+json\">",
        "{\"@type\": \"NewsArticle\", \"datePublished\": \"",
        "2021-08-26",
        "<time datetime=\"",
        "<h1>",
        "---\n",
        "title: ",
        "# ",
        "**",
        "[a](",
        "```\n",
        "> ",
        "| a |",
        "\n\n",
        "&#x1F4A3;",
        "é",
        "\u{202e}",
        "𝔘",
        "\u{0}",
        "<!--",
        "\\",
        "26 августа 2021",
        "年",
        "٣",
    ]);
    let bytes = prop_oneof![4 => pieces.prop_map(|piece| piece.as_bytes().to_vec()), 1 => prop::collection::vec(any::<u8>(), 0..6)];
    prop::collection::vec(bytes, 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_panic_in_any_format(bytes in prop_oneof![nearly_input(), prop::collection::vec(any::<u8>(), 0..300)]) {
        for format in FORMATS {
            let raw = Raw { origin: "test".into(), format, bytes: bytes.clone() };
            let first = document(&raw, Lexicon::embedded());
            prop_assert_eq!(&first, &document(&raw, Lexicon::embedded()), "the same record gives the same document");
            if let Ok(document) = first {
                prop_assert!(document.text.is_char_boundary(document.body_start()));
            }
        }
    }

    #[test]
    fn the_text_of_a_record_is_never_changed(text in "\\PC{1,80}", title in proptest::option::of("\\PC{1,20}")) {
        prop_assume!(!text.trim().is_empty());
        let record = serde_json::json!({"text": text, "title": title});
        let document = read(Format::JsonLine, record.to_string());
        prop_assert_eq!(&document.text[document.body_start()..], &text);
        prop_assert!(document.text.ends_with(&text));
    }
}
