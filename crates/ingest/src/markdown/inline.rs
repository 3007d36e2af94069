//! Marks inside a line of Markdown: emphasis, code, links, images, escapes, tags.

use crate::entities;

/// Links and tags are shorter than this; a limit keeps hostile runs of brackets linear.
const MAX_LINK_CHARS: usize = 600;

/// More emphasis than this is not open at once; a limit keeps hostile runs of marks linear.
const MAX_OPEN: usize = 32;

/// The words of a line without marks.
pub(crate) fn read(line: &str) -> String {
    let chars: Vec<char> = line.chars().collect();
    let mut reader = Reader { chars: &chars, at: 0, out: Vec::new(), open: Vec::new() };
    while reader.at < chars.len() {
        reader.step();
    }
    let text: String = reader.out.into_iter().flatten().collect();
    entities::decode(text.trim())
}

struct Reader<'a> {
    chars: &'a [char],
    at: usize,
    /// One entry a character; marks that turned out to be marks become `None`.
    out: Vec<Option<char>>,
    /// Emphasis marks that may still be closed: the mark, how many, and where they are in `out`.
    open: Vec<(char, usize, usize)>,
}

impl Reader<'_> {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    fn before(&self) -> Option<char> {
        self.at.checked_sub(1).and_then(|at| self.chars.get(at)).copied()
    }

    fn step(&mut self) {
        let Some(c) = self.peek(0) else { return };
        match c {
            '\\' if self.peek(1).is_some_and(|next| next.is_ascii_punctuation()) => {
                self.out.push(self.peek(1));
                self.at += 2;
            }
            '`' => self.code(),
            '*' | '_' | '~' => self.emphasis(c),
            '!' if self.peek(1) == Some('[') && self.skip_image() => {}
            '[' if self.link() => {}
            '<' if self.tag() => {}
            _ => self.plain(c),
        }
    }

    fn plain(&mut self, c: char) {
        self.out.push(Some(c));
        self.at += 1;
    }

    /// Code between equal runs of backticks is kept as it is.
    fn code(&mut self) {
        let length = self.run('`');
        let inside = self.at + length;
        let mut end = inside;
        while end < self.chars.len() {
            let closing = self.chars.iter().skip(end).take_while(|c| **c == '`').count();
            if closing == length {
                self.out.extend(self.chars.get(inside..end).unwrap_or_default().iter().copied().map(Some));
                self.at = end + length;
                return;
            }
            end += closing.max(1);
        }
        for _ in 0..length {
            self.plain('`');
        }
    }

    fn run(&self, mark: char) -> usize {
        self.chars.iter().skip(self.at).take_while(|c| **c == mark).count()
    }

    /// A run of marks closes the nearest open run of the same kind where it follows a word, opens one
    /// where a word follows it, and else is text. `_` and `~` inside a word are text.
    fn emphasis(&mut self, mark: char) {
        let length = self.run(mark);
        let (before, after) = (self.before(), self.peek(length));
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let space = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let start = self.out.len();
        for _ in 0..length {
            self.plain(mark);
        }
        if mark != '*' && word(before) && word(after) || mark == '~' && length != 2 {
            return;
        }
        let opener = self.open.iter().rposition(|(open, count, _)| *open == mark && *count == length);
        if let Some(position) = opener.filter(|_| !space(before)) {
            if let Some((_, _, from)) = self.open.get(position).copied() {
                self.erase(from, length);
                self.erase(start, length);
            }
            self.open.truncate(position);
        } else if !space(after) && self.open.len() < MAX_OPEN {
            self.open.push((mark, length, start));
        }
    }

    fn erase(&mut self, from: usize, length: usize) {
        for place in self.out.iter_mut().skip(from).take(length) {
            *place = None;
        }
    }

    /// Where the bracket at `from` is closed.
    fn closing(&self, from: usize, open: char, close: char) -> Option<usize> {
        let mut depth = 0usize;
        for (at, c) in self.chars.iter().enumerate().skip(from).take(MAX_LINK_CHARS) {
            if *c == open {
                depth += 1;
            } else if *c == close {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at);
                }
            }
        }
        None
    }

    /// Where a link's target, `(…)` or `[…]` after its words, ends.
    fn target(&self, words_end: usize) -> Option<usize> {
        match self.chars.get(words_end + 1)? {
            '(' => self.closing(words_end + 1, '(', ')'),
            '[' => self.closing(words_end + 1, '[', ']'),
            _ => None,
        }
    }

    fn skip_image(&mut self) -> bool {
        let end = self.closing(self.at + 1, '[', ']').and_then(|words_end| self.target(words_end));
        if let Some(end) = end {
            self.at = end + 1;
        }
        end.is_some()
    }

    fn link(&mut self) -> bool {
        let Some(words_end) = self.closing(self.at, '[', ']') else { return false };
        let words: String = self.chars.get(self.at + 1..words_end).unwrap_or_default().iter().collect();
        if words.starts_with('^') {
            self.at = words_end + 1;
            return true;
        }
        let Some(end) = self.target(words_end) else { return false };
        // Words have at most as many brackets as characters, so this ends.
        self.out.extend(read(&words).chars().map(Some));
        self.at = end + 1;
        true
    }

    /// Drops a tag; keeps an address between `<` and `>`.
    fn tag(&mut self) -> bool {
        let Some(end) = self.closing(self.at, '<', '>') else { return false };
        let inside: String = self.chars.get(self.at + 1..end).unwrap_or_default().iter().collect();
        if inside.starts_with("http://") || inside.starts_with("https://") {
            self.out.extend(inside.chars().map(Some));
        } else if inside.to_ascii_lowercase().starts_with("br") {
            self.out.push(Some('\n'));
        } else if !inside.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') {
            return false;
        }
        self.at = end + 1;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn emphasis_goes_and_its_words_stay() {
        assert_eq!(
            read("a **bold** and *thin* and __both__ and ***all*** and ~~old~~"),
            "a bold and thin and both and all and old"
        );
        assert_eq!(read("5 * 3 * 2, snake_case_name, *left open"), "5 * 3 * 2, snake_case_name, *left open");
        assert_eq!(read(r"\*not\* `*code*`"), "*not* *code*");
    }

    #[test]
    fn links_are_their_words_and_images_are_nothing() {
        assert_eq!(read("[the *report*](https://example.org/a_(b)) said"), "the report said");
        assert_eq!(read("see [this][1] ![chart](x.png)and [that]"), "see this and [that]");
        assert_eq!(read("a claim[^1]."), "a claim.");
        assert_eq!(read("<https://example.org> <b>x</b> 3 < 5 > 2"), "https://example.org x 3 < 5 > 2");
    }

    #[test]
    fn hostile_runs_end() {
        read(&"[".repeat(20_000));
        read(&"*a".repeat(20_000));
        read(&"[[](".repeat(5_000));
    }
}
