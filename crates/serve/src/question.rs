//! What a reader asks of the incidents: the query of an address, read strictly.

use crate::error::Failure;
use engine::model::{ActorId, CountField, CountryCode, Date, EventType, Incident};
use engine::{Filter, Project};

/// Incidents on one page.
pub(crate) const PAGE: usize = 100;

/// How incidents are ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Latest first, undated last.
    #[default]
    Date,
    /// Most killed first.
    Killed,
    /// Most independent sources first.
    Sources,
}

impl Sort {
    /// The word in the address.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Killed => "killed",
            Self::Sources => "sources",
        }
    }
}

/// A question in full: the filter, and the words it came from, for the form.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Question {
    pub filter: Filter,
    pub sort: Sort,
    /// The page asked for, counted from 1.
    pub page: usize,
    /// Values as given, by name.
    given: Vec<(String, String)>,
}

/// Names of the values that narrow.
const NARROWING: [&str; 8] = ["words", "type", "country", "group", "from", "to", "min_killed", "min_sources"];

impl Question {
    /// Reads a question. Names it does not know are left aside; values it cannot read are refused.
    pub(crate) fn read(pairs: &[(String, String)], project: &Project) -> Result<Self, Failure> {
        let mut question = Self { page: 1, ..Self::default() };
        for (name, value) in pairs {
            let value = value.trim();
            if value.is_empty() {
                continue;
            }
            question.take(name, value, project)?;
            question.given.push((name.clone(), value.to_owned()));
        }
        Ok(question)
    }

    fn take(&mut self, name: &str, value: &str, project: &Project) -> Result<(), Failure> {
        let filter = &mut self.filter;
        match name {
            "words" => filter.words = Some(value.to_owned()),
            "type" => filter.types.extend(listed(
                name,
                value,
                EventType::from_word,
                "use a type such as `bombing`",
            )?),
            "country" => {
                let hint = "use a two-letter code such as `AF`";
                filter.countries.extend(listed(name, value, CountryCode::new, hint)?);
            }
            "group" => {
                let known = project.actor(value)?.map(|view| view.actor.id);
                filter.actor = Some(known.unwrap_or_else(|| ActorId::new(value)));
            }
            "from" => filter.from = Some(day(name, value)?),
            "to" => filter.to = Some(day(name, value)?),
            "min_killed" => filter.min_killed = Some(whole(name, value)?),
            "min_sources" => filter.min_roots = Some(whole(name, value)?),
            "sort" => {
                let all = [Sort::Date, Sort::Killed, Sort::Sources];
                let known = all.into_iter().find(|sort| sort.word() == value);
                self.sort =
                    known.ok_or_else(|| Failure::value(name, value, "use `date`, `killed` or `sources`"))?;
            }
            "page" => self.page = usize::try_from(whole(name, value)?).unwrap_or(usize::MAX).max(1),
            _ => {}
        }
        Ok(())
    }

    /// The value given for a name, empty where none was.
    pub(crate) fn given(&self, name: &str) -> &str {
        self.given.iter().rev().find(|(given, _)| given == name).map_or("", |(_, value)| value)
    }

    /// Whether anything narrows the incidents.
    pub(crate) fn narrows(&self) -> bool {
        self.filter != Filter::default()
    }

    /// The query of this question with some values replaced; the page is left out unless replaced.
    pub(crate) fn query(&self, replaced: &[(&str, &str)]) -> String {
        let mut pairs: Vec<(&str, &str)> = NARROWING.iter().map(|name| (*name, self.given(name))).collect();
        pairs.push(("sort", self.given("sort")));
        pairs.push(("page", ""));
        for (name, value) in &mut pairs {
            if let Some((_, new)) = replaced.iter().find(|(given, _)| given == name) {
                *value = new;
            }
        }
        crate::link::query(pairs)
    }

    /// Puts incidents, which come by date, in the order asked for.
    pub(crate) fn order(&self, incidents: &mut [Incident]) {
        let start = |incident: &Incident| incident.when.map(|when| when.start);
        incidents.sort_by(|a, b| start(b).cmp(&start(a)).then_with(|| a.id.cmp(&b.id)));
        match self.sort {
            Sort::Date => {}
            Sort::Killed => incidents.sort_by_key(|incident| {
                std::cmp::Reverse(incident.estimate(CountField::Killed).map(|estimate| estimate.best()))
            }),
            Sort::Sources => incidents.sort_by_key(|incident| std::cmp::Reverse(incident.roots.len())),
        }
    }
}

/// The values divided by commas.
fn listed<T>(name: &str, value: &str, read: fn(&str) -> Option<T>, hint: &str) -> Result<Vec<T>, Failure> {
    value.split(',').map(|one| read(one.trim()).ok_or_else(|| Failure::value(name, one, hint))).collect()
}

fn day(name: &str, value: &str) -> Result<Date, Failure> {
    value.parse().map_err(|_| Failure::value(name, value, "write a day as `2021-08-26`"))
}

fn whole(name: &str, value: &str) -> Result<u64, Failure> {
    value.parse().map_err(|_| Failure::value(name, value, "write a whole number such as `10`"))
}
