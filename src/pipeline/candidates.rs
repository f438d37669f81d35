//! Translates clauses with a base model: figures anchored, several candidates where the first fails, and the checker chooses.
//! Clauses go to the engine together, and those that failed go again together. Called by `sentences`.

use serde_json::json;

use super::clauses::{clause, with_years_opened, without_classifiers};
use super::judge::{Against, Judged};
use super::{Event, Mend, Repair, Run, held, quality};
use crate::anchor::Anchored;
use crate::fidelity::Task;
use crate::figure;
use crate::prompt::{Part, PromptId};
use crate::provider::{ChatRequest, ChatResponse, FigureUse, Input, Provider, Script, Usage};
use crate::text::Lang;

/// Sampling of the candidates after the first, which takes the likeliest tokens.
const TEMPERATURE: f32 = 0.5;
const TOP_P: f32 = 0.95;

/// The best candidate for a clause, good or not, and how it came to be.
#[derive(Default)]
pub(super) struct Tried {
    pub(super) best: Option<Judged>,
    pub(super) repairs: Vec<Repair>,
}

/// A clause, what is asked for it, and the best that came.
struct Draft<'a> {
    source: &'a str,
    shown: String,
    request: ChatRequest,
    tried: Tried,
}

/// Draws candidates of all `sources` until each has a perfect one, or the tries are used up.
pub(super) async fn translate<P: Provider>(run: &Run<'_, P>, sources: &[&str]) -> Result<Vec<Tried>, super::Error> {
    let mut drafts = sources.iter().map(|source| Draft::new(run, source)).collect::<Result<Vec<_>, _>>()?;
    for attempt in 0..=run.options.tries {
        let mut open: Vec<&mut Draft<'_>> = drafts.iter_mut().filter(|draft| !draft.is_perfect()).collect();
        if open.is_empty() {
            break;
        }
        let requests: Vec<ChatRequest> = open.iter().map(|draft| draft.attempt(run, attempt)).collect();
        for (draft, reply) in open.iter_mut().zip(run.ask_all(&requests).await) {
            if let Ok(reply) = reply {
                draft.take(run, &reply);
            }
        }
    }
    for draft in &drafts {
        if let Some(best) = &draft.tried.best {
            run.tell(Event::Piece { source: draft.source.to_owned(), text: best.text.clone(), good: best.good() });
        }
    }
    Ok(drafts.into_iter().map(|draft| draft.tried).collect())
}

impl<'a> Draft<'a> {
    fn new<P>(run: &Run<'_, P>, source: &'a str) -> Result<Self, super::Error> {
        let figures = figure::extract(source, &run.document.lang);
        let anchored = run.anchored(source, &figures);
        let shown = shown(run, &anchored);
        let mut request = request(run, &shown)?;
        if run.options.guards.mask {
            request.figure_use = FigureUse::Required;
            held::hold(run, &mut request, [source, &shown], &figures, &anchored);
        }
        Ok(Self { source, shown, request, tried: Tried::default() })
    }

    fn is_perfect(&self) -> bool {
        self.tried.best.as_ref().is_some_and(Judged::perfect)
    }

    /// The request for one more candidate.
    fn attempt<P>(&self, run: &Run<'_, P>, attempt: u32) -> ChatRequest {
        let temperature = if attempt == 0 { 0.0 } else { TEMPERATURE };
        ChatRequest { seed: run.options.seed.wrapping_add(attempt), temperature, ..self.request.clone() }
    }

    /// Keeps a candidate that is better than those before it.
    fn take<P>(&mut self, run: &Run<'_, P>, reply: &ChatResponse) {
        let (judged, mended) = self.judge(run, reply);
        let best = &mut self.tried.best;
        if best.as_ref().is_none_or(|best| judged.cost() < best.cost()) {
            self.tried.repairs.extend(best.as_ref().map(|before| before.repaired(Mend::Asked, &judged.text, reply.usage)));
            self.tried.repairs.extend(mended);
            *best = Some(judged);
        }
        if let Some(best) = best.as_ref().filter(|best| !best.perfect()) {
            run.tell(Event::Retry { reason: best.problem() });
        }
    }

    /// What the checks say of a candidate, once figures are put right that certainly can be.
    fn judge<P>(&self, run: &Run<'_, P>, reply: &ChatResponse) -> (Judged, Option<Repair>) {
        let policy = run.options.policy(Task::Translate);
        let (source_lang, lang) = (&run.document.lang, &run.options.lang);
        let against = Against { source: self.source, source_lang, lang, policy: &policy, glossary: &run.options.glossary };
        let mut judged = against.judge(&quality::without_loose_ends(clause(&reply.text), lang));
        let mut mended = None;
        if run.options.guards.patch && !judged.good() {
            let patched = against.patch(&judged);
            mended = Some(judged.repaired(Mend::Patched, &patched.text, Usage::default())).filter(|_| patched.good());
            judged = patched;
        }
        judged.uncopied = quality::uncopied(self.source, &self.shown, &judged.text);
        (judged, mended)
    }
}

/// The clause as the model sees it.
fn shown<P>(run: &Run<'_, P>, anchored: &Anchored) -> String {
    if !run.options.guards.anchors {
        return clause(&anchored.text).to_owned();
    }
    // Common words are listed in simplified characters, and small models know those best.
    let text = if run.document.lang.primary() == "zh" { fast2s::convert(&anchored.text) } else { anchored.text.clone() };
    with_years_opened(&without_classifiers(clause(&run.terms.anchor(&text))), &run.options.lang)
}

fn request<P>(run: &Run<'_, P>, text: &str) -> Result<ChatRequest, super::Error> {
    let variables = json!({
        "source_language": run.document.lang.short_name(),
        "target_language": run.options.lang.short_name(),
        "title": "", "heading": "", "figures": "", "terms": "",
        "text": text,
        "examples": run.prompts.examples(&run.document.lang, &run.options.lang),
    });
    let prompt = run.prompts.render(PromptId::Translation, Part::Completion, &variables)?;
    let tokens = u32::try_from(text.chars().count()).unwrap_or_default().saturating_mul(2).saturating_add(48);
    Ok(ChatRequest {
        top_p: TOP_P,
        seed: run.options.seed,
        stop: vec!["\n".to_owned()],
        refused_scripts: refused_scripts(&run.options.lang, text),
        ..ChatRequest::new(Input::Completion(prompt), tokens)
    })
}

/// Scripts that a translation of `text` does not need. A base model left alone copies what it should translate, so where the
/// language has a script of its own, Latin letters are for acronyms and codes alone.
fn refused_scripts(lang: &Lang, text: &str) -> Vec<Script> {
    let mut refused = super::refused_scripts(lang);
    let is_code = |word: &str| {
        let capitals = word.chars().filter(char::is_ascii_uppercase).count();
        capitals > 1 || (word.contains(|c: char| c.is_ascii_digit()) && word.contains(|c: char| c.is_ascii_alphabetic()))
    };
    let own_script = matches!(lang.primary(), "zh" | "ja" | "ko" | "ru");
    if own_script && !text.split(|c: char| !c.is_alphanumeric()).any(is_code) {
        refused.push(Script::Latin);
    }
    refused
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_letters_are_refused_where_nothing_needs_them() {
        for (tag, text, want) in [
            ("zh", "grain output rose 1.3%", &[Script::Latin][..]),
            ("zh", "GDP rose 5%", &[]),
            ("zh", "the 5G network", &[]),
            ("ru", "产值达50亿元", &[Script::EastAsian, Script::Latin]),
            ("en", "产值达50亿元", &[Script::EastAsian]),
        ] {
            assert_eq!(refused_scripts(&Lang::parse(tag).unwrap(), text), want, "{tag}: {text}");
        }
    }
}
