// A promptfoo assertion: every figure of the output must match the variable `source` of the test.
// Calls `summarize check --jsonl` (SUMMARIZE names the program if it is not on the PATH). Optional variables of a test: `task`
// (summarize, the default, or translate), `source_lang`, `target_lang`.
const { spawnSync } = require('node:child_process');

module.exports = (output, { vars }) => {
  if (typeof vars.source !== 'string' || vars.source.trim() === '') {
    throw new Error('the test has no variable `source`: put the article there, or `source: file://article.txt`');
  }
  const request = {
    id: 0,
    source_lang: vars.source_lang ?? null,
    target_lang: vars.target_lang ?? null,
    task: vars.task ?? 'summarize',
    source: vars.source,
    output: typeof output === 'string' ? output : JSON.stringify(output),
  };
  const program = process.env.SUMMARIZE || 'summarize';
  const run = spawnSync(program, ['check', '--jsonl'], { input: JSON.stringify(request) + '\n', encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.error || run.status !== 0) {
    throw new Error(`${program} check --jsonl failed: ${run.error?.message ?? run.stderr}`);
  }
  const { verdict, findings } = JSON.parse(run.stdout);
  const told = findings.map(({ rule, severity, message, fix }) => `${severity}[${rule}] ${message}${fix ? ` (fix: ${fix})` : ''}`);
  return {
    pass: verdict === 'pass',
    score: verdict === 'pass' ? 1 : 0,
    reason: told.join('\n') || 'every figure matches the source',
  };
};
