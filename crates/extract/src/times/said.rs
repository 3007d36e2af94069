//! What the words of a time expression say, before they are put beside the document time.

use lexicon::{Holiday, TimePart, TimeUnit, Turn};

/// A year as the words give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// Not given.
    Open,
    /// In full.
    Is(i16),
    /// By its last two digits.
    Short(i16),
    /// Counted from the document's year ("last year" is -1).
    Turn(i32),
}

/// A calendar date of which parts may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PartialDate {
    pub year: Year,
    pub month: Option<i8>,
    pub day: Option<i8>,
    pub weekday: Option<i8>,
    pub turn: Option<Turn>,
}

impl PartialDate {
    pub(super) const OPEN: Self =
        Self { year: Year::Open, month: None, day: None, weekday: None, turn: None };
}

/// A part of a year with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Inside {
    /// Three months from this one; a winter ends in the next year.
    Season(i8),
    /// A quarter, 1 to 4.
    Quarter(i8),
    /// A half, 1 or 2.
    Half(i8),
    /// The first quarters, so many of them.
    Quarters(i8),
    /// The day of a holiday.
    Holiday(Holiday),
}

/// What a length of time is counted from.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Origin {
    /// The document day.
    Document,
    /// The time last spoken of.
    Focus,
    /// A time in the words themselves.
    Given(Box<Said>),
}

/// So many units of time; `None` where the words do not say how many ("several").
pub(super) type Length = Vec<(Option<i32>, TimeUnit)>;

/// What a time expression says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Said {
    /// A date, month or year.
    Date(PartialDate),
    /// A weekday of a week counted from the document's ("Tuesday next week").
    WeekdayOf(i8, i32),
    /// The nth such weekday of a period ("the first Friday of July").
    NthWeekday(i8, i8, Box<Said>),
    /// A whole unit by turn ("last month").
    Whole(TimeUnit, Turn),
    /// A whole unit that holds the time last spoken of ("that day"), moved by so many units.
    FocusWhole(TimeUnit, i32),
    /// A part of a year.
    Inside(Inside, Year, Option<Turn>),
    /// Years from and to.
    Years(i16, i16),
    /// A decade by two digits ("the nineties").
    ShortDecade(i16),
    /// A length forwards (1) or backwards (-1) from an origin.
    Shift(Length, i32, Origin),
    /// The units just passed or ahead ("the last three weeks").
    Run(Length, Turn),
    /// A length of time that starts on a day.
    Starting(Length, Box<Said>),
    /// The week that holds a day.
    WeekOf(Box<Said>),
    /// A part of a period ("the end of May"); the period whole, except as an end of a range.
    Part(TimePart, Box<Said>),
    /// From one time to another.
    Range(Box<Said>, Box<Said>),
    /// Two days of a month ("4 to 23 next month").
    DaysOf(i8, i8, Box<Said>),
    /// The time last spoken of, in another year ("the same period in 2020").
    SamePeriod(Box<Said>),
    /// The quarter last spoken of, else the one before the document's ("the latest quarter").
    LatestQuarter,
    /// Within a length of time from the document day, where the verb says that it lies ahead.
    Within(Length),
    /// A time of day without a day.
    Moment,
    /// The document time ("now"), only as an end of a range.
    Now,
    /// A length of time.
    Duration,
    /// A time that the words do not tell ("a week after the attack", "every Friday").
    Vague,
}

/// How many units a turn moves from the present one.
pub(super) fn turn_shift(turn: Turn) -> i32 {
    match turn {
        Turn::Last | Turn::Preceding | Turn::Past => -1,
        Turn::This => 0,
        Turn::Next | Turn::Following | Turn::Coming => 1,
    }
}
