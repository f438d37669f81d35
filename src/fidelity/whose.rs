//! Whose a figure of a summary is: whether it is told in the words that the source says of another. `judge` asks for each pair of a
//! summary that holds.

use std::collections::BTreeSet;

use super::alignment::{Alignment, Fate};
use super::ledger::Side;
use super::misplaced::tells_about;
use super::proof::compares;
use super::relate;
use super::tellings::{NEIGHBOURS, Tellings, is_like, tells_which};
use super::tie::Grade;
use super::{speech, subjects};
use crate::figure::{Class, Direction, Exact, Figure, Kind, Value};

/// A figure with its place among those of its text.
type Indexed<'a> = (usize, &'a Figure);

/// The source figure in whose words an output figure is told, though it is another: its name or its topic stands in the output, and
/// nothing that the source says of the figure itself.
pub(super) fn of_another(source: &Side<'_>, output: &Side<'_>, outcome: &Alignment, (row, column): (usize, usize)) -> Option<usize> {
    let own = source.figure(row)?;
    let figure = output.figure(column).filter(|figure| figure.class() == Class::Quantity && figure.kind != Kind::Label)?;
    // "Exports exceeded imports by 5.78 trillion": a gap is told in words of both.
    let gap = compares(output, column) && output.note(column).is_some_and(|note| note.motion == Direction::None);
    let pair = Pair { source, output, outcome, own: (row, own), told: (column, figure) };
    if gap { None } else { pair.belongs() }
}

/// Whether the name that an output tells a figure of is the figure's own in the source, and not that of `other`.
pub(super) fn is_its_own(source: &Side<'_>, output: &Side<'_>, (row, column): (usize, usize), other: usize) -> bool {
    let quantity = |figure: &&Figure| figure.class() == Class::Quantity && !tells_which(figure);
    let own = source.figure(row).filter(quantity);
    let (Some(own), Some(figure), Some(rival)) = (own, output.figure(column), source.figure(other)) else { return false };
    let (from, to) = (source.tellings(output), output.tellings(source));
    let told = to.told_holders(column, figure);
    !told.is_empty() && told.is_subset(&from.holders(row, own)) && told.is_disjoint(&from.all_holders(other, rival))
}

/// Whether an output tells a figure of its own name or in its own words, and in none of those of `other`.
pub(super) fn is_told_as_its_own(source: &Side<'_>, output: &Side<'_>, (row, column): (usize, usize), other: usize) -> bool {
    if is_its_own(source, output, (row, column), other) {
        return true;
    }
    let (Some(own), Some(figure), Some(rival)) = (source.figure(row), output.figure(column), source.figure(other)) else { return false };
    let (from, to) = (source.tellings(output), output.tellings(source));
    let words: BTreeSet<u32> = to.words(column, figure).into_iter().map(|(_, key)| key).collect();
    let says = |(row, own): Indexed<'_>, (other, rival): Indexed<'_>| {
        let theirs = from.implied(source, other, rival);
        from.said(row, own).iter().any(|key| words.contains(key) && !theirs.contains(key))
    };
    says((row, own), (other, rival)) && !says((other, rival), (row, own))
}

/// A source figure and the output figure that stands for it.
struct Pair<'a> {
    source: &'a Side<'a>,
    output: &'a Side<'a>,
    outcome: &'a Alignment,
    own: Indexed<'a>,
    told: Indexed<'a>,
}

impl<'a> Pair<'a> {
    /// The rival in whose words the figure is told.
    fn belongs(&self) -> Option<usize> {
        let reckoned = self.reckoned();
        let rivals = self.rivals(&reckoned);
        let numbered = self.numbered();
        let by_number = |other: usize| numbered.is_some_and(|order| self.from().topic_numbers(self.source, other) == Some(order));
        let placed = |(other, rival): &Indexed<'a>| {
            is_like(self.source, rival, self.own.1) && (by_number(*other) || self.stands_with_mate_of(*other, &reckoned))
        };
        if let Some((other, _)) = rivals.iter().find(|rival| placed(rival)) {
            return Some(*other);
        }
        let told = Told::of(self);
        // The source may say the number several times, and the figure stand for any of them.
        let same = self.source.with_value(&self.told.1.value).map(|(again, figure, _)| (again, figure));
        let same: Vec<Indexed<'_>> = [self.own].into_iter().chain(same.take(AGAIN)).collect();
        let accused = |rival: Indexed<'_>| {
            let words: Option<Vec<_>> = same.iter().map(|own| told.is_of(self.source, *own, rival)).collect();
            words.map(|words| words.into_iter().flatten().collect::<BTreeSet<usize>>())
        };
        let mut found = rivals.into_iter().filter_map(|rival| Some((rival.0, accused(rival)?)));
        let (first, words) = found.next()?;
        // Words of two rivals tell neither.
        found.all(|(_, others)| !others.is_disjoint(&words)).then_some(first)
    }

    fn from(&self) -> &'a Tellings {
        self.source.tellings(self.output)
    }

    fn to(&self) -> &'a Tellings {
        self.output.tellings(self.source)
    }

    /// The figures near the source figure that could have been meant, and that the output's sentence does not tell.
    fn rivals(&self, reckoned: &BTreeSet<usize>) -> Vec<Indexed<'a>> {
        let ((row, own), (column, figure)) = (self.own, self.told);
        let sentence = |side: &Side<'_>, index: usize| side.note(index).map(|note| note.place.sentence);
        let candidate = |other: &Indexed<'_>| {
            let (other, rival) = *other;
            let heir = self.outcome.heirs.get(other).copied().flatten();
            (is_like(self.source, rival, own) || is_short(self.source, rival, own) || counts_the_same(self.source, rival, (own, figure)))
                && relate::tie(rival, figure).grade > Grade::Converted
                && sentence(self.source, other).zip(sentence(self.source, row)).is_some_and(|(a, b)| a.abs_diff(b) <= 2)
                && heir.is_none_or(|heir| sentence(self.output, heir) != sentence(self.output, column))
                && rival.value != Value::Number(Exact::ONE)
                && !tells_about(rival, figure)
                && !reckoned.contains(&other)
        };
        let rows = (row.saturating_sub(NEIGHBOURS)..=row + NEIGHBOURS).filter(|other| *other != row);
        rows.filter_map(|other| Some((other, self.source.figure(other)?))).filter(candidate).collect()
    }

    /// The source figures that others of the output's clause stand for.
    fn mates(&self) -> impl Iterator<Item = usize> {
        let column = self.told.0;
        let beside = (column.saturating_sub(3)..column + 4).filter(move |index| *index != column);
        beside.filter(move |index| self.to().are_together(*index, column)).filter_map(|index| self.outcome.stands(index))
    }

    /// Whether another figure of the output's clause stands for one of the clause of the source figure: its date, its whole.
    fn stands_with_its_own(&self) -> bool {
        self.mates().any(|mate| mate != self.own.0 && self.from().are_together(mate, self.own.0))
    }

    /// Whether the output's clause has a figure of the clause of `other`, and the source's clause has its like: "of 6,243 people 214
    /// fell ill" where it was 58 of the 6,243, and 214 of 5,871.
    fn stands_with_mate_of(&self, other: usize, reckoned: &BTreeSet<usize>) -> bool {
        let (from, row) = (self.from(), self.own.0);
        let like = |mate: usize, own: usize| {
            let figures = self.source.figure(mate).zip(self.source.figure(own));
            mate != own && figures.is_some_and(|(a, b)| is_like(self.source, a, b) && relate::tie(a, b).grade > Grade::Converted)
        };
        let its_own = |mate: usize| {
            let near = [row.checked_sub(1), Some(row + 1)].into_iter().flatten().filter(|own| from.are_together(*own, row));
            near.into_iter().any(|own| like(mate, own) && !reckoned.contains(&own) && self.mates().all(|told| told != own))
        };
        let with_other = |mate: &usize| mate.abs_diff(other) == 1 && from.are_together(*mate, other);
        !from.are_together(row, other) && self.mates().filter(with_other).any(its_own)
    }

    /// What the reckonings beside a figure take: "$250,000 above its asking price" speaks of the price that was paid as well.
    fn reckoned(&self) -> BTreeSet<usize> {
        let column = self.told.0;
        let sentence = |index: usize| self.output.note(index).map(|note| note.place.sentence);
        let beside = (column.saturating_sub(4)..column + 5).filter(|index| sentence(*index) == sentence(column));
        let proofs = beside.filter_map(|index| match self.outcome.fates.get(index) {
            Some(Fate::Derived(proof)) => Some(proof.from.iter().copied()),
            _ => None,
        });
        proofs.flatten().collect()
    }

    /// The place in an order that the output's clause tells the figure of, where the source tells it of another: 第一产业 for 第二产业.
    fn numbered(&self) -> Option<usize> {
        let column = self.told.0;
        let own = self.from().topic_numbers(self.source, self.own.0)?;
        let order = |index: &usize| self.to().are_together(*index, column) && self.output.figure(*index).is_some_and(tells_which);
        let said = (column.saturating_sub(2)..column).filter(order).find_map(|index| self.outcome.stands(index))?;
        let differs = self.source.figure(own).zip(self.source.figure(said)).is_some_and(|(a, b)| a.kind == b.kind && a.value != b.value);
        differs.then_some(said)
    }
}

/// So many places where the source says a number again are looked at.
const AGAIN: usize = 60;

/// What the output says of one figure.
struct Told<'a> {
    from: &'a Tellings,
    /// The names that it is told of, the words of its clause, and all words of its sentence.
    holders: BTreeSet<u32>,
    words: Vec<(usize, u32)>,
    sentence: BTreeSet<u32>,
    /// What the figure is a share of.
    part_of: BTreeSet<u32>,
    /// Whether names are written alike in both texts, or a dictionary knows them.
    same_names: bool,
    /// Whether another figure of its clause is one of the source figure's clause.
    beside: bool,
}

impl<'a> Told<'a> {
    fn of(pair: &Pair<'a>) -> Self {
        let ((column, figure), to) = (pair.told, pair.to());
        let latin = |side: &Side<'_>| !speech::in_characters(side.lang) && side.lang.primary() != "ru";
        let (source, output) = (pair.source, pair.output);
        Self {
            from: pair.from(),
            holders: to.told_holders(column, figure),
            words: to.words(column, figure),
            sentence: to.sentence(column, figure),
            part_of: to.part_of(output, column, figure),
            same_names: source.lang.primary() == output.lang.primary() || latin(output) && (latin(source) || source.lang.is_chinese()),
            beside: pair.stands_with_its_own(),
        }
    }

    /// Where the words stand that say the rival, if none says the figure.
    fn is_of(&self, source: &Side<'_>, own: Indexed<'_>, rival: Indexed<'_>) -> Option<BTreeSet<usize>> {
        if let Some(words) = self.by_name(own, rival) {
            return Some(words);
        }
        if is_short(source, rival.1, own.1) {
            return None;
        }
        self.by_share(source, own, rival).or_else(|| self.by_words(source, own, rival))
    }

    /// The rival's name, where the figure's own is not told.
    fn by_name(&self, (row, own): Indexed<'_>, (other, rival): Indexed<'_>) -> Option<BTreeSet<usize>> {
        let (mine, theirs) = (self.from.all_holders(row, own), self.from.holders(other, rival));
        let told: BTreeSet<u32> = self.holders.intersection(&theirs).copied().collect();
        // Its own name could have been told too: in the same letters as the rival's, or as the lexicon knows it.
        let spelt = |name: &u32| subjects::is_spelt(*name);
        let tellable = self.same_names || told.iter().any(spelt) || !mine.iter().all(spelt);
        let apart = tellable && !mine.is_empty() && mine.is_disjoint(&self.sentence) && mine.is_disjoint(&theirs);
        (apart && !told.is_empty()).then(|| self.places(&told))
    }

    /// What the rival is a share of, where the output says it of the figure: 38 percent of homeowners.
    fn by_share(&self, source: &Side<'_>, (row, own): Indexed<'_>, (other, rival): Indexed<'_>) -> Option<BTreeSet<usize>> {
        let (mine, theirs) = (self.from.part_of(source, row, own), self.from.part_of(source, other, rival));
        let apart = self.from.is_shared && !mine.is_empty() && mine.is_disjoint(&self.part_of);
        (apart && !theirs.is_disjoint(&self.part_of)).then(|| self.places(&theirs))
    }

    /// The words of the rival's clauses that none of the figure's say.
    fn by_words(&self, source: &Side<'_>, (row, own): Indexed<'_>, (other, rival): Indexed<'_>) -> Option<BTreeSet<usize>> {
        let from = self.from;
        let mut mine = from.implied(source, row, own);
        mine.extend(from.all_holders(row, own));
        let mut wide = from.implied(source, other, rival);
        wide.extend(from.all_holders(other, rival));
        let theirs: BTreeSet<u32> = from.said(other, rival).difference(&mine).copied().collect();
        // What is said of the figure could have been told, and was not; or no more than what both share was, and the rival's whole topic.
        let said: BTreeSet<u32> = from.said(row, own).difference(&wide).copied().filter(|key| from.is_tellable(*key)).collect();
        let (topic, rivals) = (from.topic_of(row), from.topic_of(other));
        let whole = |topic: &BTreeSet<u32>| !topic.is_empty() && topic.is_subset(&self.sentence);
        let shared = || whole(&rivals) && !whole(&topic) && self.runs(&said).len() <= self.runs(&theirs).len();
        if self.beside || said.is_empty() || !said.is_disjoint(&self.sentence) && !shared() {
            return None;
        }
        // Whose it is told of, the source does not say: another name for the same.
        let known = |at: usize| self.words.iter().any(|(other, key)| *other == at && (theirs.contains(key) || mine.contains(key)));
        if self.words.iter().any(|(at, key)| self.holders.contains(key) && !known(*at)) {
            return None;
        }
        // The rare words of a topic say twice as much as others, and the whole of it more than a part. What another sentence says must
        // say more, and what few words are known of.
        let rare = |key: &u32| from.often(*key) <= FEW && rivals.contains(key);
        let weight: usize = self.runs(&theirs).iter().map(|(_, key)| 1 + usize::from(rare(key))).sum();
        let all = weight > 0 && rivals.iter().all(|topic| self.words.iter().any(|(_, key)| key == topic));
        let apart = usize::from(!from.are_in_one_sentence(row, other)) + usize::from(!from.is_shared);
        (weight + usize::from(all) >= CLEAR + apart).then(|| self.places(&theirs))
    }

    /// Where words with these keys stand.
    fn places(&self, keys: &BTreeSet<u32>) -> BTreeSet<usize> {
        self.words.iter().filter(|(_, key)| keys.contains(key)).map(|(at, _)| *at).collect()
    }

    /// The words with these keys, each once; of pairs of characters that overlap the first.
    fn runs(&self, keys: &BTreeSet<u32>) -> Vec<(usize, u32)> {
        let mut last = None;
        let mut goes_on = |at: usize| last.replace(at).is_some_and(|last: usize| at.saturating_sub(last) <= PAIR);
        self.words.iter().filter(|(_, key)| keys.contains(key)).filter(|(at, _)| !goes_on(*at)).copied().collect()
    }
}

/// Lombardy spent 21.4 billion euros, Lazio 11.8: a list says its unit once.
fn is_short(source: &Side<'_>, rival: &Figure, own: &Figure) -> bool {
    let bare = |figure: &Figure| figure.kind == Kind::Count && figure.unit.is_none() && !speech::in_characters(source.lang);
    let full = |figure: &Figure| matches!(figure.kind, Kind::Money | Kind::Measure);
    bare(rival) && full(own) || bare(own) && full(rival)
}

/// 录用1240人 told with 560个岗位: the output counts what the rival counts.
fn counts_the_same(source: &Side<'_>, rival: &Figure, (own, figure): (&Figure, &Figure)) -> bool {
    let counts = [rival, own, figure].iter().all(|figure| figure.kind == Kind::Count);
    counts && speech::in_characters(source.lang) && rival.unit == figure.unit && !figure.unit.is_none()
}

/// A word of no more clauses than this is rare.
const FEW: u32 = 3;

/// So much the rare word of a topic says, or two other words.
const CLEAR: usize = 2;

/// Two characters that begin so many bytes apart are parts of one word.
const PAIR: usize = 3;
