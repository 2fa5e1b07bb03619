const { readFileSync } = require("node:fs");
const { join } = require("node:path");

// Each pattern is matched as a whole word wherever it stands: at the end of a line, before 's, in brackets. The rule's own idea of a
// word wants a space after it.
const terms = JSON.parse(readFileSync(join(__dirname, "terms.jsonc"), "utf8").replace(/^\s*\/\/.*$/gm, ""))
    .map(([pattern, use]) => [`(?<![-\\w])(?:${pattern})(?![-\\w])`, use]);

module.exports = {
    plugins: ["prose"],
    rules: {
        // Its own terms are of other fields; a quotation keeps its wording.
        terminology: { defaultTerms: false, skip: ["BlockQuote"], terms },
    },
};
