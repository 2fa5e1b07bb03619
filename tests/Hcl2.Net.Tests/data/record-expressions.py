#!/usr/bin/env python3
"""Records what the original makes of the expressions in expressions.txt: record-expressions.py DEPOT

DEPOT is the Depot CLI, of which only `bake --print` is used, offline. Lines are "EXPRESSION   =>   RESULT"; what stands after
the arrow is replaced, so a new expression is added as a line without an arrow. A line break inside is written as U+23CE.
Results are JSON, or "ERR " and the first diagnostic, with how many others there are; places are relative to the expression.
"""
import os, re, subprocess, sys, tempfile

ARROW, BREAK = '   =>   ', '\u23ce'
here = os.path.dirname(os.path.abspath(__file__))
prelude = open(os.path.join(here, 'expressions.hcl'), encoding='utf-8').read()
before = prelude + 'target "default" {\n  args = {\n    A = jsonencode('
line0 = before.count('\n')
column0 = len(before) - before.rfind('\n') - 1


def relative(match):
    first, start, last, end = match.groups()
    last = last or first
    def column(line, column): return int(column) - (column0 if int(line) == line0 + 1 else 0)
    def row(line): return int(line) - line0
    text = f'e.hcl:{row(first)},{column(first, start)}-'
    return text + (f'{row(last)},' if last != first else '') + str(column(last, end))


def record(depot, expression):
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, 'e.hcl'), 'w', encoding='utf-8') as file:
            file.write(before + expression.replace(BREAK, '\n') + ')\n  }\n}\n')
        run = subprocess.run([depot, 'bake', '-f', 'e.hcl', '--print'], cwd=folder, capture_output=True, text=True, timeout=30)
    if run.returncode == 0:
        import json
        return json.loads(run.stdout)['target']['default']['args']['A']
    error = re.sub(r'e\.hcl:(\d+),(\d+)-(?:(\d+),)?(\d+)', relative, run.stderr.rstrip('\n'))
    found = re.fullmatch(r'(.*?)(?:, and (\d+) other diagnostic\(s\))?', error, re.DOTALL)
    # One of the others is about the argument of the target, which is then unknown.
    others = int(found[2] or 0) - 1
    return 'ERR ' + found[1].replace('\n', BREAK) + (f' (+{others})' if others > 0 else '' if others == 0 else ' (alone)')


def main():
    path = os.path.join(here, 'expressions.txt')
    lines = open(path, encoding='utf-8').read().splitlines()
    with open(path, 'w', encoding='utf-8') as file:
        for line in lines:
            expression = line.split(ARROW)[0]
            file.write((line if line.startswith('#') else expression + ARROW + record(sys.argv[1], expression)) + '\n')


main()
