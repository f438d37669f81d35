"""Holds the SARIF and JUnit reports against their published schemas.

Usage: python3 scripts/validate-reports.py BINARY
Needs, from PyPI: pip install jsonschema xmlschema. The schemas are in tests/fixtures/schemas; README.md there names their origins.
"""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import jsonschema
import xmlschema

ROOT = pathlib.Path(__file__).resolve().parent.parent
SCHEMAS = ROOT / "tests" / "fixtures" / "schemas"
FIXTURES = ROOT / "tests" / "fixtures" / "report"


def report(binary, folder, source, output, task):
    """Runs the check, which writes both reports; planted errors make it exit with 1."""
    args = [binary, "check", source, output, "--task", task, "--report", "sarif=r.sarif", "--report", "junit=r.xml"]
    status = subprocess.run(args, cwd=folder, stdout=subprocess.DEVNULL).returncode
    assert status in (0, 1), f"summarize check exited with {status}"


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    sarif = jsonschema.Draft7Validator(json.loads((SCHEMAS / "sarif-schema-2.1.0.json").read_text()))
    junit = xmlschema.XMLSchema(SCHEMAS / "junit-10.xsd")
    seed = next((ROOT / "seeds").glob("001*.txt"))
    failed = passed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        shutil.copy(seed, folder / "article.txt")
        for path in FIXTURES.iterdir():
            shutil.copy(path, folder)
        jobs = [
            ("article.txt", "planted-001.en.md", "translate"),
            ("small.zh.txt", "small.en.md", "translate"),
            ("small.zh.txt", "small.en.md", "summarize"),
            ("small.en.md", "small.en.md", "translate"),
        ]
        for source, output, task in jobs:
            report(binary, folder, source, output, task)
            log = json.loads((folder / "r.sarif").read_text())
            errors = [f"sarif: {'/'.join(map(str, error.path))}: {error.message}" for error in sarif.iter_errors(log)]
            errors += [f"junit: {error.path}: {error.reason}" for error in junit.iter_errors(folder / "r.xml")]
            texts = {place: (folder / place).read_text() for place in (source, output)}
            errors += [f"sarif: {problem}" for problem in misplaced(log, texts)]
            failed += bool(errors)
            passed += not errors
            print("\n".join(errors) or f"ok {source} {output} {task}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


def misplaced(log, texts):
    """Every region's snippet is what its file says there, by characters and by lines."""
    for result in log["runs"][0]["results"]:
        for location in result.get("locations", []) + result.get("relatedLocations", []):
            place = location["physicalLocation"]
            text, region = texts[place["artifactLocation"]["uri"]], place["region"]
            start, snippet = region["charOffset"], region["snippet"]["text"]
            if text[start : start + region["charLength"]] != snippet:
                yield f"{region} is not at its offset"
            if not text.split("\n")[region["startLine"] - 1][region["startColumn"] - 1 :].startswith(snippet.split("\n")[0]):
                yield f"{region} is not at its line"


if __name__ == "__main__":
    sys.exit(main())
