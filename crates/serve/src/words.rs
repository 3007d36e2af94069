//! Values in words: dates, numbers and the field's terms as a reader meets them.

use engine::model::{
    ActorKind, AirwarsGrade, Count, CountField, CountryCode, Date, DatePrecision, Estimate, EventType,
    FactKind, GeoPrecision, IbcGrade, IncidentStatus, NoteCode, PerpetratorStatus, Place, PublishedBasis,
    Qualifier, ReportStatus, Role, RootReason, When,
};

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The month's short name.
pub(crate) fn month(month: i8) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or("")
}

/// "26 Aug 2021".
pub(crate) fn date(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date.month()), date.year())
}

/// An interval no finer than it is known: "26 Aug 2021", "26–28 Aug 2021", "Aug 2021", "2021".
pub(crate) fn when(when: &When) -> String {
    let (start, end) = (when.start, when.end);
    let whole_month = start.day() == 1 && end == start.last_of_month();
    let whole_years = start.day() == 1 && start.month() == 1 && end == end.last_of_year();
    match when.precision {
        _ if start == end => date(start),
        DatePrecision::Month if whole_month => format!("{} {}", month(start.month()), start.year()),
        DatePrecision::Year if whole_years && start.year() == end.year() => start.year().to_string(),
        DatePrecision::Year if whole_years => format!("{}–{}", start.year(), end.year()),
        _ if (start.year(), start.month()) == (end.year(), end.month()) => {
            format!("{}–{}", start.day(), date(end))
        }
        _ if start.year() == end.year() => {
            format!("{} {} – {}", start.day(), month(start.month()), date(end))
        }
        _ => format!("{} – {}", date(start), date(end)),
    }
}

/// How finely a date is known, where it is not a day.
pub(crate) fn date_precision(precision: DatePrecision) -> &'static str {
    match precision {
        DatePrecision::Day => "",
        DatePrecision::FewDays => "within a few days",
        DatePrecision::Week => "within a week",
        DatePrecision::Month => "month known",
        DatePrecision::Year => "year known",
    }
}

/// Digits in groups of three: "2,500".
pub(crate) fn number(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// "3 documents", "1 document".
pub(crate) fn plural(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(n as u64), if n == 1 { one } else { many })
}

/// The bounds that a claim's words give: "60 or more", "2,500 to 8,500", "no number".
pub(crate) fn bounds(count: &Count) -> String {
    match (count.low, count.high) {
        (Some(low), Some(high)) if low == high => number(low),
        (Some(low), Some(high)) => format!("{} to {}", number(low), number(high)),
        (Some(low), None) => format!("{} or more", number(low)),
        (None, Some(high)) => format!("{} or fewer", number(high)),
        (None, None) => "no number".to_owned(),
    }
}

/// How a claim's words bound its number, where its bounds alone do not tell.
pub(crate) fn qualifier(qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::Exact | Qualifier::AtLeast | Qualifier::AtMost | Qualifier::Range => "",
        Qualifier::MoreThan => "“more than”",
        Qualifier::LessThan => "“fewer than”",
        Qualifier::About => "“about”",
        Qualifier::Vague => "vague words",
    }
}

/// "60–183", empty where low, best and high are one number.
pub(crate) fn range(estimate: &Estimate) -> String {
    if estimate.low() == estimate.high() {
        String::new()
    } else {
        format!("{}–{}", number(estimate.low()), number(estimate.high()))
    }
}

/// A wire word as a phrase: `suicide_bombing` is "Suicide bombing".
fn phrase(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(chars.map(|c| if c == '_' { ' ' } else { c })).collect()
}

/// The kind of happening: "Suicide bombing".
pub(crate) fn event_type(kind: EventType) -> String {
    match kind {
        EventType::Other => "Other violence".to_owned(),
        kind => phrase(kind.word()),
    }
}

/// The field counted: "Killed".
pub(crate) fn field(field: CountField) -> String {
    phrase(field.word())
}

/// What a claim about a group is about: heading of its table.
pub(crate) fn fact(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Alias => "Names",
        FactKind::Strength => "Strength",
        FactKind::Leader => "Leaders",
        FactKind::Founded => "Founding",
        FactKind::Ally => "Allies",
        FactKind::Rival => "Rivals",
        FactKind::SplinterOf => "Split from",
        FactKind::Parent => "Part of",
        FactKind::Territory => "Territory",
        FactKind::AttackCount => "Attacks counted by others",
        FactKind::Rank => "Rank",
        FactKind::Funding => "Funding",
        FactKind::Recruiting => "Recruiting",
        FactKind::Lull => "Lulls",
        FactKind::Surrendered => "Surrendered",
    }
}

/// What an incident's status means.
pub(crate) fn status(status: IncidentStatus) -> (&'static str, &'static str) {
    match status {
        IncidentStatus::Candidate => ("Candidate", "derived by the program, not yet looked at by a person"),
        IncidentStatus::Assessed => ("Assessed", "confirmed by a person"),
        IncidentStatus::Disputed => ("Disputed", "denied by a report or doubted by a person"),
        IncidentStatus::Retracted => ("Retracted", "rejected by a person"),
    }
}

/// Whether a reported happening took place.
pub(crate) fn report_status(status: ReportStatus) -> String {
    phrase(status.word())
}

/// On whose word a party is the perpetrator.
pub(crate) fn perpetrator(status: PerpetratorStatus) -> &'static str {
    match status {
        PerpetratorStatus::Claimed => "claimed by itself",
        PerpetratorStatus::Attributed => "attributed",
        PerpetratorStatus::Suspected => "suspected",
        PerpetratorStatus::Denied => "denied",
        PerpetratorStatus::Unknown => "unknown",
    }
}

/// A party's role.
pub(crate) fn role(role: Role) -> String {
    phrase(role.word())
}

/// What kind of party.
pub(crate) fn actor_kind(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Group => "Armed group",
        ActorKind::State => "State force",
        ActorKind::Unlisted => "Named in documents, not in the list of groups",
    }
}

/// Why documents count as one origin.
pub(crate) fn root_reason(reason: RootReason) -> &'static str {
    match reason {
        RootReason::Single => "the only document of this origin",
        RootReason::Copy => "near-identical text",
        RootReason::Agency => "they credit the same agency",
        RootReason::SharedSource => "they repeat the same source's statement",
        RootReason::SameOutlet => "one outlet's several articles",
    }
}

/// Airwars' grade and what it means.
pub(crate) fn airwars(grade: AirwarsGrade) -> (&'static str, &'static str) {
    match grade {
        AirwarsGrade::Confirmed => ("Confirmed", "a belligerent accepts responsibility"),
        AirwarsGrade::Fair => ("Fair", "two or more independent sources that agree"),
        AirwarsGrade::Weak => ("Weak", "a single source"),
        AirwarsGrade::Contested => ("Contested", "sources name rival perpetrators"),
        AirwarsGrade::Discounted => ("Discounted", "there is evidence against it"),
    }
}

/// Iraq Body Count's grade and what it means.
pub(crate) fn ibc(grade: IbcGrade) -> (&'static str, &'static str) {
    match grade {
        IbcGrade::Confirmed => ("Confirmed", "at least two independent sources"),
        IbcGrade::Provisional => ("Provisional", "one source so far"),
    }
}

/// An Admiralty code in words; codes outside A–F and 1–6 give none.
pub(crate) fn admiralty(code: &str) -> String {
    let mut chars = code.chars();
    let reliability = match chars.next() {
        Some('A') => "completely reliable source",
        Some('B') => "usually reliable source",
        Some('C') => "fairly reliable source",
        Some('D') => "not usually reliable source",
        Some('E') => "unreliable source",
        Some('F') => "reliability of the source cannot be judged",
        _ => return String::new(),
    };
    let credibility = match chars.next() {
        Some('1') => "confirmed by others",
        Some('2') => "probably true",
        Some('3') => "possibly true",
        Some('4') => "doubtful",
        Some('5') => "improbable",
        Some('6') => "truth cannot be judged",
        _ => return String::new(),
    };
    format!("{reliability}; {credibility}")
}

/// What a publication date rests on.
pub(crate) fn basis(basis: PublishedBasis) -> &'static str {
    match basis {
        PublishedBasis::Given => "given with the document",
        PublishedBasis::Metadata => "from the page's metadata",
        PublishedBasis::Url => "from the address",
        PublishedBasis::Dateline => "from the dateline",
        PublishedBasis::Text => "from the text",
    }
}

/// What a note is about.
pub(crate) fn note(code: NoteCode) -> &'static str {
    code.word()
}

/// How finely a place is known.
pub(crate) fn geo_precision(precision: GeoPrecision) -> &'static str {
    match precision {
        GeoPrecision::Exact => "the place named",
        GeoPrecision::Near => "within about 25 km",
        GeoPrecision::Admin2 => "district known",
        GeoPrecision::Admin1 => "province known",
        GeoPrecision::Region => "region known",
        GeoPrecision::Country => "country known",
    }
}

/// A country's name, its code where the gazetteer does not know it.
pub(crate) fn country(code: CountryCode) -> String {
    let known = engine::Lexicon::embedded().gazetteer().country(code);
    known.map_or_else(|| code.to_string(), |entry| entry.name.to_string())
}

/// "Kabul airport, Afghanistan"; the country is not said twice.
pub(crate) fn place(place: &Place) -> String {
    match place.country.map(country) {
        Some(country) if country != place.name => format!("{}, {country}", place.name),
        _ => place.name.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i16, month: i8, day: i8) -> Date {
        Date::new(year, month, day).unwrap()
    }

    #[test]
    fn dates_are_no_finer_than_they_are_known() {
        let cases = [
            (When::day(day(2021, 8, 26)), "26 Aug 2021"),
            (When::between(day(2021, 8, 26), day(2021, 8, 28)), "26–28 Aug 2021"),
            (When::between(day(2021, 8, 30), day(2021, 9, 2)), "30 Aug – 2 Sep 2021"),
            (When::month(2021, 8).unwrap(), "Aug 2021"),
            (When::year(2021).unwrap(), "2021"),
            (When::between(day(2019, 1, 1), day(2021, 12, 31)), "2019–2021"),
            (When::between(day(2020, 12, 30), day(2021, 1, 2)), "30 Dec 2020 – 2 Jan 2021"),
        ];
        for (given, wanted) in cases {
            assert_eq!(when(&given), wanted);
        }
    }

    #[test]
    fn numbers_have_groups_of_three() {
        assert_eq!([0, 999, 1000, 1_234_567].map(number), ["0", "999", "1,000", "1,234,567"]);
    }

    #[test]
    fn bounds_keep_open_ends_open() {
        let at_least = Count { low: Some(60), high: None, qualifier: Qualifier::AtLeast };
        let up_to = Count { low: None, high: Some(20), qualifier: Qualifier::AtMost };
        let vague = Count { low: None, high: None, qualifier: Qualifier::Vague };
        assert_eq!(bounds(&at_least), "60 or more");
        assert_eq!(bounds(&up_to), "20 or fewer");
        assert_eq!(bounds(&vague), "no number");
        assert_eq!(bounds(&Count::exact(1500)), "1,500");
    }

    #[test]
    fn admiralty_codes_have_words_and_others_none() {
        assert_eq!(admiralty("B2"), "usually reliable source; probably true");
        assert_eq!(admiralty("Z9"), "");
        assert_eq!(admiralty(""), "");
    }
}
