//! What the clauses of a text tell of its figures: what a figure is of, and whose it is. `whose` asks it of summaries.
//!
//! A clause belongs to its figures. What it leaves out it takes over from the clauses before it in its sentence: what it speaks of (its
//! topic) where it names none itself, what is done (the rest) where it has no more than a topic, and names until other names stand
//! before a figure. 玉米收获76.1%，大豆92.4%: the second is said of soybeans alone; 特斯拉营收251亿美元，净利润21亿美元: both are Tesla's.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::attribution::alike;
use super::breaks::Breaks;
use super::ledger::{SENTENCE, Side};
use super::relate::is_order;
use super::{speech, subjects};
use crate::figure::{Class, Figure, Kind};
use words::Term;

mod words;

/// A part of a sentence, and where it takes over what it does not say.
#[derive(Clone, Debug, Default)]
struct Clause {
    /// Its terms, and how many of them are its topic.
    terms: Range<usize>,
    topic: usize,
    /// Which sentence, those that a semicolon joins as one, and which paragraph.
    sentence: usize,
    paragraph: usize,
    /// Whether it has a quantity.
    counts: bool,
    /// The clauses that say its topic, the rest and the names.
    topic_from: usize,
    rest_from: Option<usize>,
    names_from: Range<usize>,
}

/// What a text tells of its figures.
#[derive(Debug)]
pub(super) struct Tellings {
    terms: Vec<Term>,
    clauses: Vec<Clause>,
    /// The clause of each figure.
    of: Vec<usize>,
    /// What either side writes as names.
    names: BTreeSet<u32>,
    /// In how many clauses a word stands.
    often: BTreeMap<u32, u32>,
    /// Pairs of characters that no other language has.
    opaque: BTreeSet<u32>,
    /// Whether the other side may have any of these words: it is in the same language, or a dictionary knows them.
    pub(super) is_shared: bool,
}

/// So far in bytes a word may stand from its figure in their clause.
const REACH: usize = 160;

/// So many words of a clause, and clauses of a sentence or paragraph, are looked at.
const MANY: usize = 60;

/// So many bytes stand at most between a share and what it is of.
const PHRASE: usize = 16;

/// How many figures to each side are neighbours.
pub(super) const NEIGHBOURS: usize = 16;

impl Tellings {
    /// Reads `side` once, in words that the `other` may share.
    pub(super) fn of(side: &Side<'_>, other: &Side<'_>) -> Self {
        let breaks = Breaks::of(side.text, side.lang);
        let terms = words::terms(side, other.lang);
        let names = words::names(side).into_iter().chain(words::names(other)).collect();
        let in_dictionary = words::is_in_dictionary(side.lang, other.lang) || words::is_in_dictionary(other.lang, side.lang);
        let is_shared = side.lang.primary() == other.lang.primary() || in_dictionary;
        let opaque = if side.lang.primary() == other.lang.primary() { BTreeSet::new() } else { words::pairs_of(side) };
        let mut all = Self { terms, clauses: Vec::new(), of: Vec::new(), names, often: BTreeMap::new(), opaque, is_shared };
        all.cut(side, &breaks);
        all
    }

    /// Cuts the text into clauses.
    fn cut(&mut self, side: &Side<'_>, breaks: &Breaks<'_>) {
        let joints = side.figures.iter().zip(side.figures.iter().skip(1)).filter_map(|(a, b)| joint(side, a.span.end, b.span.start));
        let mut ends: Vec<usize> = breaks.commas.iter().chain(&breaks.sentences).copied().chain(joints).chain([side.text.len()]).collect();
        ends.sort_unstable();
        let (mut term, mut sentence, mut paragraph) = (0, 0, 0);
        for end in ends {
            let terms = term..term + self.terms.iter().skip(term).take_while(|term| term.span.start < end).count();
            let before = self.of.len();
            let inside = side.figures.iter().skip(before).take_while(|figure| figure.span.start < end);
            let counted = |figure: &&Figure| figure.class() == Class::Quantity && !tells_which(figure);
            let first = inside.clone().find(counted).map(|figure| figure.span.start);
            self.of.extend(inside.map(|_| self.clauses.len()));
            if !terms.is_empty() || self.of.len() > before {
                term = terms.end;
                self.push(side, Clause { terms, sentence, paragraph, counts: first.is_some(), ..Clause::default() }, first);
            }
            let sign = side.text.get(..end).and_then(|head| head.chars().next_back());
            sentence += usize::from(breaks.sentences.binary_search(&end).is_ok() && !matches!(sign, Some(';' | '；')));
            paragraph += usize::from(sign == Some('\n'));
        }
    }

    /// Adds a clause whose first quantity stands at byte `first`.
    fn push(&mut self, side: &Side<'_>, clause: Clause, first: Option<usize>) {
        let here = self.clauses.len();
        let terms = self.slice(clause.terms.clone());
        let lead = first.map_or(terms.len(), |first| terms.partition_point(|term| term.span.start < first));
        let lead = terms.get(..lead).unwrap_or_default();
        let topic = clause.terms.start + self.topic(side, lead);
        let named = lead.iter().any(|term| self.is_name(term));
        let before = self.clauses.last().filter(|before| before.sentence == clause.sentence);
        // 新能源汽车销量 goes on as 销量; 第二产业 does not.
        let numbered = self.of.iter().enumerate().rev().take_while(|(_, clause)| **clause == here).any(|(index, _)| {
            side.figure(index).is_some_and(|figure| tells_which(figure) && first.is_some_and(|first| figure.span.start < first))
        });
        let goes_on = !numbered && before.is_some_and(|before| self.is_part(clause.terms.start..topic, before.topic_from));
        let topic_from = before.filter(|_| goes_on).map_or(here, |before| before.topic_from);
        let rest_from = if topic < clause.terms.end { Some(here) } else { before.and_then(|before| before.rest_from) };
        // "Escondida, controlled by BHP, raised output": clauses without a quantity lend their names together.
        let lent = before.map_or(here..here, |before| before.names_from.clone());
        let together = lent.end == here && before.is_some_and(|before| !before.counts);
        let names_from = match named {
            true if together => lent.start..here + 1,
            true => here..here + 1,
            false => lent,
        };
        for key in terms.iter().map(|term| term.key).collect::<BTreeSet<_>>() {
            *self.often.entry(key).or_default() += 1;
        }
        self.clauses.push(Clause { topic, topic_from, rest_from, names_from, ..clause });
    }

    /// How many of the terms before the first quantity of a clause are its topic: all; where blanks part words, the first that stand
    /// side by side, and of a name no more than the name.
    fn topic(&self, side: &Side<'_>, lead: &[Term]) -> usize {
        let lead = lead.get(..MANY).unwrap_or(lead);
        if speech::in_characters(side.lang) {
            return lead.len();
        }
        let (mut last, named) = lead.first().map_or((0, false), |term| (term.span.start, self.is_name(term)));
        let goes_on = |term: &&Term| {
            let beside = side.text.get(last..term.span.start).is_some_and(|between| between.matches(' ').count() <= 1);
            last = term.span.start;
            beside && (!named || term.capital)
        };
        lead.iter().take_while(goes_on).count()
    }

    /// Whether all these terms stand in the topic of another clause.
    fn is_part(&self, terms: Range<usize>, of: usize) -> bool {
        let whole = self.topic_terms(of);
        self.slice(terms).iter().all(|term| whole.iter().any(|other| other.key == term.key))
    }

    fn slice(&self, range: Range<usize>) -> &[Term] {
        self.terms.get(range).unwrap_or_default()
    }

    fn topic_terms(&self, clause: usize) -> &[Term] {
        self.clauses.get(clause).map_or(&[], |clause| self.slice(clause.terms.start..clause.topic))
    }

    /// Whether the other side could have told a word.
    pub(super) fn is_tellable(&self, key: u32) -> bool {
        !subjects::is_spelt(key) || self.is_shared && !self.opaque.contains(&key)
    }

    /// Whether a term is a name.
    fn is_name(&self, term: &Term) -> bool {
        subjects::is_name(term.key) || term.capital && self.names.contains(&term.key)
    }

    /// In how many clauses a word stands.
    pub(super) fn often(&self, key: u32) -> u32 {
        self.often.get(&key).copied().unwrap_or(0)
    }

    /// Whether two figures stand in one clause.
    pub(super) fn are_together(&self, a: usize, b: usize) -> bool {
        self.of.get(a).is_some_and(|clause| self.of.get(b) == Some(clause))
    }

    /// Whether two figures stand in one sentence, or in two that a semicolon joins.
    pub(super) fn are_in_one_sentence(&self, a: usize, b: usize) -> bool {
        self.clause(a).zip(self.clause(b)).is_some_and(|(a, b)| a.sentence == b.sentence)
    }

    fn clause(&self, index: usize) -> Option<&Clause> {
        self.of.get(index).and_then(|clause| self.clauses.get(*clause))
    }

    /// The terms of the clause of a figure that stand near it.
    fn near(&self, clause: &Clause, figure: &Figure) -> &[Term] {
        let terms = self.slice(clause.terms.clone());
        let from = terms.partition_point(|term| term.span.start + REACH < figure.span.start);
        let to = terms.partition_point(|term| term.span.start < figure.span.end + REACH);
        terms.get(from..to).unwrap_or_default()
    }

    /// What the clause of a figure speaks of.
    pub(super) fn topic_of(&self, index: usize) -> BTreeSet<u32> {
        keys(self.clause(index).into_iter().flat_map(|clause| self.topic_terms(clause.topic_from)))
    }

    /// The place in an order that opens the topic of a figure: 第一产业.
    pub(super) fn topic_numbers(&self, side: &Side<'_>, index: usize) -> Option<usize> {
        let topic = self.clause(index)?.topic_from;
        let order = |other: &usize| self.of.get(*other) == Some(&topic) && side.figure(*other).is_some_and(tells_which);
        (index.saturating_sub(NEIGHBOURS)..index).rfind(order)
    }

    /// What is said of a figure for sure: its topic, and the words of its clause.
    pub(super) fn said(&self, index: usize, figure: &Figure) -> BTreeSet<u32> {
        let mut said = self.topic_of(index);
        // "Exports came to 133 billion euros, 2.9 percent less": what has no topic goes on with all that was said.
        let before =
            self.clause(index).filter(|clause| clause.topic == clause.terms.start).and_then(|clause| self.clauses.get(clause.topic_from));
        said.extend(before.into_iter().flat_map(|before| self.slice(before.terms.clone())).take(MANY).map(|term| term.key));
        said.extend(self.clause(index).into_iter().flat_map(|clause| self.near(clause, figure)).map(|term| term.key));
        said
    }

    /// What may be said of it: the rest of the clauses before as well, and whatever its sentence says of no other such figure.
    pub(super) fn implied(&self, side: &Side<'_>, index: usize, figure: &Figure) -> BTreeSet<u32> {
        let mut implied = self.said(index, figure);
        let Some(clause) = self.clause(index) else { return implied };
        let rest = clause.rest_from.and_then(|rest| self.clauses.get(rest));
        implied.extend(rest.into_iter().flat_map(|rest| self.slice(rest.topic..rest.terms.end)).take(MANY).map(|term| term.key));
        let like = |other: &usize| *other != index && side.figure(*other).is_some_and(|other| is_like(side, other, figure));
        let others = (index.saturating_sub(NEIGHBOURS)..index + NEIGHBOURS).filter(like).filter_map(|other| self.clause(other));
        let taken: BTreeSet<usize> = others.map(|other| other.topic_from).collect();
        let free = self.sentence_of(index, figure).filter(|(other, _)| !taken.contains(&other.topic_from));
        implied.extend(free.flat_map(|(_, terms)| terms).map(|term| term.key));
        implied
    }

    /// The clauses of the sentence of a figure, some to each side, with what stands in them about as near as a sentence goes.
    fn sentence_of(&self, index: usize, figure: &Figure) -> impl Iterator<Item = (&Clause, &[Term])> {
        let at = self.of.get(index).copied().unwrap_or(0);
        let near = self.clauses.get(at.saturating_sub(MANY)..(at + MANY).min(self.clauses.len())).unwrap_or_default();
        let own = self.clauses.get(at).map(|clause| clause.sentence);
        let from = self.terms.partition_point(|term| term.span.start + SENTENCE < figure.span.start);
        let to = self.terms.partition_point(|term| term.span.start < figure.span.end + SENTENCE);
        let part = move |clause: &Range<usize>| clause.start.max(from)..clause.end.min(to);
        near.iter().filter(move |clause| Some(clause.sentence) == own).map(move |clause| (clause, self.slice(part(&clause.terms))))
    }

    /// Whose a figure is: the names before it in its clause, else those behind it and those that the clauses before lend.
    pub(super) fn holders(&self, index: usize, figure: &Figure) -> BTreeSet<u32> {
        let Some(clause) = self.clause(index) else { return BTreeSet::new() };
        let near = self.near(clause, figure);
        let (before, behind) = near.split_at(near.partition_point(|term| term.span.start < figure.span.start));
        let own = self.named(before);
        let own = if own.is_empty() { self.named(self.lent(clause).iter().take(MANY).chain(behind)) } else { own };
        if !own.is_empty() {
            return own;
        }
        // "He was jailed for seven years": whom the last sentence with a name named first.
        let mut named = self.paragraph_before(index, clause).filter(|before| !before.names_from.is_empty()).peekable();
        let sentence = named.peek().map(|before| before.sentence);
        let first = named.take_while(|before| Some(before.sentence) == sentence).last();
        first.map(|first| self.named(self.lent(first).iter().take(MANY))).unwrap_or_default()
    }

    /// Every name that may be meant: those of its clause and those lent, else all of the paragraph before.
    pub(super) fn all_holders(&self, index: usize, figure: &Figure) -> BTreeSet<u32> {
        let Some(clause) = self.clause(index) else { return BTreeSet::new() };
        let own = self.named(self.near(clause, figure).iter().chain(self.lent(clause).iter().take(MANY)));
        if !own.is_empty() {
            return own;
        }
        self.named(self.paragraph_before(index, clause).flat_map(|other| self.slice(other.terms.clone()).iter().take(MANY)))
    }

    /// The clauses of the paragraph before the clause of a figure, the nearest first.
    fn paragraph_before(&self, index: usize, clause: &Clause) -> impl Iterator<Item = &Clause> {
        let at = self.of.get(index).copied().unwrap_or(0);
        let paragraph = clause.paragraph;
        let before = self.clauses.get(at.saturating_sub(MANY)..at).unwrap_or_default().iter();
        before.rev().take_while(move |other| other.paragraph == paragraph)
    }

    /// What a share is of, where the words right behind it say so: 38 percent *of renters*.
    pub(super) fn part_of(&self, side: &Side<'_>, index: usize, figure: &Figure) -> BTreeSet<u32> {
        let after = side.after(figure);
        let of = speech::begins(after.trim_start(), side.speech().of, side.lang) && !speech::in_characters(side.lang);
        let Some(clause) = self.clause(index).filter(|_| of) else { return BTreeSet::new() };
        let near = self.near(clause, figure);
        let behind = near.get(near.partition_point(|term| term.span.start < figure.span.end)..).unwrap_or_default();
        let first = behind.first().map(|term| term.span.start).filter(|first| first.saturating_sub(figure.span.end) <= PHRASE);
        keys(behind.iter().take_while(|term| Some(term.span.start) == first))
    }

    /// The names that may be meant by both of two figures.
    pub(super) fn shared_holders(&self, (index, figure): (usize, &Figure), (other, rival): (usize, &Figure)) -> BTreeSet<u32> {
        &self.all_holders(index, figure) & &self.all_holders(other, rival)
    }

    /// The names that a clause of an output surely tells its figures of: its own, else those of clauses right before without a quantity,
    /// else those lent to a clause without a topic.
    pub(super) fn told_holders(&self, index: usize, figure: &Figure) -> BTreeSet<u32> {
        let Some(clause) = self.clause(index) else { return BTreeSet::new() };
        let own = self.named(self.near(clause, figure));
        let at = self.of.get(index).copied().unwrap_or(0);
        let between = self.clauses.get(clause.names_from.start..at).unwrap_or_default();
        let free = clause.topic == clause.terms.start || between.iter().all(|other| !other.counts);
        if own.is_empty() && free { self.named(self.lent(clause).iter().take(MANY)) } else { own }
    }

    /// The terms of the clauses that lend their names.
    fn lent(&self, clause: &Clause) -> &[Term] {
        let ends = self.clauses.get(clause.names_from.clone()).and_then(|lent| Some((lent.first()?, lent.last()?)));
        ends.map_or(&[], |(first, last)| self.slice(first.terms.start..last.terms.end))
    }

    fn named<'a>(&self, terms: impl IntoIterator<Item = &'a Term>) -> BTreeSet<u32> {
        terms.into_iter().filter(|term| self.is_name(term)).map(|term| term.key).collect()
    }

    /// The words that an output says of a figure: those of its clause, with the topic that it goes on with; their first byte and their key.
    pub(super) fn words(&self, index: usize, figure: &Figure) -> Vec<(usize, u32)> {
        let Some(clause) = self.clause(index) else { return Vec::new() };
        let lent = if clause.topic > clause.terms.start { &[] } else { self.topic_terms(clause.topic_from) };
        let near = self.near(clause, figure).iter().filter(|term| !term.counted);
        near.chain(lent).map(|term| (term.span.start, term.key)).collect()
    }

    /// The words of the whole sentence of a figure.
    pub(super) fn sentence(&self, index: usize, figure: &Figure) -> BTreeSet<u32> {
        keys(self.sentence_of(index, figure).flat_map(|(_, terms)| terms))
    }
}

fn keys<'a>(terms: impl IntoIterator<Item = &'a Term>) -> BTreeSet<u32> {
    terms.into_iter().map(|term| term.key).collect()
}

/// "Germany with 12 and China with nine": where what joins two things stands that have a figure each.
fn joint(side: &Side<'_>, from: usize, to: usize) -> Option<usize> {
    let between = side.text.get(from..to).filter(|between| between.len() <= REACH)?;
    let first = speech::before_first(between, side.speech().and, side.lang);
    let second = between.get(first.len()..).filter(|second| !second.is_empty())?;
    (!second.contains([',', ';', '.', ':'])).then_some(from + first.len())
}

/// Whether a figure tells which thing of many is meant: the second industry, 二号井, those over 65.
pub(super) const fn tells_which(figure: &Figure) -> bool {
    is_order(figure.kind) || matches!(figure.kind, Kind::Label | Kind::Age)
}

/// Whether two figures of one text are of one sort, so that the one could be told for the other.
pub(super) fn is_like(side: &Side<'_>, a: &Figure, b: &Figure) -> bool {
    let share = |figure: &Figure| matches!(figure.kind, Kind::Percent | Kind::Fraction);
    let open = |figure: &Figure| figure.unit.is_none() && !speech::in_characters(side.lang);
    let lasts = a.kind == Kind::Duration && b.kind == Kind::Duration;
    lasts || alike(a, b) && (a.kind != Kind::Count || a.unit == b.unit || open(a) || open(b)) || share(a) && share(b)
}
