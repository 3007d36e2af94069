//! The main text of a page, laid out in paragraphs.

use super::folded;
use trafilatura::dom::{Document as Tree, NodeId};
use trafilatura::{ExtractionFocus, HtmlDateMode, Options};

/// Elements that begin and end a paragraph.
const PARAGRAPHS: [&str; 24] = [
    "address",
    "article",
    "blockquote",
    "body",
    "caption",
    "div",
    "dl",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "ul",
];

/// Elements that begin and end a line within a paragraph.
const LINES: [&str; 5] = ["br", "dd", "dt", "li", "tr"];

/// Elements that hold no words of the text.
const SILENT: [&str; 7] = ["head", "noscript", "script", "style", "svg", "template", "title"];

/// A description shorter than this is no standfirst, nor is a paragraph longer than this.
const STANDFIRST_CHARS: std::ops::Range<usize> = 40..600;

/// The main text; every word of the page's body where no main text stands out. `description` is what
/// the page's head says it is about.
pub(crate) fn read(tree: Tree, title: Option<&str>, description: Option<&str>) -> String {
    let options = Options::default()
        .with_fallback(true)
        .with_focus(ExtractionFocus::Balanced)
        .with_exclude_comments(true)
        .with_html_date_mode(HtmlDateMode::Disabled);
    let all = lay_out(&tree);
    let found = trafilatura::extract_document(tree, &options).ok();
    let main = found.map(|found| lay_out(&Tree::parse(&found.content_html))).unwrap_or_default();
    if main.is_empty() {
        return without_title(all, title).join("\n\n");
    }
    let main = without_title(main, title);
    let standfirst = description.and_then(|description| standfirst(&all, description));
    let known = |words: &str| {
        title.is_some_and(|title| words.eq_ignore_ascii_case(title))
            || main.iter().any(|paragraph| paragraph.contains(words))
    };
    let standfirst = standfirst.filter(|words| !known(words));
    standfirst.into_iter().chain(main.iter().map(String::as_str)).collect::<Vec<_>>().join("\n\n")
}

fn without_title(mut paragraphs: Vec<String>, title: Option<&str>) -> Vec<String> {
    if let (Some(first), Some(title)) = (paragraphs.first(), title)
        && folded(first).eq_ignore_ascii_case(title)
    {
        paragraphs.remove(0);
    }
    paragraphs
}

/// The paragraph that the page shows and describes itself by. It stands above the report, often apart
/// from it, and often has the toll.
fn standfirst<'a>(all: &'a [String], description: &str) -> Option<&'a str> {
    let start: String = description.chars().take(STANDFIRST_CHARS.start).collect();
    if start.chars().count() < STANDFIRST_CHARS.start {
        return None;
    }
    let fits = |words: &&str| words.starts_with(&start) && STANDFIRST_CHARS.contains(&words.chars().count());
    all.iter().map(String::as_str).find(fits)
}

/// Every word of a page's body.
pub(crate) fn all_words(tree: &Tree) -> String {
    lay_out(tree).join("\n\n")
}

/// The words of a tree as paragraphs. Walks with a stack of its own: pages nest without limit.
fn lay_out(tree: &Tree) -> Vec<String> {
    enum Step {
        Enter(NodeId),
        Break(Gap),
    }
    let mut writer = Writer::default();
    let mut steps = vec![Step::Enter(tree.root())];
    while let Some(step) = steps.pop() {
        let id = match step {
            Step::Break(gap) => {
                writer.pending = writer.pending.max(gap);
                continue;
            }
            Step::Enter(id) => id,
        };
        if tree.is_text(id) {
            writer.write(&tree.text_content(id));
            continue;
        }
        let tag = tree.tag_name(id);
        if SILENT.contains(&tag) {
            continue;
        }
        let gap = if PARAGRAPHS.contains(&tag) {
            Gap::Paragraph
        } else if LINES.contains(&tag) {
            Gap::Line
        } else if matches!(tag, "td" | "th") {
            Gap::Blank
        } else {
            Gap::None
        };
        writer.pending = writer.pending.max(gap);
        steps.push(Step::Break(gap));
        steps.extend(tree.child_nodes(id).into_iter().rev().map(Step::Enter));
    }
    writer.end()
}

/// What divides two words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Blank,
    Line,
    Paragraph,
}

#[derive(Default)]
struct Writer {
    paragraphs: Vec<String>,
    current: String,
    pending: Gap,
}

impl Writer {
    fn write(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_whitespace() {
                self.pending = self.pending.max(Gap::Blank);
            } else if !c.is_control() {
                self.divide();
                self.current.push(c);
            }
        }
    }

    fn divide(&mut self) {
        let gap = std::mem::take(&mut self.pending);
        if self.current.is_empty() {
            return;
        }
        match gap {
            Gap::None => {}
            Gap::Blank => self.current.push(' '),
            Gap::Line => self.current.push('\n'),
            Gap::Paragraph => self.paragraphs.push(std::mem::take(&mut self.current)),
        }
    }

    fn end(mut self) -> Vec<String> {
        if !self.current.is_empty() {
            self.paragraphs.push(self.current);
        }
        self.paragraphs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_paragraphs_and_lines_are_lines() {
        let page = "<p>One  <b>two</b>,\n three<br>four</p><ul><li>five</li><li>six</li></ul><script>x</script>seven";
        assert_eq!(lay_out(&Tree::parse(page)), ["One two, three\nfour", "five\nsix", "seven"]);
    }

    #[test]
    fn a_standfirst_is_what_the_page_both_shows_and_describes_itself_by() {
        let words = "Five people were hurt when a bomb went off near the market in the east of the city.";
        let all = ["Menu".to_owned(), words.to_owned(), "More".to_owned()];
        assert_eq!(standfirst(&all, &words[..60]), Some(words));
        assert_eq!(standfirst(&all, "Five people were hurt"), None);
        assert_eq!(standfirst(&all, &words.replace("Five", "Six")), None);
    }

    #[test]
    fn cells_are_divided() {
        let page = "<table><tr><td>Killed</td><td>5</td></tr><tr><td>Hurt</td><td>7</td></tr></table>";
        assert_eq!(lay_out(&Tree::parse(page)), ["Killed 5\nHurt 7"]);
    }
}
