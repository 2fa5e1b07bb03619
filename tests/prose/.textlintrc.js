module.exports = {
    plugins: ["prose"],
    rules: {
        // Its own terms are of other fields; a quotation keeps the words of whoever said it.
        terminology: { defaultTerms: false, skip: ["BlockQuote"], terms: require.resolve("./terms.jsonc") },
    },
};
