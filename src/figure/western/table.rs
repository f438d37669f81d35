//! The shape of a western language's data, and the lexicon compiled from it: one look-up a word.
//!
//! A language file under `figure/lang` holds one [`Table`]; `Lexicon::new` compiles it once a process. A word may have
//! several senses (`second`: an ordinal and a unit), so a `Word` is a record, and [`flag`]s say which fields hold.

use crate::figure::Approx;

/// What a word can be; a `Word` has any number of them.
pub mod flag {
    /// A number below a hundred.
    pub const CARDINAL: u64 = 1;
    /// A power of ten: hundred, thousand, million.
    pub const SCALE: u64 = 1 << 1;
    /// A power of ten that only follows digits: k, m, bn.
    pub const SHORT_SCALE: u64 = 1 << 2;
    /// third, twentieth.
    pub const ORDINAL: u64 = 1 << 3;
    /// hundredth, millionth: a scale made ordinal.
    pub const ORDINAL_SCALE: u64 = 1 << 4;
    /// half, quarter, thirds.
    pub const DENOMINATOR: u64 = 1 << 5;
    /// A plural such as `thirds`, which is never an ordinal.
    pub const PLURAL: u64 = 1 << 6;
    /// A unit in full.
    pub const UNIT: u64 = 1 << 7;
    /// A unit's symbol: only after digits.
    pub const SYMBOL: u64 = 1 << 8;
    /// A currency word or code.
    pub const MONEY: u64 = 1 << 9;
    /// A currency code or word that may stand before its number.
    pub const MONEY_FIRST: u64 = 1 << 10;
    /// A counted noun, singular.
    pub const NOUN: u64 = 1 << 11;
    /// A counted noun, plural.
    pub const NOUNS: u64 = 1 << 12;
    /// A month.
    pub const MONTH: u64 = 1 << 13;
    /// A day of the week.
    pub const WEEKDAY: u64 = 1 << 14;
    /// An approximator before the number.
    pub const APPROX: u64 = 1 << 15;
    /// An approximator after the number.
    pub const APPROX_AFTER: u64 = 1 << 16;
    /// A word of growth.
    pub const UP: u64 = 1 << 17;
    /// A word of decline.
    pub const DOWN: u64 = 1 << 18;
    /// A word that ends the search for a counted noun.
    pub const STOP: u64 = 1 << 19;
    /// A word that may stand between an approximator or direction and the number.
    pub const FILLER: u64 = 1 << 20;
    /// A name that makes the number before it a label: Five-Year Plan.
    pub const LABEL_HEAD: u64 = 1 << 21;
    /// A whole label with its value: one-stop.
    pub const LABEL: u64 = 1 << 22;
    /// A noun that numbers what follows: Article, Phase, No.
    pub const NUMBERED: u64 = 1 << 23;
    /// A whole multiplier: doubled.
    pub const MULTIPLIER: u64 = 1 << 24;
    /// Prefixes of the dollar: US, HK, NT.
    pub const DOLLAR: u64 = 1 << 25;
    /// A grammar word: see [`super::Role`].
    pub const ROLE: u64 = 1 << 26;
    /// A plural scale without a number before: hundreds (of).
    pub const VAGUE: u64 = 1 << 27;
    /// The word that makes a match result of two numbers: beat, won.
    pub const MATCH: u64 = 1 << 28;
    /// A collective with a value of its own: dozen, pair, trio.
    pub const GROUP: u64 = 1 << 29;
    /// A name that makes the number after it a label: version, RFC.
    pub const CODED: u64 = 1 << 30;
    /// A word of change that may stand after its figure: 5 percent higher.
    pub const AFTER: u64 = 1 << 31;
    /// A word of change for shares only: gained 3 percent, but raised 20 million yuan.
    pub const WEAK: u64 = 1 << 32;
    /// A plural ten that names a decade: eighties.
    pub const DECADE: u64 = 1 << 33;
    /// A number with a part: anderthalb.
    pub const PART: u64 = 1 << 34;
    /// Words before the hour of a day: à, às, dopo le.
    pub const AT: u64 = 1 << 35;
    /// Words of a draw, whose one number is the goals of each: empató a uno.
    pub const DRAW: u64 = 1 << 36;
    /// A word that halves what stands right behind it, and means or surroundings where nothing does: meio, medio, mezzo.
    pub const HALVES: u64 = 1 << 37;
    /// What may stand between a number and the length of time that it counts: quatre derniers jours.
    pub const BETWEEN: u64 = 1 << 38;
}

/// What a grammar word does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name says it")]
pub enum Role {
    #[default]
    None,
    A,
    And,
    Or,
    Of,
    In,
    Out,
    To,
    From,
    Between,
    The,
    On,
    Over,
    Point,
    Oh,
    Minus,
    Per,
    Percent,
    PercentPoint,
    Times,
    Fold,
    Old,
    Age,
    Aged,
    Top,
    Rank,
    First,
    Next,
    Time,
    Past,
    Before,
    Am,
    Pm,
    Clock,
    Noon,
    Midnight,
    Early,
    Mid,
    Late,
    Fiscal,
    Hotline,
    Bce,
    Ce,
    Square,
    Cubic,
    Squared,
    Cubed,
    Year,
    Several,
    Own,
    BelowZero,
    Century,
    Quarter,
    HalfYear,
    YearAfter,
    Decades,
    With,
    Till,
    Wholes,
    Pound,
    Than,
    Parts,
    Night,
    Overnight,
    Recent,
    Each,
    HalfTo,
    Lacking,
}

/// The data of one language. Words are in lower case unless only their capitals tell them (`MB`, `US`);
/// several words may stand for one sense, separated by `|`; a phrase's words are separated by blanks.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// Decimal mark and the marks that may group digits.
    pub decimal: char,
    /// See `decimal`.
    pub group: char,
    /// Whether 7/1/2022 is the 7th of January (`true`) or July 1.
    pub day_first: bool,
    /// Numbers below a hundred. A form that stands in compounds alone ends in a hyphen: vent-, трёх-.
    pub cardinals: &'static [(&'static str, u32)],
    /// Ordinals below a hundred; their plurals are denominators.
    pub ordinals: &'static [(&'static str, u32)],
    /// Denominators that are no ordinals.
    pub denominators: &'static [(&'static str, u32)],
    /// Powers of ten.
    pub scales: &'static [(&'static str, u32)],
    /// Ordinals of powers of ten.
    pub ordinal_scales: &'static [(&'static str, u32)],
    /// Powers of ten after digits only.
    pub short_scales: &'static [(&'static str, u32)],
    /// Plural powers of ten and groups that stand for many: hundreds, dozens.
    pub vague: &'static [(&'static str, u32)],
    /// Collectives: dozen, pair.
    pub groups: &'static [(&'static str, u32)],
    /// Endings that make digits ordinal.
    pub ordinal_endings: &'static str,
    /// Months, by number.
    pub months: &'static [(&'static str, u32)],
    /// Days of the week, Monday first.
    pub weekdays: &'static [(&'static str, u32)],
    /// Units in full: code, multiple of the unit, words.
    pub units: &'static [(&'static str, u32, &'static str)],
    /// Symbols of units: code, symbols.
    pub symbols: &'static [(&'static str, &'static str)],
    /// Currencies: code, other readings, power of ten of the word (-2 for cents), words.
    pub money: &'static [(&'static str, &'static [&'static str], i8, &'static str)],
    /// Coins and slang: code, value in hundredths, words.
    pub coins: &'static [(&'static str, u32, &'static str)],
    /// Numbers of public telephone services, which are names.
    pub hotlines: &'static [&'static str],
    /// Plural tens: eighties.
    pub decades: &'static [(&'static str, u32)],
    /// Codes and words that may stand before the number.
    pub money_first: &'static [(&'static str, &'static str)],
    /// Currency signs.
    pub signs: &'static [(char, &'static str, &'static [&'static str])],
    /// What may stand before the dollar sign.
    pub dollars: &'static [(&'static str, &'static str)],
    /// Counted nouns: unit, singular forms, plural forms.
    pub nouns: &'static [(&'static str, &'static str, &'static str)],
    /// Approximators before the number.
    pub approx: &'static [(Approx, &'static str)],
    /// Approximators after it.
    pub approx_after: &'static [(Approx, &'static str)],
    /// Whole multipliers: numerator, denominator, direction (+1, -1 or 0), words.
    pub multipliers: &'static [(u32, u32, i8, &'static str)],
    /// Labels by value.
    pub labels: &'static [(&'static str, &'static str)],
    /// Words of one flag each.
    pub flags: &'static [(u64, &'static str)],
    /// Grammar words.
    pub roles: &'static [(Role, &'static str)],
    /// Endings that a spelling may name in braces: `prim{o}` stands for every form of it.
    pub endings: &'static [(&'static str, &'static str)],
    /// Words that are a number with a part: numerator, denominator, words (anderthalb, полтора).
    pub parts: &'static [(u32, u32, &'static str)],
    /// How the language builds its numbers and dates.
    pub habits: Habits,
    /// Months whose names are words of another sense too: only a capital and the words around tell.
    pub doubtful_months: &'static [u8],
}

/// A way in which languages differ that no list of words says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Habit {
    /// Number words run together: zweiundvierzig, ventitremila.
    Compounds,
    /// The unit stands before the ten: zweiundvierzig.
    UnitFirst,
    /// `and` joins tens and units: vingt et un, vinte e um.
    TensAnd,
    /// Sixty and eighty count on to nineteen: soixante-dix, quatre-vingt-onze.
    Twenties,
    /// Ordinals of tens and units are both ordinals: vigésimo primero.
    OrdinalChain,
    /// A point after digits makes them ordinal: 3. Platz.
    OrdinalPoint,
    /// The indefinite article is the number one as well: un, eine.
    ArticleOne,
    /// Words before an apostrophe are words of their own: d'euros, l'anno.
    Elision,
    /// Decimals are said digit by digit: point five two.
    DigitDecimals,
    /// There is no article: a unit that stands alone means one of it.
    NoArticle,
    /// A year is said in two pairs of digits: nineteen eighty-four.
    YearPairs,
    /// Days of the week have a capital.
    CapitalDays,
    /// A preposition stands between a million and what it counts: millones de euros.
    ScaleOf,
    /// `and` joins hundreds and tens too: cento e trinta.
    HundredsAnd,
    /// A hundred with a capital is a century: il Novecento.
    CenturyNames,
    /// The word for half means average behind a noun: el precio medio.
    MeanHalf,
    /// The hour that a clock counts on from is told by the next one's ordinal: пять минут девятого.
    HourBegun,
    /// Parts have words of their own (Drittel), so that no ordinal is a fraction.
    OwnParts,
}

/// Some of them.
#[derive(Clone, Copy, Debug)]
pub struct Habits(u32);

impl Habits {
    /// Those of `all`.
    pub const fn of(all: &[Habit]) -> Self {
        let (mut bits, mut rest) = (0, all);
        while let [habit, others @ ..] = rest {
            (bits, rest) = (bits | 1 << *habit as u32, others);
        }
        Self(bits)
    }
}

impl Table {
    /// A language of which nothing is known: what a file leaves out.
    pub const EMPTY: Self = Self {
        decimal: ',',
        group: '.',
        day_first: true,
        cardinals: &[],
        ordinals: &[],
        denominators: &[],
        scales: &[],
        ordinal_scales: &[],
        short_scales: &[],
        vague: &[],
        groups: &[],
        ordinal_endings: "",
        months: &[],
        weekdays: &[],
        units: &[],
        symbols: &[],
        money: &[],
        coins: &[],
        hotlines: &[],
        decades: &[],
        money_first: &[],
        signs: &[],
        dollars: &[],
        nouns: &[],
        approx: &[],
        approx_after: &[],
        multipliers: &[],
        labels: &[],
        flags: &[],
        roles: &[],
        endings: &[],
        parts: &[],
        habits: Habits::of(&[]),
        doubtful_months: &[],
    };

    /// Whether the language has this habit.
    #[inline]
    pub fn has(&self, habit: Habit) -> bool {
        self.habits.0 >> habit as u32 & 1 != 0
    }
}
