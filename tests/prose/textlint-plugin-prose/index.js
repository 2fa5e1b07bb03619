"use strict";

// Shows textlint the English of a file that is not Markdown: comments and strings of C#, of shell scripts and of PowerShell, comments
// and descriptions of YAML, comments of project files.
// The strings of tests are left out: they hold what other programs print, and our own messages as the code has them.
// Everything else becomes spaces, so that lines and columns stay those of the file.

const { parse } = require("@textlint/text-to-ast");

const blank = (text) => text.replace(/[^\n]/g, " ");

// What stands in <c>, <code> and in the tags of a documentation comment is code.
const withoutTags = (text) => text.replace(/<(c|code)>[^<]*<\/\1>|<[^<>]*>|`[^`\n]*`/g, blank);

// One token a time: a comment, a raw, verbatim or plain string, a character, or one character of code.
const TOKEN = /\/\/[^\n]*|\/\*[^]*?\*\/|\$*("{3,})[^]*?\1|@"(?:[^"]|"")*"|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)+'|[^]/gy;

// An identifier, a path, an option or a sign to look for is no sentence.
const isSentence = (text) => /[A-Za-z]{2,}[,;:]? [A-Za-z]+,? [A-Za-z]/.test(text.replace(/ +/g, " "));

function csharp(source, withStrings) {
    let shown = "";
    for (let at = 0; at < source.length; ) {
        if (/^(?:\$@|@\$|\$)"(?!"")/.test(source.slice(at, at + 5))) {
            const text = interpolated(source, at);
            shown += withStrings && isSentence(text) ? text : blank(text);
            at += text.length;
            continue;
        }

        TOKEN.lastIndex = at;
        const token = TOKEN.exec(source)[0];
        at += token.length;
        if (token.startsWith("//") || token.startsWith("/*")) shown += "  " + withoutTags(token.slice(2)).replace(/^\//, " ");
        else if (withStrings && /^[$@]*"/.test(token) && isSentence(token)) shown += token.replace(/["$@]/g, blank).replace(/\\./g, "  ");
        else shown += blank(token);
    }

    return shown;
}

// The text of an interpolated string that begins at an offset; what is in braces, other strings among it, becomes spaces.
function interpolated(source, start) {
    let at = source.indexOf('"', start) + 1;
    let text = " ".repeat(at - start);
    for (let depth = 0, inner = false; at < source.length; at++) {
        const c = source[at];
        if (depth === 0 && c === "\\") {
            text += "  ";
            at++;
            continue;
        }

        if (depth === 0 && c === '"') return text + " ";
        if (depth > 0 && c === '"') inner = !inner;
        if (c === "{" && !inner) depth++;
        text += c === "\n" || (depth === 0 && c !== "}") ? c : " ";
        if (c === "}" && !inner && depth > 0) depth--;
    }

    return text;
}

function yaml(source) {
    let described = -1; // the indentation of a description whose lines follow
    return source.split("\n").map((line) => {
        const indentation = line.search(/\S/);
        const comment = /(^|\s)#.*$/.exec(line);
        const description = /^(\s*)(?:- )?(?:description|label|name|about|title|value|placeholder): *(?:[|>][-+]?)?(.*)$/.exec(line);
        if (description) {
            described = description[1].length;
            return line.slice(0, line.length - description[2].length).replace(/./g, " ") + description[2].replace(/`[^`]*`/g, blank);
        }

        if (described >= 0 && (indentation < 0 || indentation > described)) return line.replace(/`[^`]*`/g, blank);
        described = -1;
        return comment ? " ".repeat(comment.index) + comment[0] : blank(line);
    }).join("\n");
}

// A here-document named TEXT is text for a person; in any other one only comments are shown.
function script(source) {
    let isText = false;
    return source.split("\n").map((line) => {
        if (isText && line === "TEXT") isText = false;
        if (isText) return line.replace(/`[^`]*`|\$\([^)]*\)|\$\{[^}]*\}|\$\w+/g, blank);
        isText = /<<'?TEXT'?/.test(line);
        let shown = blank(line).split("");
        const show = (start, text) => shown.splice(start, text.length, ...text);
        for (const found of line.matchAll(/"((?:[^"\\]|[\\`].)*)"|'([^']*)'/g)) {
            const text = found[1] ?? found[2];
            if (isSentence(text)) show(found.index + 1, text.replace(/\$\([^)]*\)|\$\{[^}]*\}|\$\w+/g, blank));
        }

        const comment = /(?:^|\s)#(?!!)(.*)$/.exec(line.replace(/"[^"]*"|'[^']*'/g, blank));
        if (comment) show(line.length - comment[1].length, line.slice(line.length - comment[1].length).replace(/`[^`]*`/g, blank));
        return shown.join("");
    }).join("\n");
}

// Comments of XML.
const xml = (source) => {
    let shown = "";
    let end = 0;
    for (const comment of source.matchAll(/<!--([^]*?)-->/g)) {
        shown += blank(source.slice(end, comment.index + 4)) + comment[1];
        end = comment.index + comment[0].length - 3;
    }

    return shown + blank(source.slice(end));
};

const PROSE = {
    ".cs": csharp, ".yml": yaml, ".yaml": yaml, ".sh": script, ".ps1": script, ".csproj": xml, ".props": xml, ".xml": xml,
};

class Processor {
    constructor(options) {
        this.options = options;
    }

    availableExtensions() {
        return Object.keys(PROSE);
    }

    processor(extension) {
        const prose = PROSE[extension];
        return {
            // The rules read this text in place of the file's, so nothing can be fixed by them: --fix would write the spaces.
            preProcess(text, path) {
                const shown = prose(text, !/[\\/]tests[\\/](?!prose)/.test(path ?? ""));
                return { text: shown, ast: parse(shown) };
            },
            postProcess: (messages, filePath) => ({ messages, filePath }),
        };
    }
}

module.exports = { Processor };
