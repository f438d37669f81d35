//! What was put right on the way to an output, as the template sees it.

use serde::Serialize;

use crate::pipeline::Mend;
use crate::provider::Usage;
use crate::report::Mended;

#[derive(Serialize)]
pub(super) struct RepairView<'a> {
    how: &'static str,
    heading: &'a str,
    problem: &'a str,
    before: &'a str,
    /// Empty where the text was left out.
    after: &'a str,
    cost: String,
}

pub(super) fn view(mended: &Mended) -> RepairView<'_> {
    let repair = &mended.repair;
    RepairView {
        how: match repair.how {
            Mend::Asked => "asked again",
            Mend::Patched => "figures written from the source",
            Mend::LeftOut => "left out",
        },
        heading: &mended.heading,
        problem: &repair.problem,
        before: &repair.before,
        after: &repair.after,
        cost: cost(repair.usage),
    }
}

fn cost(usage: Usage) -> String {
    match usage {
        Usage { prompt_tokens: 0, completion_tokens: 0, .. } => "no request".to_owned(),
        Usage { prompt_tokens, completion_tokens, .. } => format!("{prompt_tokens} tokens read, {completion_tokens} written"),
    }
}
