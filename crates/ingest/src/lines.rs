//! Lines of a stream in bounded memory.

use std::io::{self, BufRead};

/// One line of a stream.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// Its bytes without the line end.
    Whole(Vec<u8>),
    /// It has more bytes than the limit; it was read past and not kept. How many bytes it has.
    TooLong(u64),
}

/// The next line, `None` at the end of the stream. Never keeps more than `limit` bytes.
///
/// # Errors
/// Where the stream cannot be read.
pub(crate) fn next_line(reader: &mut dyn BufRead, limit: usize) -> io::Result<Option<Line>> {
    let mut kept = Vec::new();
    let mut length: u64 = 0;
    loop {
        let buffer = match reader.fill_buf() {
            Ok(buffer) => buffer,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if buffer.is_empty() {
            return Ok((length > 0).then(|| finish(kept, length, limit)));
        }
        let line_end = buffer.iter().position(|byte| *byte == b'\n');
        let (part, used) = match line_end {
            Some(at) => (buffer.get(..at).unwrap_or_default(), at + 1),
            None => (buffer, buffer.len()),
        };
        length += part.len() as u64;
        if length <= limit as u64 {
            kept.extend_from_slice(part);
        } else {
            kept = Vec::new();
        }
        reader.consume(used);
        if line_end.is_some() {
            return Ok(Some(finish(kept, length, limit)));
        }
    }
}

fn finish(mut kept: Vec<u8>, length: u64, limit: usize) -> Line {
    if length > limit as u64 {
        return Line::TooLong(length);
    }
    if kept.last() == Some(&b'\r') {
        kept.pop();
    }
    Line::Whole(kept)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::BufReader;

    fn lines(text: &str, limit: usize) -> Vec<Line> {
        let mut reader = BufReader::with_capacity(3, text.as_bytes());
        std::iter::from_fn(|| next_line(&mut reader, limit).unwrap()).collect()
    }

    #[test]
    fn lines_are_split_whatever_the_buffer() {
        let whole = |text: &str| Line::Whole(text.as_bytes().to_vec());
        assert_eq!(lines("abcdef\r\n\ngh", 10), [whole("abcdef"), whole(""), whole("gh")]);
        assert_eq!(lines("", 10), []);
        assert_eq!(lines("a\n", 10), [whole("a")]);
    }

    #[test]
    fn a_line_over_the_limit_is_passed_over_and_the_next_is_read() {
        assert_eq!(lines("abcdefgh\nok\n", 4), [Line::TooLong(8), Line::Whole(b"ok".to_vec())]);
        assert_eq!(lines("ok\nabcdefgh", 4), [Line::Whole(b"ok".to_vec()), Line::TooLong(8)]);
    }
}
