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
    if gap {
        return None;
    }
    let told = Told::of(source, output, (column, figure), stands_with_its_own(source, output, outcome, (row, column)));
    let reckoned = reckoned(output, outcome, column);
    let sentence = |side: &Side<'_>, index: usize| side.note(index).map(|note| note.place.sentence);
    let candidate = |other: &Indexed<'_>| {
        let (other, rival) = *other;
        let heir = outcome.heirs.get(other).copied().flatten();
        is_like(source, rival, own)
            && relate::tie(rival, figure).grade > Grade::Converted
            && sentence(source, other).zip(sentence(source, row)).is_some_and(|(a, b)| a.abs_diff(b) <= 2)
            && heir.is_none_or(|heir| sentence(output, heir) != sentence(output, column))
            && rival.value != Value::Number(Exact::ONE)
            && !tells_about(rival, figure)
            && !reckoned.contains(&other)
    };
    let rows = (row.saturating_sub(NEIGHBOURS)..=row + NEIGHBOURS).filter(|other| *other != row);
    let rivals: Vec<Indexed<'_>> = rows.filter_map(|other| Some((other, source.figure(other)?))).filter(candidate).collect();
    let numbered = numbered(source, output, outcome, (row, column));
    if let Some((other, _)) =
        rivals.iter().find(|(other, _)| numbered.is_some_and(|order| told.from.topic_numbers(source, *other) == Some(order)))
    {
        return Some(*other);
    }
    let same = source.with_value(&figure.value).map(|(again, figure, _)| (again, figure)).chain([(row, own)]);
    let same: Vec<Indexed<'_>> = same.collect();
    let accused = |rival: Indexed<'_>| {
        let words: Option<Vec<_>> = same.iter().map(|own| told.is_of(source, *own, rival)).collect();
        words.map(|words| words.into_iter().flatten().collect::<BTreeSet<usize>>())
    };
    let mut found = rivals.into_iter().filter_map(|rival| Some((rival.0, accused(rival)?)));
    let (first, words) = found.next()?;
    // Words of two rivals tell neither.
    found.all(|(_, others)| !others.is_disjoint(&words)).then_some(first)
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

/// Whether another figure of the output's clause stands for one of the clause of the source figure: its date, its whole.
fn stands_with_its_own(source: &Side<'_>, output: &Side<'_>, outcome: &Alignment, (row, column): (usize, usize)) -> bool {
    let (from, to) = (source.tellings(output), output.tellings(source));
    let beside = (column.saturating_sub(3)..column + 4).filter(|index| *index != column && to.are_together(*index, column));
    beside.filter_map(|index| outcome.stands(index)).any(|mate| mate != row && from.are_together(mate, row))
}

/// What the reckonings beside a figure take: "$250,000 above its asking price" speaks of the price that was paid as well.
fn reckoned(output: &Side<'_>, outcome: &Alignment, column: usize) -> BTreeSet<usize> {
    let sentence = |index: usize| output.note(index).map(|note| note.place.sentence);
    let beside = (column.saturating_sub(4)..column + 5).filter(|index| sentence(*index) == sentence(column));
    let proofs = beside.filter_map(|index| match outcome.fates.get(index) {
        Some(Fate::Derived(proof)) => Some(proof.from.iter().copied()),
        _ => None,
    });
    proofs.flatten().collect()
}

/// The place in an order that the output's clause tells a figure of, where the source tells it of another: 第一产业 for 第二产业.
fn numbered(source: &Side<'_>, output: &Side<'_>, outcome: &Alignment, (row, column): (usize, usize)) -> Option<usize> {
    let (from, to) = (source.tellings(output), output.tellings(source));
    let own = from.topic_numbers(source, row)?;
    let order = |index: &usize| to.are_together(*index, column) && output.figure(*index).is_some_and(tells_which);
    let said = (column.saturating_sub(2)..column).filter(order).find_map(|index| outcome.stands(index))?;
    let differs = source.figure(own).zip(source.figure(said)).is_some_and(|(a, b)| a.kind == b.kind && a.value != b.value);
    differs.then_some(said)
}

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
    fn of(source: &'a Side<'_>, output: &Side<'_>, (column, figure): Indexed<'_>, beside: bool) -> Self {
        let (from, to) = (source.tellings(output), output.tellings(source));
        let holders = to.told_holders(column, figure);
        let part_of = to.part_of(output, column, figure);
        let latin = |side: &Side<'_>| !speech::in_characters(side.lang) && side.lang.primary() != "ru";
        let same_names = source.lang.primary() == output.lang.primary() || latin(output) && (latin(source) || source.lang.is_chinese());
        Self { from, holders, words: to.words(column, figure), sentence: to.sentence(column, figure), part_of, same_names, beside }
    }

    /// Where the words stand that say the rival, if none says the figure.
    fn is_of(&self, source: &Side<'_>, (row, own): Indexed<'_>, (other, rival): Indexed<'_>) -> Option<BTreeSet<usize>> {
        let from = self.from;
        let (mine, theirs) = (from.all_holders(row, own), from.holders(other, rival));
        let told: BTreeSet<u32> = self.holders.intersection(&theirs).copied().collect();
        // Its own name could have been told too: in the same letters as the rival's, or as the lexicon knows it.
        let spelt = |name: &u32| subjects::is_spelt(*name);
        let tellable = self.same_names || told.iter().any(spelt) || !mine.iter().all(spelt);
        let apart = tellable && !mine.is_empty() && mine.is_disjoint(&self.sentence) && mine.is_disjoint(&theirs);
        if apart && !told.is_empty() {
            return Some(self.words.iter().filter(|(_, key)| theirs.contains(key)).map(|(at, _)| *at).collect());
        }
        let of = [from.part_of(source, row, own), from.part_of(source, other, rival)];
        if let [mine, theirs] = &of
            && from.is_shared
            && !mine.is_empty()
            && mine.is_disjoint(&self.part_of)
            && !theirs.is_disjoint(&self.part_of)
        {
            return Some(self.words.iter().filter(|(_, key)| theirs.contains(key)).map(|(at, _)| *at).collect());
        }
        let (mine, theirs) = (from.implied(source, row, own), from.said(other, rival));
        let mut wide = from.implied(source, other, rival);
        wide.extend(from.all_holders(other, rival));
        // What is said of the figure could have been told, and was not; or the rival's topic was told as a whole, and its own was not.
        let said = from.said(row, own);
        let (topic, rivals) = (from.topic_of(row), from.topic_of(other));
        let whole = |topic: &BTreeSet<u32>| !topic.is_empty() && topic.iter().all(|key| self.sentence.contains(key));
        let mut own = said.difference(&wide).filter(|key| from.is_tellable(**key)).peekable();
        let told = |key: &u32| self.sentence.contains(key);
        if self.beside || own.peek().is_none() || own.any(told) && !(whole(&rivals) && !whole(&topic)) {
            return None;
        }
        // Whose it is told of, the source does not say: another name for the same.
        let known = |at: usize| self.words.iter().any(|(other, key)| *other == at && (theirs.contains(key) || mine.contains(key)));
        if self.words.iter().any(|(at, key)| self.holders.contains(key) && !known(*at)) {
            return None;
        }
        // What another sentence says must say more, and what few words are known of.
        let apart = usize::from(!from.are_in_one_sentence(row, other)) + usize::from(!from.is_shared);
        let (words, weight) = self.accuses(&mine, &theirs, &rivals);
        (weight >= CLEAR + apart).then_some(words)
    }

    /// Where the words stand that are `theirs` and not `mine`, and how much they say: the rare ones of a topic twice as much.
    fn accuses(&self, mine: &BTreeSet<u32>, theirs: &BTreeSet<u32>, topic: &BTreeSet<u32>) -> (BTreeSet<usize>, usize) {
        let (mut words, mut weight, mut last) = (BTreeSet::new(), 0, None);
        for (at, key) in self.words.iter().filter(|(_, key)| theirs.contains(key) && !mine.contains(key)) {
            let goes_on = last.is_some_and(|last: usize| at.saturating_sub(last) <= PAIR);
            let rare = self.from.often(*key) <= FEW;
            weight += if goes_on { 0 } else { 1 + usize::from(rare && topic.contains(key)) };
            last = Some(*at);
            words.insert(*at);
        }
        // The whole of a topic says more than a word of it.
        let whole = weight > 0 && topic.iter().all(|topic| self.words.iter().any(|(_, key)| key == topic));
        (words, weight + usize::from(whole))
    }
}

/// A word of no more clauses than this is rare.
const FEW: u32 = 3;

/// So much the rare word of a topic says, or two other words.
const CLEAR: usize = 2;

/// Two characters that begin so many bytes apart are parts of one word.
const PAIR: usize = 3;
