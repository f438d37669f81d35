// Stands for a model, so that the example runs without a key or a network: a promptfoo provider that knows two answers.
// Put your own in its place in promptfooconfig.yaml: `openai:gpt-…`, `anthropic:…`, `file://yours.cjs`.
const answers = [
  ['2022年全年税收', 'Tax revenue in 2022 reached 29.2342 billion yuan, up 39.48 percent, 37 percent of the league\'s total.'],
  ['种植树木', 'More than 30,000 trees and 75 mu of aquatic plants were planted.'],
];

module.exports = class {
  id() {
    return 'two-answers';
  }

  async callApi(prompt) {
    const known = answers.find(([words]) => prompt.includes(words));
    return known ? { output: known[1] } : { error: 'this stand-in for a model knows the articles of the example only' };
  }
};
