//! Names that hold a number and their official spellings, Chinese and English. Data first; used by the renderers, and by
//! whoever compares labels: a label may be rendered by any of its names, but not with another number.

use super::number;
use super::script::simplified;
use super::words::{ordinal_digits, ordinal_word};
use crate::figure::Exact;

/// A name: in simplified Chinese, and in English with the preferred spelling first.
pub type Label = (&'static str, &'static [&'static str]);

/// Names that no rule makes. Party and state terms as Xinhua and the Central Compilation and Translation Bureau write them.
#[rustfmt::skip]
pub const LABELS: &[Label] = &[
    // political set phrases
    ("两个维护", &["Two Upholds", "Two Safeguards"]),
    ("两个确立", &["Two Establishments", "Two Affirmations", "Two Establishes"]),
    ("四个意识", &["Four Consciousnesses", "Four Awarenesses"]),
    ("四个自信", &["Four-Sphere Confidence", "Four Confidences", "Four Self-Confidences"]),
    ("四个全面", &["Four-Pronged Comprehensive Strategy", "Four Comprehensives"]),
    ("五位一体", &["Five-Sphere Integrated Plan", "Five-in-One"]),
    ("三个代表", &["Theory of Three Represents", "Three Represents"]),
    ("八项规定", &["eight-point decision on improving conduct", "eight-point rules", "eight-point regulation", "Eight Rules"]),
    ("四风", &["Four Forms of Decadence", "four malfeasances", "Four Winds"]),
    ("三会一课", &["three meetings and one lecture", "three meetings and one class"]),
    ("三重一大", &["three majors and one large", "major decisions, appointments, projects and large spending"]),
    ("一岗双责", &["dual responsibilities of one post", "one post, dual responsibilities"]),
    ("一带一路", &["Belt and Road", "Belt and Road Initiative", "One Belt, One Road"]),
    ("一国两制", &["One Country, Two Systems"]),
    ("一个中国", &["one-China"]),
    ("九二共识", &["1992 Consensus"]),
    ("两会", &["Two Sessions"]),
    ("两委", &["two committees", "Party branch committee and village committee"]),
    ("两个一百年", &["Two Centenary Goals", "Two Centenaries"]),
    ("两个大局", &["Two Overall Situations"]),
    ("两山", &["Two Mountains"]),
    ("两学一做", &["Two Studies, One Action", "Two Studies and One Action"]),
    ("三严三实", &["Three Stricts and Three Earnests", "Three Stricts and Three Honests"]),
    ("两新", &["two new", "Two New"]),
    ("两重", &["two major", "Two Major"]),
    ("两企三新", &["two types of enterprises and three new fields"]),
    ("三个离不开", &["Three Inseparables"]),
    ("三个不离开", &["Three Inseparables"]),
    ("五个认同", &["Five Identifications", "Five Identities"]),
    ("四个共同", &["Four Commons", "Four Shareds"]),
    ("四个与共", &["Four Shared Destinies", "Four Togethers"]),
    ("五大任务", &["five major tasks", "Five Tasks"]),
    ("两件大事", &["two major matters", "two major tasks"]),
    ("六个工程", &["six projects", "Six Projects"]),
    ("四下基层", &["Four Visits to the Grassroots", "Four Grassroots Visits"]),
    ("三务", &["three types of affairs"]),
    ("三资", &["three types of assets", "three types of capital"]),
    ("六稳", &["stability on six fronts", "Six Stabilities"]),
    ("六保", &["security in six areas", "Six Guarantees"]),
    ("三去一降一补", &["five priority tasks", "three cuts, one reduction and one strengthening"]),
    ("三期叠加", &["triple superposition"]),
    ("三大攻坚战", &["three critical battles", "three tough battles"]),
    ("三步走", &["three-step"]),
    ("两步走", &["two-step"]),
    ("三孩", &["three-child"]),
    ("二孩", &["two-child"]),
    ("双减", &["double reduction", "Double Reduction"]),
    ("双碳", &["dual carbon", "dual-carbon"]),
    ("双控", &["dual control", "dual-control"]),
    ("双循环", &["dual circulation", "dual-circulation"]),
    ("双创", &["mass entrepreneurship and innovation", "Double Creation", "Two Creations"]),
    ("双一流", &["Double First-Class"]),
    ("双拥", &["mutual support between the military and civilians", "Double Support"]),
    ("双随机", &["random selection of inspectors and inspection targets", "dual random", "double random"]),
    ("双随机一公开", &["random inspections and public disclosure", "dual random and one open"]),
    ("双报到", &["double registration", "double check-in"]),
    ("双向", &["two-way"]),
    ("双重", &["dual", "double", "twofold"]),
    ("双赢", &["win-win"]),
    ("双十一", &["Double 11", "Singles' Day"]),
    ("双招双引", &["attracting both investment and talent", "dual recruitment"]),
    ("双百", &["Double Hundred"]),
    ("三农", &["agriculture, rural areas and farmers"]),
    ("三北", &["Three-North", "Three-North Shelterbelt", "Three North"]),
    ("三废", &["three wastes", "waste gas, wastewater and solid waste"]),
    ("三同时", &["three simultaneities", "three simultaneous"]),
    ("三线一单", &["three lines and one list", "three redlines and one list"]),
    ("三包", &["three guarantees"]),
    ("三品一标", &["three qualities and one label", "three products and one standard"]),
    ("三产", &["tertiary industry", "service sector"]),
    ("三资企业", &["foreign-invested enterprises"]),
    ("三农问题", &["issues relating to agriculture, rural areas and farmers"]),
    ("三下乡", &["Three Trips to the Countryside", "three going to the countryside"]),
    ("三八红旗手", &["March 8th Red Banner Pacesetter"]),
    ("三甲", &["Grade A tertiary", "Class A tertiary", "top-tier"]),
    ("三级甲等", &["Grade A tertiary", "Class A tertiary"]),
    ("四上企业", &["four-category enterprises above designated size"]),
    ("四水同治", &["four-water co-governance"]),
    ("四好农村路", &["Four Goods Rural Roads", "Four-Good Rural Roads"]),
    ("四议两公开", &["four discussions and two disclosures"]),
    ("四个阵地", &["four positions", "four fronts"]),
    ("五好", &["Five Goods", "five-good"]),
    ("五保", &["five guarantees"]),
    ("五保户", &["five-guarantee households"]),
    ("五险一金", &["five insurances and one housing fund", "five social insurances and one housing fund"]),
    ("五一", &["May Day", "May 1"]),
    ("五四", &["May Fourth", "May 4th"]),
    ("六一", &["Children's Day", "June 1"]),
    ("七一", &["July 1", "July 1st"]),
    ("八一", &["August 1", "Army Day"]),
    ("十一", &["National Day"]),
    ("九一八", &["September 18"]),
    ("七七事变", &["July 7 Incident", "Lugou Bridge Incident"]),
    ("百年大计", &["project of vital and lasting importance", "100-year plan"]),
    // services and administration
    ("一网通办", &["all services through one network", "one-network government services", "all-in-one online services", "unified online services"]),
    ("一网统管", &["unified management through one network", "one-network management"]),
    ("一站式", &["one-stop"]),
    ("一窗受理", &["one-window acceptance", "single-window acceptance"]),
    ("一窗通办", &["one-window service", "one-window services"]),
    ("一窗式", &["one-window", "single-window"]),
    ("一门式", &["one-door", "single-door"]),
    ("一枚印章", &["one seal", "single seal"]),
    ("一枚印章管审批", &["one seal for all approvals", "one seal handles approvals"]),
    ("一件事", &["one matter", "one thing"]),
    ("一次办", &["one-visit service", "done in one visit"]),
    ("最多跑一次", &["at most one visit", "one visit at most"]),
    ("一对一", &["one-on-one", "one-to-one"]),
    ("点对点", &["point-to-point"]),
    ("一企一策", &["one policy for one enterprise", "one enterprise, one policy"]),
    ("一户一策", &["one policy for one household", "one household, one policy"]),
    ("一村一品", &["One Village, One Product", "one product for each village"]),
    ("一盘棋", &["coordinated as one", "one chessboard", "single chessboard"]),
    ("一把手", &["top leader", "number one"]),
    ("一条龙", &["one-stop", "all-in-one", "one-dragon"]),
    ("一体化", &["integrated", "integration"]),
    ("一体两翼", &["one body and two wings", "one core and two wings"]),
    ("一张图", &["one map", "single map"]),
    ("一张网", &["one network", "single network"]),
    ("一号工程", &["No. 1 project"]),
    ("一号文件", &["No. 1 central document", "No. 1 document"]),
    ("一票否决", &["one-vote veto"]),
    ("一卡通", &["all-in-one card", "one-card"]),
    ("一码通", &["one-code access"]),
    ("一步法", &["one-step"]),
    ("一老一小", &["the elderly and children", "elderly and children"]),
    ("一核多元", &["one core, many participants"]),
    ("一刀切", &["one-size-fits-all"]),
    ("一条主线", &["one main line", "one main thread"]),
    ("一类", &["Class I"]), ("二类", &["Class II"]), ("三类", &["Class III"]),
    ("一期", &["Phase I", "first phase", "Phase One"]), ("二期", &["Phase II", "second phase", "Phase Two"]),
    ("三期", &["Phase III", "third phase", "Phase Three"]),
    ("六期", &["Phase VI", "sixth phase", "Phase Six"]),
    ("一带一路倡议", &["Belt and Road Initiative"]),
    ("最后一公里", &["last mile", "last kilometer"]),
    ("两道防线", &["two lines of defense"]),
    ("两个清单", &["two lists"]),
    ("两用", &["dual-use"]),
    ("两化融合", &["integration of informatization and industrialization"]),
    ("两型社会", &["resource-conserving and environmentally friendly society"]),
    ("两弹一星", &["Two Bombs, One Satellite"]),
    ("两癌", &["two cancers", "breast and cervical cancers"]),
    ("三化", &["three transformations", "Three Transformations"]),
    ("三个美好", &["three beautifuls", "Three Beautifuls"]),
    ("三条底线", &["three bottom lines"]),
    ("六大平台", &["six major platforms", "six platforms"]),
    ("七天无理由", &["seven-day no-questions-asked", "7-day no-reason"]),
    ("零碳", &["zero-carbon"]), ("零距离", &["zero-distance"]), ("零跑腿", &["zero-errand"]), ("零容忍", &["zero-tolerance"]), ("零的突破", &["breakthrough from zero"]),
    ("半边天", &["half the sky"]),
    ("后半篇文章", &["second half of the story"]),
    ("世界五百强", &["Fortune Global 500"]), ("世界500强", &["Fortune Global 500"]), ("财富世界500强", &["Fortune Global 500"]),
    ("四大发明", &["Four Great Inventions"]),
    ("二十四节气", &["24 solar terms"]),
    ("二十国集团", &["G20", "Group of 20"]), ("七国集团", &["G7", "Group of Seven"]), ("七十七国集团", &["G77", "Group of 77"]),
    ("第三方", &["third-party", "third party"]), ("第三产业", &["tertiary industry"]), ("第二产业", &["secondary industry"]), ("第一产业", &["primary industry"]),
    ("第一书记", &["first secretary"]), ("第一夫人", &["First Lady"]),
    ("一线", &["front line", "frontline"]), ("二线", &["second-tier"]), ("三线", &["third-tier"]),
    ("一流", &["first-class", "first-rate"]), ("一级", &["first-level", "Grade I"]), ("二级", &["second-level", "Grade II"]), ("三级", &["third-level", "Grade III"]),
];

/// The preferred English name of a Chinese label, or the label itself where it is a code (`G1817`, `5+2`, `7×24`).
pub fn english(surface: &str) -> Option<String> {
    english_names(surface).into_iter().next()
}

/// Every English name that a Chinese label may have, the preferred one first; empty where none is known.
pub fn english_names(surface: &str) -> Vec<String> {
    let name = simplified(surface.trim_matches(is_quote));
    if let Some((_, names)) = LABELS.iter().find(|(chinese, _)| *chinese == name) {
        return names.iter().map(|name| (*name).to_owned()).collect();
    }
    if !name.is_empty() && name.chars().all(is_code) {
        return vec![name];
    }
    congress(&name)
        .or_else(|| plan(&name))
        .or_else(|| plenum(&name))
        .or_else(|| ranked(&name))
        .or_else(|| hotline(&name))
        .unwrap_or_default()
}

/// The Chinese (simplified) name of an English label.
pub fn chinese(surface: &str) -> Option<String> {
    let name = surface.trim_matches(is_quote);
    let same = |english: &&str| english.eq_ignore_ascii_case(name);
    if let Some((chinese, _)) = LABELS.iter().find(|(_, names)| names.iter().any(same)) {
        return Some((*chinese).to_owned());
    }
    if !name.is_empty() && name.chars().all(is_code) {
        return Some(name.to_owned());
    }
    let named = |suffix: &str| name.strip_suffix(suffix).and_then(nth).and_then(han);
    named(" Five-Year Plan")
        .map(|n| format!("{n}五"))
        .or_else(|| named(" CPC National Congress").or_else(|| named(" Party Congress")).map(|n| format!("{n}大")))
        .or_else(|| name.strip_suffix(" hotline").filter(is_digits).map(|digits| format!("{digits}热线")))
        .or_else(|| name.strip_prefix("top ").or_else(|| name.strip_prefix("Top ")).filter(is_digits).map(|digits| format!("{digits}强")))
}

/// `14th`, `fourteenth` or `Fourteenth` as a number; `the` may stand before it.
fn nth(text: &str) -> Option<i64> {
    let text = text.strip_prefix("the ").unwrap_or(text);
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let spelled = || (1..=40).find(|n| ordinal_word(*n).is_some_and(|word| word.eq_ignore_ascii_case(text)));
    Some(digits).filter(is_digits).and_then(number_of).or_else(spelled)
}

fn is_digits(text: &&str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_quote(c: char) -> bool {
    matches!(c, '“' | '”' | '"' | '‘' | '’' | '「' | '」' | '《' | '》')
}

/// Letters, digits and signs that every language writes alike.
fn is_code(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '+' | '×' | '-' | '.' | '/' | '&')
}

/// 二十大, 十九大: a national congress of the Party. 一大 to 三大 mean other things too often.
fn congress(name: &str) -> Option<Vec<String>> {
    let n = number_of(name.strip_prefix("党的").unwrap_or(name).strip_suffix('大')?)?;
    (n >= 7).then(|| {
        let nth = ordinal_digits(n);
        vec![format!("{nth} CPC National Congress"), format!("{nth} National Congress"), format!("{nth} Party Congress")]
    })
}

/// 十四五, 十五五规划: a five-year plan.
fn plan(name: &str) -> Option<Vec<String>> {
    let named = name.strip_suffix("规划").or_else(|| name.strip_suffix("计划"));
    let n = number_of(named.unwrap_or(name).strip_suffix('五')?)?;
    // 十五 and 二十五 are numbers before they are plans.
    (named.is_some() || (11..=19).contains(&n)).then(|| {
        let spelled = [ordinal_digits(n), ordinal_word(n).unwrap_or_default()];
        spelled.iter().map(|nth| format!("{nth} Five-Year Plan")).collect()
    })
}

/// 二十届四中全会: a plenary session.
fn plenum(name: &str) -> Option<Vec<String>> {
    let (committee, session) = name.strip_suffix("中全会")?.split_once('届')?;
    let (committee, session) = (number_of(committee)?, number_of(session)?);
    Some(vec![format!("{} plenary session of the {} CPC Central Committee", ordinal_word(session)?, ordinal_digits(committee))])
}

/// 500强, 百强, 十强: a list of the first so many.
fn ranked(name: &str) -> Option<Vec<String>> {
    let n = number_of(name.strip_suffix('强').or_else(|| name.strip_suffix('佳'))?)?;
    let digits = number::grouped(&n.to_string());
    Some(vec![format!("top {digits}"), format!("Top {digits}")])
}

/// 12345热线: a number to call.
fn hotline(name: &str) -> Option<Vec<String>> {
    let digits = ["政务服务便民热线", "便民服务热线", "热线"].iter().find_map(|suffix| name.strip_suffix(suffix))?;
    Some(digits).filter(is_digits).map(|digits| vec![format!("{digits} hotline")])
}

/// A whole number in digits or in Chinese numerals up to 99, or 百, 千.
fn number_of(text: &str) -> Option<i64> {
    if is_digits(&text) {
        return Exact::parse(text)?.to_i64();
    }
    match text {
        "百" | "一百" => return Some(100),
        "五百" => return Some(500),
        "千" => return Some(1000),
        _ => {}
    }
    (1..=99).find(|n| han(*n).as_deref() == Some(text))
}

/// `n` in Chinese numerals, from 1 to 99.
fn han(n: i64) -> Option<String> {
    const DIGITS: &[&str] = &["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = (usize::try_from(n / 10).ok()?, usize::try_from(n % 10).ok()?);
    let tens = match tens {
        0 => String::new(),
        1 => "十".to_owned(),
        _ => format!("{}十", DIGITS.get(tens)?),
    };
    Some(format!("{tens}{}", DIGITS.get(ones)?)).filter(|text| !text.is_empty())
}
