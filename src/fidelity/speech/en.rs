//! English cues. Data only; `speech` reads it.

use super::{Bound, Per, Speech};

#[rustfmt::skip]
pub(super) static SPEECH: Speech = Speech {
    up: &[
        "up", "later", "increase", "increased", "increases", "increasing", "rise", "rose", "rises", "rising", "risen", "grow", "grew",
        "grows", "growing", "grown", "growth", "raised", "raise", "climbed", "climb", "climbing", "gain", "gained", "gains", "expanded", "expand",
        "jumped", "jump", "surged", "surge", "soared", "soar", "adding", "higher", "boosted", "lifted", "hike", "hiked", "rallied", "climbs", "jumps",
        "upped",
    ],
    down: &[
        "down", "earlier", "decrease", "decreased", "decreases", "decreasing", "fall", "fell", "falls", "falling", "fallen", "decline",
        "declined", "declines", "declining", "drop", "dropped", "drops", "dropping", "reduce", "reduced", "reducing", "reduction", "cut", "cuts", "cutting", "lowered",
        "lower", "shrank", "shrunk", "shrinking", "contract", "contracted", "contracting", "slipped", "slid", "lost", "lose", "losing", "plunged", "plummeted",
        "tumbled", "sank", "slumped", "eased", "dipped", "retreated",
    ],
    up_after: &["higher", "more", "later", "increase", "rise", "growth", "jump", "gain", "above"],
    down_after: &["lower", "less", "fewer", "earlier", "decrease", "decline", "drop", "fall", "reduction", "cut", "below"],
    faint_up: &[
        "above", "add", "added", "additional", "advance", "advanced", "ahead", "appreciated", "beat", "best", "boost", "bounced", "climb", "doubled", "exceed", "exceeded",
        "extend", "extra", "faster", "gain", "grew", "grow", "growth", "high", "higher", "hike", "improve", "improved", "increase", "jump", "more", "over", "plus", "raise",
        "record", "rise", "rose", "soar", "surge", "surpass", "swell", "tripled", "up", "widened", "rebound", "recover", "accelerated", "positive",
    ],
    faint_down: &[
        "below", "behind", "cheaper", "contraction", "contract", "cut", "decline", "declined", "decrease", "deficit", "depreciated", "discount", "down", "drop", "dropped",
        "ease", "eased", "fall", "fell", "fewer", "less", "lose", "loss", "lost", "low", "lower", "minus", "narrow", "narrowed", "negative", "off", "plunge", "reduce",
        "reduced", "lowered", "lowering", "trimmed", "decreased", "falls", "falling", "fallen", "dropping", "declining", "cuts", "cutting", "contracted", "slashed", "shed", "short", "shortfall", "shrink", "slide", "slip", "slow", "slowed", "slump", "under", "weak", "weaker", "worse", "save", "saved", "halved",
    ],
    start: &["from"],
    level: &["to"],
    reached: &["reached", "reaching"],
    change: &["by"],
    hedges: &["about", "over", "nearly", "almost", "around", "some", "more", "than", "a", "full", "just", "roughly", "approximately"],
    early: &["early", "early in", "early in the", "beginning of", "start of"],
    mid: &["mid", "middle of"],
    late: &["late", "late in", "late in the", "end of"],
    rate_leads: &[
        ("daily", Per::Day), ("annual", Per::Year), ("annually", Per::Year), ("monthly", Per::Month), ("hourly", Per::Hour),
    ],
    rate_tails: &[
        ("a day", Per::Day), ("per day", Per::Day), ("daily", Per::Day), ("each day", Per::Day), ("every day", Per::Day),
        ("a year", Per::Year), ("per year", Per::Year), ("annually", Per::Year), ("each year", Per::Year), ("every year", Per::Year),
        ("a month", Per::Month), ("per month", Per::Month), ("each month", Per::Month), ("every month", Per::Month),
        ("an hour", Per::Hour), ("per hour", Per::Hour), ("a week", Per::Week), ("per week", Per::Week), ("each week", Per::Week), ("weekly", Per::Week),
        ("a jin", Per::Jin), ("per jin", Per::Jin), ("each jin", Per::Jin), ("a kilogram", Per::Kilogram), ("per kilogram", Per::Kilogram), ("a kilo", Per::Kilogram),
        ("per kilo", Per::Kilogram), ("per kg", Per::Kilogram), ("a kg", Per::Kilogram), ("/kg", Per::Kilogram), ("a tonne", Per::Tonne), ("per tonne", Per::Tonne),
        ("a ton", Per::Tonne), ("per ton", Per::Tonne), ("a mu", Per::Mu), ("per mu", Per::Mu), ("a hectare", Per::Hectare), ("per hectare", Per::Hectare),
        ("a square meter", Per::SquareMetre), ("per square meter", Per::SquareMetre), ("a square metre", Per::SquareMetre), ("per square metre", Per::SquareMetre),
    ],
    ago: &["earlier", "ago", "before", "later", "after", "on"],
    asides: &["(", "or", "equivalent", "equal to", "i.e"],
    morning: &["am", "a.m", "morning", "dawn"],
    paid: &[],
    off: &["off", "discount", "reduction", "cheaper"],
    all: &["all", "every", "each", "entire", "entirely", "fully", "full", "universal", "whole", "complete", "completely", "everyone", "total"],
    every: &["every", "out of", "per", "in", "each"],
    compared: &["as many", "as much", "as large", "as high", "the", "of the"],
    scales: &["hundred", "thousand", "million", "billion", "trillion", "bn", "m", "mn", "k", "tn", "lakh", "crore"],
    numbered: &["article", "articles", "section", "clause", "paragraph", "no", "nos", "number", "law", "room", "road", "chapter", "rule", "page", "line", "route", "gate", "flight"],
    currencies: &[],
    day_and_night: &["around the clock", "round the clock", "around-the-clock", "round-the-clock", "day and night", "all day", "24/7", "non-stop", "overnight"],
    and_one: &["and a", "and an", "and one", "and his", "and her"],
    of: &["of", "of the", "out of", "out of the", "of those", "of these", "of all"],
    joints: &["of", "in", "from", "to", "with", "and", "by", "across", "for", "on", "at", "under", "among", "than"],
    loose: &[
        "and", "in", "of", "from", "to", "with", "by", "at", "per", "have", "has", "were", "was", "are", "is", "passed", "signed", "had", "on", "for", "who", "that",
    ],
    abbreviations: &["No", "Nos", "Jan", "Feb", "Mar", "Apr", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "approx", "art", "Art", "Sec", "vs", "Mr", "Mrs", "Dr", "St"],
    halves: &["first", "second", "latter", "other", "better", "top", "bottom"],
    before_over: &[
        "of", "to", "at", "with", "has", "have", "had", "is", "are", "was", "were", "by", "and", "from", "for", "than", "reached", "totaled", "some", "a", "the", "now",
        "about",
    ],
    over: &["over"],
    reckoned: &[
        "in all", "altogether", "total", "totalling", "totaling", "combined", "sum of", "implies", "implying", "leaving", "remaining", "remain", "the rest", "the other", "other",
        "difference", "together", "lead", "up at", "made up of", "consisting of", "year earlier", "previous year", "year before", "league-wide", "in five", "in four", "in three", "in ten", "for a total",
        "all but", "between them", "more than before", "overall", "collectively",
    ],
    over_bound: Bound {
        lead: &[],
        tail: &[],
        far: &["more than", "over", "above", "exceed", "exceeds", "exceeded", "exceeding", "at least", "minimum", "no less than", "surpassed", "topped", "passed"],
    },
    under_bound: Bound {
        lead: &[],
        tail: &[],
        far: &["less than", "fewer than", "under", "below", "nearly", "almost", "up to", "at most", "maximum", "no more than", "within"],
    },
    most_bound: Bound {
        lead: &[],
        tail: &[],
        far: &["less than", "fewer than", "under", "below", "up to", "at most", "maximum", "no more than", "within", "limit", "as much as", "as many as"],
    },
    about_bound: Bound { lead: &[], tail: &[], far: &["about", "around", "some", "roughly", "approximately", "nearly", "almost", "estimated"] },
};
