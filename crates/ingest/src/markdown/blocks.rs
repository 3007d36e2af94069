//! Blocks of Markdown: headings, paragraphs, lists, code, tables.

use super::inline;

/// One block as a reader reads it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Block {
    /// Its text without marks; lists, code and tables have several lines.
    pub(crate) text: String,
    /// Whether it is a heading.
    pub(crate) heading: bool,
}

/// The blocks of a text whose line ends are `\n`.
pub(crate) fn read(text: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    for line in text.lines() {
        reader.line(line);
    }
    reader.end_block();
    reader.blocks
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    /// Lines of the open block: a new item or row starts a line, the rest of a sentence joins it.
    open: Vec<String>,
    /// The mark that ends the open code block.
    fence: Option<String>,
    in_comment: bool,
}

impl Reader {
    fn line(&mut self, line: &str) {
        if let Some(fence) = &self.fence {
            if line.trim().starts_with(fence.as_str()) {
                self.fence = None;
                self.end_code();
            } else {
                self.open.push(line.to_owned());
            }
            return;
        }
        let Some(line) = self.without_comment(line) else { return };
        let line = unquoted(&line);
        let mark = line.trim_start();
        if mark.is_empty() {
            self.end_block();
        } else if let Some(fence) = opening_fence(mark) {
            self.end_block();
            self.fence = Some(fence);
        } else if let Some(heading) = heading(mark) {
            self.end_block();
            self.blocks.push(Block { text: inline::read(heading), heading: true });
        } else if is_underline(mark) {
            self.end_underlined(mark);
        } else if is_definition(mark) {
            self.end_block();
        } else if let Some(row) = table_row(mark) {
            self.open.extend(row);
        } else if let Some(item) = list_item(mark) {
            self.open.push(item.to_owned());
        } else {
            self.join(mark);
        }
    }

    /// The line without HTML comments; `None` where nothing but a comment is on it.
    fn without_comment(&mut self, line: &str) -> Option<String> {
        let mut out = String::new();
        let mut rest = line;
        let mut cut = self.in_comment;
        loop {
            let mark = if self.in_comment { "-->" } else { "<!--" };
            let Some((before, after)) = rest.split_once(mark) else { break };
            if !self.in_comment {
                out.push_str(before);
            }
            cut = true;
            self.in_comment = !self.in_comment;
            rest = after;
        }
        if !self.in_comment {
            out.push_str(rest);
        }
        (!cut || !out.trim().is_empty()).then_some(out)
    }

    /// Adds a line to the sentence above it; two blanks or a backslash at the end of that one break it.
    fn join(&mut self, line: &str) {
        match self.open.last_mut() {
            Some(last) if last.ends_with('\\') => {
                last.pop();
                self.open.push(line.to_owned());
            }
            Some(last) => {
                last.push(' ');
                last.push_str(line);
            }
            None => self.open.push(line.to_owned()),
        }
    }

    /// A line of `=` or `-`: the lines above it are a heading, or else it is a rule.
    fn end_underlined(&mut self, mark: &str) {
        let is_heading = self.open.len() == 1 && !mark.contains(['*', '_', ' ']);
        self.end_block();
        if let Some(block) = self.blocks.last_mut().filter(|_| is_heading) {
            block.heading = true;
        }
    }

    fn end_block(&mut self) {
        if self.fence.take().is_some() {
            return self.end_code();
        }
        let lines: Vec<String> = self.open.drain(..).map(|line| inline::read(&line)).collect();
        let text = lines.join("\n");
        if !text.trim().is_empty() {
            self.blocks.push(Block { text, heading: false });
        }
    }

    fn end_code(&mut self) {
        let text = std::mem::take(&mut self.open).join("\n");
        if !text.trim().is_empty() {
            self.blocks.push(Block { text, heading: false });
        }
    }
}

/// The line without the `>` of quoted text.
fn unquoted(line: &str) -> &str {
    let mut line = line;
    while let Some(rest) = line.trim_start().strip_prefix('>') {
        line = rest;
    }
    line
}

fn opening_fence(line: &str) -> Option<String> {
    ['`', '~'].into_iter().find_map(|mark| {
        let length = line.chars().take_while(|c| *c == mark).count();
        (length >= 3 && !line.trim_start_matches(mark).contains('`'))
            .then(|| std::iter::repeat_n(mark, length).collect())
    })
}

fn heading(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    if !(1..=6).contains(&level) || !(rest.is_empty() || rest.starts_with([' ', '\t'])) {
        return None;
    }
    let text = rest.trim();
    let bare = text.trim_end_matches('#');
    Some(if bare.is_empty() || bare.ends_with(' ') { bare.trim_end() } else { text })
}

/// Whether the line is a rule or the underline of a heading.
fn is_underline(line: &str) -> bool {
    ['-', '=', '*', '_'].into_iter().any(|mark| {
        let marks = line.chars().filter(|c| *c == mark).count();
        line.chars().all(|c| c == mark || (c == ' ' && mark != '='))
            && marks >= if mark == '=' { 2 } else { 3 }
    })
}

/// Whether the line only says where a link goes.
fn is_definition(line: &str) -> bool {
    line.strip_prefix('[')
        .and_then(|rest| rest.split_once("]:"))
        .is_some_and(|(name, _)| !name.starts_with('^') && !name.contains(']'))
}

/// The cells of a table row, nothing for the row of dashes; `None` where it is no row.
fn table_row(line: &str) -> Option<Option<String>> {
    let inside = line.trim_end().strip_prefix('|')?.strip_suffix('|')?;
    let cells: Vec<&str> = inside.split('|').map(str::trim).collect();
    let dashes = cells.iter().all(|cell| cell.contains('-') && cell.chars().all(|c| matches!(c, '-' | ':')));
    Some((!dashes).then(|| cells.join(" | ")))
}

/// The words of a list item: without its bullet; a number stays, since it may be meant.
fn list_item(line: &str) -> Option<&str> {
    if let Some(rest) = line.strip_prefix(['-', '*', '+']).filter(|rest| rest.starts_with([' ', '\t'])) {
        let rest = rest.trim_start();
        return Some(
            ["[ ] ", "[x] ", "[X] "].iter().find_map(|mark| rest.strip_prefix(mark)).unwrap_or(rest),
        );
    }
    let number = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line.get(number..)?;
    let is_item = (1..=3).contains(&number) && (rest.starts_with(". ") || rest.starts_with(") "));
    is_item.then_some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        read(text).into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn paragraphs_join_their_lines_and_lists_keep_theirs() {
        assert_eq!(texts("one\ntwo\n\n- a\n- b\n  more\n1. c"), ["one two", "a\nb more\n1. c"]);
        assert_eq!(texts("one\\\ntwo"), ["one\ntwo"]);
    }

    #[test]
    fn headings_of_both_forms() {
        let blocks = read("Title\n=====\n## Sub ##\ntext\n\n---\n");
        let seen: Vec<_> = blocks.iter().map(|block| (block.text.as_str(), block.heading)).collect();
        assert_eq!(seen, [("Title", true), ("Sub", true), ("text", false)]);
        assert_eq!(texts("#1 in the list"), ["#1 in the list"]);
    }

    #[test]
    fn code_quotes_tables_comments_and_definitions_lose_their_marks() {
        assert_eq!(texts("```rust\nlet *x* = 1;\n```\n> said\n> more"), ["let *x* = 1;", "said more"]);
        assert_eq!(texts("| a | b |\n|---|:-:|\n| 1 | 2 |"), ["a | b\n1 | 2"]);
        assert_eq!(
            texts("<!-- hidden\nstill -->\nseen <!-- x --> too\n\n[1]: https://example.org"),
            ["seen  too"]
        );
    }

    #[test]
    fn an_open_code_block_ends_with_the_text() {
        assert_eq!(texts("~~~\nleft open"), ["left open"]);
    }
}
