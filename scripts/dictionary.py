#!/usr/bin/env python3
"""Makes src/fidelity/dictionary/zh-en.txt.gz from CC-CEDICT: `scripts/dictionary.py CEDICT FREQUENCIES`.

CEDICT: the dictionary in its own format (cedict_1_0_ts_utf-8_mdbg.txt, plain or gzip; CC BY-SA 4.0).
FREQUENCIES: lines of a word and how often it is used (jieba's dict.txt; MIT), which tell the words that texts have.

A line of the result: the simplified word, the traditional one where it differs, and the words of its short senses, by tabs.
"""
import collections
import gzip
import re
import sys
from pathlib import Path

OUT = Path(__file__).parent.parent / "src/fidelity/dictionary/zh-en.txt.gz"
LEAST = 30  # uses of a word in the list of frequencies
LONGEST = 4  # words of a sense that is still a translation and no explanation
MOST = 8  # words kept of an entry
GRAMMAR = set(
    "the and for with that this from into onto not are was been being have has had one two who whom which what when where how why his her its "
    "their your our out off over under about etc esp usu used use also other some any all sth sb one's oneself someone something especially "
    "variant old see abbr lit fig idiom coll dialect written term name surname given place thing person people kind type very more most".split()
)


def lines(path):
    opened = gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")
    with opened as file:
        yield from file


def senses(body):
    for sense in body.strip("/\n ").split("/"):
        if re.search(r"variant of|surname |^CL:|see also|^see |abbr\. for|Taiwan pr\.|also pr\.|also written", sense):
            continue
        plain = re.sub(r"\([^)]*\)|\[[^\]]*\]|[一-鿿|]+", " ", sense)
        for part in re.split(r"[;,]", plain):
            words = [word for word in re.findall(r"[a-z]+", part.lower()) if len(word) > 2 and word not in GRAMMAR]
            if 0 < len(words) <= LONGEST:
                yield words


def main():
    used = {word: int(count) for word, count, *_ in (line.split() for line in lines(sys.argv[2])) if int(count) >= LEAST}
    entries = collections.OrderedDict()
    for line in lines(sys.argv[1]):
        match = re.match(r"(\S+) (\S+) \[([^\]]*)\] /(.*)/", line)
        if not match or not 2 <= len(match[2]) <= 8 or match[2] not in used:
            continue
        words = entries.setdefault((match[2], match[1]), [])
        for sense in senses(match[4]):
            words += [word for word in sense if word not in words]
    with gzip.GzipFile(OUT, "wb", compresslevel=9, mtime=0) as file:
        for (simplified, traditional), words in sorted(entries.items()):
            if words:
                other = traditional if traditional != simplified else ""
                file.write(f"{simplified}\t{other}\t{' '.join(words[:MOST])}\n".encode())


main()
