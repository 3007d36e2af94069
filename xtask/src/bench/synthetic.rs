//! Documents that nobody wrote, for measuring: news-like, any number, always the same ones.

use anyhow::Context;
use serde::Deserialize;
use std::io::{BufWriter, Write};
use std::path::Path;

#[derive(Debug, Deserialize)]
struct Words {
    months: Vec<String>,
    places: Vec<(String, String)>,
    groups: Vec<String>,
    outlets: Vec<String>,
    attack: Vec<String>,
    attack_more: Vec<String>,
    other: Vec<String>,
    other_more: Vec<String>,
}

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
/// Documents on one incident, on average.
const RETOLD: u64 = 4;
/// Days over which the incidents lie.
const DAYS: u64 = 3_650;

/// Numbers that look like chance and are the same every time: SplitMix64 (Steele, Lea and Flood, 2014).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound.max(1)
    }

    fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        #[expect(clippy::cast_possible_truncation, reason = "below the length of a list")]
        let index = self.below(list.len() as u64) as usize;
        &list[index]
    }
}

/// What a document tells: fixed for an incident, so that several documents tell of the same one.
struct Story {
    day: u64,
    place: (String, String),
    group: String,
    count: u64,
}

/// Writes `count` documents as JSON Lines, of which so many in a hundred tell of an attack.
pub fn write(path: &Path, count: usize, percent: u64) -> anyhow::Result<()> {
    let words: Words = toml::from_str(include_str!("synthetic.toml")).context("synthetic.toml")?;
    let mut out = BufWriter::new(std::fs::File::create(path)?);
    let incidents = (count as u64 * percent / 100 / RETOLD).max(1);
    let mut dice = Dice(20_260_101);
    for number in 0..count {
        let attack = dice.below(100) < percent;
        let told = if attack { dice.below(incidents) } else { incidents + number as u64 };
        serde_json::to_writer(&mut out, &document(&words, number, attack, told, &mut dice))?;
        out.write_all(b"\n")?;
    }
    out.flush().with_context(|| format!("failed to write `{}`", path.display()))
}

fn document(words: &Words, number: usize, attack: bool, told: u64, dice: &mut Dice) -> serde_json::Value {
    let mut fixed = Dice(told);
    let story = Story {
        day: fixed.below(DAYS),
        place: fixed.pick(&words.places).clone(),
        group: fixed.pick(&words.groups).clone(),
        count: 2 + fixed.below(9) * fixed.below(9),
    };
    let (first, more) =
        if attack { (&words.attack, &words.attack_more) } else { (&words.other, &words.other_more) };
    let published = story.day + dice.below(2);
    let mut sentences = vec![fill(dice.pick::<String>(first), words, &story, dice)];
    for _ in 0..8 + dice.below(12) {
        sentences.push(fill(dice.pick::<String>(more), words, &story, dice));
    }
    let title =
        if attack { format!("Attack in {}", story.place.0) } else { format!("News from {}", story.place.0) };
    serde_json::json!({
        "id": format!("synthetic-{number}"),
        "outlet": dice.pick::<String>(&words.outlets),
        "published": day(published),
        "lang": "en",
        "title": title,
        "text": paragraphs(&sentences),
    })
}

/// Three sentences a paragraph.
fn paragraphs(sentences: &[String]) -> String {
    sentences.chunks(3).map(|three| three.join(" ")).collect::<Vec<_>>().join("\n\n")
}

/// A day of a calendar of twelve months of 28 days from 2010 on: every one of them is a real day.
fn day(number: u64) -> String {
    let (year, month, day) = parts(number);
    format!("{year}-{month:02}-{day:02}")
}

fn parts(number: u64) -> (u64, u64, u64) {
    (2010 + number / 336, number / 28 % 12 + 1, number % 28 + 1)
}

fn fill(pattern: &str, words: &Words, story: &Story, dice: &mut Dice) -> String {
    let (year, month, day) = parts(story.day);
    let month = words.months.get(usize::try_from(month - 1).unwrap_or(0)).map_or("", String::as_str);
    let wounded = story.count * 2 + dice.below(3);
    pattern
        .replace("{place}", &story.place.0)
        .replace("{country}", &story.place.1)
        .replace("{group}", &story.group)
        .replace("{count}", &story.count.to_string())
        .replace("{more}", &wounded.to_string())
        .replace("{month}", month)
        .replace("{day}", &day.to_string())
        .replace("{year}", &year.to_string())
        .replace("{weekday}", dice.pick::<&str>(&WEEKDAYS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_documents_every_time_and_nothing_left_unfilled() {
        let folder = tempfile::tempdir().unwrap();
        let files = [folder.path().join("a"), folder.path().join("b")];
        files.iter().for_each(|file| write(file, 300, 50).unwrap());
        let [first, second] = files.map(|file| std::fs::read_to_string(file).unwrap());
        assert_eq!(first, second);
        assert_eq!(first.lines().count(), 300);
        let texts = first.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
        assert!(texts.into_iter().all(|line| !line["text"].as_str().unwrap().contains('{')));
        let attacks = first.matches("Attack in").count();
        assert!((100..200).contains(&attacks), "{attacks}");
    }
}
