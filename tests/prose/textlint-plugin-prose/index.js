"use strict";

// Shows textlint the English of a file that is not Markdown: comments and strings of C#, comments and descriptions of YAML.
// Everything else becomes spaces, so that lines and columns stay those of the file.

const { parse } = require("@textlint/text-to-ast");

const blank = (text) => text.replace(/[^\n]/g, " ");

// What stands in <c>, <code> and in the tags of a documentation comment is code.
const withoutTags = (text) => text.replace(/<(c|code)>[^<]*<\/\1>|<[^<>]*>|`[^`\n]*`/g, blank);

// One token a time: a comment, a raw, verbatim or plain string, a character, or one character of code.
const TOKEN = /\/\/[^\n]*|\/\*[^]*?\*\/|\$*("{3,})[^]*?\1|(?:\$@|@\$|@)"(?:[^"]|"")*"|\$?"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)+'|[^]/g;

// An identifier, a path or an option alone is no sentence.
const isSentence = (text) => /[A-Za-z]{2,} [A-Za-z]{2,}/.test(text);

function csharp(source) {
    return source.replace(TOKEN, (token) => {
        if (token.startsWith("//") || token.startsWith("/*")) return "  " + withoutTags(token.slice(2)).replace(/^\//, " ");
        if (/^[$@]*"/.test(token) && isSentence(token)) return token.replace(/\{[^{}\n]*\}|["$@]/g, blank).replace(/\\./g, "  ");
        return blank(token);
    });
}

function yaml(source) {
    let described = -1; // the indentation of a description whose lines follow
    return source.split("\n").map((line) => {
        const indentation = line.search(/\S/);
        const comment = /(^|\s)#.*$/.exec(line);
        const description = /^(\s*)(?:description|label|name): *(?:[|>][-+]?)?(.*)$/.exec(line);
        if (description) {
            described = description[1].length;
            return line.slice(0, line.length - description[2].length).replace(/./g, " ") + description[2].replace(/`[^`]*`/g, blank);
        }

        if (described >= 0 && (indentation < 0 || indentation > described)) return line.replace(/`[^`]*`/g, blank);
        described = -1;
        return comment ? " ".repeat(comment.index) + comment[0] : blank(line);
    }).join("\n");
}

class Processor {
    constructor(options) {
        this.options = options;
    }

    availableExtensions() {
        return [".cs", ".yml"];
    }

    processor(extension) {
        const prose = extension === ".cs" ? csharp : yaml;
        return {
            // A node's text is what the rules read; the file's own text is kept beside it, for a fix.
            preProcess: (text) => parse(prose(text)),
            postProcess: (messages, filePath) => ({ messages, filePath }),
        };
    }
}

module.exports = { Processor };
