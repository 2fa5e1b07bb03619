"""Writes normalization-samples.txt: code points in hexadecimal, an equals sign, and their form C, by Python's unicodedata.

    python3.12 make-normalization-samples.py > normalization-samples.txt
"""
import random
import unicodedata

random.seed(3)
WITH_PARTS = [chr(c) for c in range(0x110000) if not 0xD800 <= c <= 0xDFFF and unicodedata.decomposition(chr(c))
              and not unicodedata.decomposition(chr(c)).startswith("<")]
MARKS = [chr(c) for c in range(0x110000) if unicodedata.combining(chr(c))]
OTHERS = [chr(c) for c in [*range(0x41, 0x5B), *range(0x1100, 0x11C3), *range(0xAC00, 0xAC40), 0x1F600, 0x4E00, 0x200D]]


def line(text):
    print(" ".join(f"{ord(c):X}" for c in text), "=", " ".join(f"{ord(c):X}" for c in unicodedata.normalize("NFC", text)))


for char in WITH_PARTS:
    line(char)
    line(unicodedata.normalize("NFD", char))
for _ in range(2000):
    parts = [random.choice(random.choice([WITH_PARTS, MARKS, MARKS, OTHERS, OTHERS])) for _ in range(random.randint(1, 8))]
    text = "".join(parts)
    line(unicodedata.normalize(random.choice(["NFC", "NFD"]), text) if random.random() < 0.3 else text)
