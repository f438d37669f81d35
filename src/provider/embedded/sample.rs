//! Chooses the next token from a model's scores. Pure: the same scores, settings and seed give the same token.

use std::cmp::Ordering;

/// How many of the likeliest tokens are looked at; what lies beyond is noise to a small model.
pub(super) const CANDIDATES: usize = 64;

/// How to choose.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sampling {
    /// 0 takes the likeliest.
    pub(super) temperature: f32,
    /// Takes from the likeliest tokens that together have this much probability.
    pub(super) top_p: f32,
}

/// A token and its score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Candidate {
    pub(super) token: i32,
    pub(super) score: f32,
}

/// The [`CANDIDATES`] likeliest tokens that are not `refused` (one entry a token, or none at all), the likeliest first; equal
/// scores in the order of their numbers.
pub(super) fn likeliest(scores: &[f32], refused: &[bool]) -> Vec<Candidate> {
    let better = |a: &Candidate, b: &Candidate| b.score.partial_cmp(&a.score).unwrap_or(Ordering::Equal).then(a.token.cmp(&b.token));
    let mut kept: Vec<Candidate> = Vec::with_capacity(CANDIDATES * 4);
    let mut floor = f32::NEG_INFINITY;
    let refused = refused.iter().copied().chain(std::iter::repeat(false));
    for ((token, &score), refused) in (0..).zip(scores).zip(refused) {
        if score > floor && !refused {
            kept.push(Candidate { token, score });
        }
        if kept.len() == CANDIDATES * 4 {
            kept.select_nth_unstable_by(CANDIDATES - 1, better);
            kept.truncate(CANDIDATES);
            floor = kept.last().map_or(floor, |worst| worst.score);
        }
    }
    kept.sort_unstable_by(better);
    kept.truncate(CANDIDATES);
    kept
}

/// One of `candidates` (the likeliest first), or `None` where there is none.
pub(super) fn choose(candidates: &[Candidate], sampling: Sampling, random: &mut Random) -> Option<i32> {
    let best = candidates.first()?;
    if sampling.temperature <= 0.0 {
        return Some(best.token);
    }
    let weights: Vec<f64> =
        candidates.iter().map(|candidate| f64::from((candidate.score - best.score) / sampling.temperature).exp()).collect();
    let nucleus = f64::from(sampling.top_p) * weights.iter().sum::<f64>();
    let mut mass = 0.0;
    let kept = weights.iter().take_while(|&&weight| {
        let inside = mass < nucleus || mass <= 0.0;
        mass += weight;
        inside
    });
    let kept = kept.count();
    let total: f64 = weights.iter().take(kept).sum();
    let mut point = random.unit() * total;
    for (candidate, weight) in candidates.iter().zip(&weights).take(kept) {
        point -= weight;
        if point < 0.0 {
            return Some(candidate.token);
        }
    }
    candidates.get(kept.saturating_sub(1)).map(|candidate| candidate.token)
}

/// `SplitMix64` (Steele, Lea, Flood 2014): small, and the same everywhere.
#[derive(Debug)]
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u32) -> Self {
        Self(u64::from(seed))
    }

    /// At least 0 and under 1.
    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        let high = u32::try_from(mixed >> 32).unwrap_or_default();
        f64::from(high) / (f64::from(u32::MAX) + 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_likeliest_of_many() {
        let scores: Vec<f32> = (0_u16..5000).map(|i| f32::from((i.wrapping_mul(7919)) % 5003)).collect();
        let mut sorted: Vec<f32> = scores.clone();
        sorted.sort_by(|a, b| b.partial_cmp(a).unwrap());
        let found: Vec<f32> = likeliest(&scores, &[]).iter().map(|candidate| candidate.score).collect();
        assert_eq!(found, sorted[..CANDIDATES]);
        assert!(likeliest(&[f32::NAN, f32::NEG_INFINITY], &[]).is_empty());
        let tokens: Vec<i32> = likeliest(&[1.0, 3.0, 2.0, 3.0], &[false, true]).iter().map(|candidate| candidate.token).collect();
        assert_eq!(tokens, [3, 2, 0]);
    }

    /// Share of draws that give each of four tokens with probabilities .5, .25, .125, .125.
    fn shares(temperature: f32, top_p: f32) -> Vec<f32> {
        let candidates: Vec<Candidate> =
            [0.5_f32, 0.25, 0.125, 0.125].iter().zip(0..).map(|(p, token)| Candidate { token, score: p.ln() }).collect();
        let mut random = Random::new(7);
        let mut counts = vec![0_u16; 4];
        for _ in 0..4000 {
            let token = choose(&candidates, Sampling { temperature, top_p }, &mut random).unwrap();
            counts[usize::try_from(token).unwrap()] += 1;
        }
        counts.into_iter().map(|count| f32::from(count) / 4000.0).collect()
    }

    #[test]
    fn draws_by_probability() {
        let cases: &[(f32, f32, [f32; 4])] = &[
            (0.0, 1.0, [1.0, 0.0, 0.0, 0.0]),
            (1.0, 1.0, [0.5, 0.25, 0.125, 0.125]),
            (1.0, 0.7, [0.667, 0.333, 0.0, 0.0]),
            (1.0, 0.0, [1.0, 0.0, 0.0, 0.0]),
            (0.5, 1.0, [0.727, 0.182, 0.045, 0.045]),
        ];
        for (temperature, top_p, expected) in cases {
            for (found, expected) in shares(*temperature, *top_p).iter().zip(expected) {
                assert!((found - expected).abs() < 0.03, "temperature {temperature}, top_p {top_p}: {found} is not {expected}");
            }
        }
        assert_eq!(choose(&[], Sampling { temperature: 1.0, top_p: 1.0 }, &mut Random::new(1)), None);
    }
}
