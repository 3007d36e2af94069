//! Plain text.

use crate::draft::Draft;

/// A first line longer than this is not a title.
const MAX_TITLE_CHARS: usize = 200;

/// Lines of hard-wrapped texts are filled to a width in this range.
const WRAP_WIDTHS: std::ops::RangeInclusive<usize> = 40..=120;

/// Reads a text: a short first line before a blank line, without a full stop, is its title.
pub(crate) fn read(text: &str) -> Draft {
    let text = normal_lines(text);
    let (title, body) = split_title(&text);
    Draft { title: title.map(str::to_owned), body: unwrap(body), ..Draft::default() }
}

/// The text with line ends as `\n`, no blanks at the ends of lines, and none around the whole.
pub(crate) fn normal_lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = text.split('\n').map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// The title and what follows its blank line.
fn split_title(text: &str) -> (Option<&str>, &str) {
    let Some((first, rest)) = text.split_once("\n\n") else { return (None, text) };
    let title = first.trim();
    let is_title = !title.is_empty()
        && !title.contains('\n')
        && title.chars().count() < MAX_TITLE_CHARS
        && !title.ends_with(['.', '。', '।', ':', ','])
        && !rest.trim().is_empty();
    if is_title { (Some(title), rest.trim_start_matches('\n')) } else { (None, text) }
}

/// Joins the lines of paragraphs that were broken only because a line was full.
fn unwrap(text: &str) -> String {
    let width = text.lines().map(|line| line.chars().count()).max().unwrap_or(0);
    if !WRAP_WIDTHS.contains(&width) {
        return text.to_owned();
    }
    let paragraphs: Vec<String> = text
        .split("\n\n")
        .map(|paragraph| {
            let lines: Vec<&str> = paragraph.lines().collect();
            let wrapped = lines.windows(2).all(|pair| match pair {
                [line, next] => is_full(line, next, width),
                _ => true,
            });
            if wrapped { lines.join(" ") } else { paragraph.to_owned() }
        })
        .collect();
    paragraphs.join("\n\n")
}

/// Whether the first word of the next line would not have fitted on this line.
fn is_full(line: &str, next: &str, width: usize) -> bool {
    let word = next.split(' ').next().unwrap_or_default();
    !word.is_empty() && line.chars().count() + 1 + word.chars().count() > width
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (Option<String>, String) {
        let draft = read(text);
        (draft.title, draft.body)
    }

    #[test]
    fn a_short_first_line_before_a_blank_line_is_the_title() {
        let (title, body) =
            parts("Blast kills five in Kabul\r\n\r\nKABUL - Five people died.  \r\nMore is to follow.\r\n");
        assert_eq!(title.as_deref(), Some("Blast kills five in Kabul"));
        assert_eq!(body, "KABUL - Five people died.\nMore is to follow.");
    }

    #[test]
    fn sentences_and_lone_lines_are_no_titles() {
        assert_eq!(parts("Five people died.\n\nMore is to follow.").0, None);
        assert_eq!(parts("Blast kills five").0, None);
        assert_eq!(parts("One line\nanother line\n\nbody").0, None);
        assert_eq!(parts(&format!("{}\n\nbody", "long ".repeat(60))).0, None);
    }

    #[test]
    fn full_lines_are_joined_and_short_ones_are_kept() {
        let wrapped = "A bomb went off near the market in the\neastern city on Thursday, killing at least\nfive people.";
        let verse = "Killed:\nfive soldiers\ntwo police officers";
        let (_, body) = parts(&format!("{wrapped}\n\n{verse}"));
        assert_eq!(body, format!("{}\n\n{verse}", wrapped.replace('\n', " ")));
    }
}
