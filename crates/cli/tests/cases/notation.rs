//! Words, bounds and intervals as cases write them.

/// A word of a line: bare, quoted, or `key=value` with either.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// What stands before `=`.
    pub key: Option<String>,
    /// The word, without quotes.
    pub text: String,
}

/// Splits at blanks outside double quotes.
pub fn words(line: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut rest = line.trim_start();
    while !rest.is_empty() {
        let mut quoted = false;
        let end = rest
            .char_indices()
            .find(|(_, letter)| {
                quoted ^= *letter == '"';
                letter.is_whitespace() && !quoted
            })
            .map_or(rest.len(), |(at, _)| at);
        found.push(word(&rest[..end]));
        rest = rest[end..].trim_start();
    }
    found
}

fn word(raw: &str) -> Word {
    let (key, value) = match raw.split_once('=') {
        Some((key, value)) if !key.contains('"') && !key.is_empty() => (Some(key.to_owned()), value),
        _ => (None, raw),
    };
    let text = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(value);
    Word { key, text: text.to_owned() }
}

/// Bounds of a number: `25`, `60..`, `..20`, `12..15`.
pub type Bounds = (Option<f64>, Option<f64>);

/// Reads bounds.
pub fn bounds(text: &str) -> Result<Bounds, String> {
    let number = |text: &str| match text {
        "" => Ok(None),
        digits => digits.parse().map(Some).map_err(|_| format!("`{digits}` is no number")),
    };
    match text.split_once("..") {
        Some((low, high)) => Ok((number(low)?, number(high)?)),
        None => number(text).map(|number| (number, number)),
    }
}

/// Writes bounds.
pub fn show_bounds((low, high): Bounds) -> String {
    let number = |number: Option<f64>| number.map(|number| number.to_string()).unwrap_or_default();
    if low.is_some() && low == high { number(low) } else { format!("{}..{}", number(low), number(high)) }
}

/// Days: `2021-08-26` or `2021-05-01..2021-05-31`.
pub fn days(text: &str) -> Result<(String, String), String> {
    let (start, end) = text.split_once("..").unwrap_or((text, text));
    let is_day = |day: &str| day.len() == 10 && day.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    if is_day(start) && is_day(end) {
        return Ok((start.to_owned(), end.to_owned()));
    }
    Err(format!("`{text}` is no day and no interval of days"))
}

/// Writes days.
pub fn show_days(start: &str, end: &str) -> String {
    if start == end { start.to_owned() } else { format!("{start}..{end}") }
}

/// Parts of a line before and after `->`; `None` behind a `!` line.
pub fn mention(line: &str) -> Result<(&str, Option<&str>), String> {
    if let Some(phrase) = line.trim().strip_prefix('!') {
        return Ok((phrase.trim(), None));
    }
    match line.split_once("->") {
        Some((phrase, value)) => Ok((phrase.trim(), Some(value.trim()))),
        None => Err("neither `PHRASE -> VALUE` nor `!PHRASE`".to_owned()),
    }
}
