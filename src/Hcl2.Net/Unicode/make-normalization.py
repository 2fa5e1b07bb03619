"""Writes normalization.txt, the data behind NormalizationC.cs, from the Unicode database that Python carries.

    python3.12 make-normalization.py > normalization.txt

Python 3.12 has Unicode 15.0. Lines, all numbers hexadecimal but for the class:

    C0=41+300       canonical decomposition that composes again
    340!300         canonical decomposition that does not (a singleton, or excluded from composition)
    300-314:230     canonical combining class of a range of characters

Hangul syllables are left out: arithmetic gives them.
"""
import sys
import unicodedata

ALL = [chr(c) for c in range(sys.maxunicode + 1) if not 0xD800 <= c <= 0xDFFF]
HANGUL = range(0xAC00, 0xD7A4)

print(f"# Unicode {unicodedata.unidata_version}; written by make-normalization.py, do not edit.")

for char in ALL:
    mapping = unicodedata.decomposition(char)
    if not mapping or mapping.startswith("<") or ord(char) in HANGUL:
        continue
    parts = [chr(int(code, 16)) for code in mapping.split()]
    composes = len(parts) == 2 and unicodedata.normalize("NFC", "".join(parts)) == char
    sign = "=" if composes else "!"
    print(f"{ord(char):X}{sign}{'+'.join(f'{ord(part):X}' for part in parts)}")

start = end = 0
current = 0
for code in list(map(ord, ALL)) + [sys.maxunicode + 1]:
    combining = unicodedata.combining(chr(code)) if code <= sys.maxunicode else 0
    if combining == current and code == end + 1:
        end = code
        continue
    if current:
        print(f"{start:X}-{end:X}:{current}")
    start = end = code
    current = combining
