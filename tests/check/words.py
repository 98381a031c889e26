"""Checks that each catalogue of assets/locale has every word of the wall and none beside; --update adds new ones."""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

# Where words of the wall stand. What the network half says comes as data.
FOLDERS = ["view", "show"]
KEYWORDS = ["-k", "-k_", "-kN_", "-kwords_plural:1,2"]
TITLES = {"title", "short_title", "missing"}


def run(*command, **options):
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8", **options).stdout


def titles_of(value):
    """Every word in a page file, wherever it stands."""
    if isinstance(value, list):
        for item in value:
            yield from titles_of(item)
    if isinstance(value, dict):
        for key, item in value.items():
            if key in TITLES and isinstance(item, str) and item:
                yield item
            yield from titles_of(item)


def page_titles(path):
    text = path.read_text(encoding="utf-8")
    return titles_of(json.loads(re.sub(r'("(?:[^"\\]|\\.)*")|//[^\n]*', r"\1", text)))


def template(top, folder):
    """The file of all words without translations, from the source and the pages."""
    pages = folder / "pages.c"
    lines = [f"/* {path.name} */ _({json.dumps(title, ensure_ascii=False)});\n"
             for path in sorted((top / "assets/pages").glob("*.json")) for title in page_titles(path)]
    pages.write_text("".join(lines), encoding="utf-8")
    sources = [str(path.relative_to(top)) for name in FOLDERS
               for path in sorted((top / "firmware" / name).glob("*.c"))]
    pot = folder / "wallboard.pot"
    run("xgettext", "--from-code=UTF-8", "--language=C", *KEYWORDS, "-cTRANSLATORS", "--no-location",
        "--sort-output", "--package-name=wallboard", "-o", str(pot), *sources, str(pages), cwd=top)
    text = pot.read_text(encoding="utf-8").replace("charset=CHARSET", "charset=UTF-8")
    pot.write_text(text, encoding="utf-8")
    return pot


def messages(path, *filters):
    """The msgids of those entries of a .po file that pass msgattrib's filters."""
    said = run("msgattrib", "--no-wrap", *filters, str(path))
    found = re.findall(r'^(?:#~ )?msgid "(.*)"$', said, re.MULTILINE)
    return [message for message in found if message]


def findings_of(po, pot):
    wanted = set(messages(pot))
    has = set(messages(po, "--no-obsolete"))
    yield from (f'{po.name}: lacks "{word}"' for word in sorted(wanted - has))
    yield from (f'{po.name}: has "{word}", which the wall does not say' for word in sorted(has - wanted))
    yield from (f'{po.name}: "{word}" is not translated' for word in messages(po, "--untranslated"))
    yield from (f'{po.name}: "{word}" is fuzzy' for word in messages(po, "--only-fuzzy", "--no-obsolete"))
    yield from (f'{po.name}: "{word}" is obsolete' for word in messages(po, "--only-obsolete"))
    told = subprocess.run(["msgfmt", "--check", "-o", "/dev/null", str(po)], capture_output=True, encoding="utf-8")
    yield from (line for line in told.stderr.splitlines() if told.returncode != 0)


def catalogues(top):
    return sorted((top / "assets/locale").glob("*.po"))


def languages(top):
    """What base/language.c says there is, but English, whose words stand in the source."""
    table = (top / "firmware/base/language.c").read_text(encoding="utf-8")
    return {locale for locale in re.findall(r'\{"[\w-]+", "(\w+)", (?:true|false)\}', table)} - {"en"}


def check(top):
    found = [f"assets/locale: {name}.po: is missing or has no row in base/language.c"
             for name in sorted(languages(top) ^ {po.stem for po in catalogues(top)})]
    with tempfile.TemporaryDirectory() as folder:
        pot = template(top, pathlib.Path(folder))
        for po in catalogues(top):
            found += findings_of(po, pot)
    return found


def update(top):
    with tempfile.TemporaryDirectory() as folder:
        pot = template(top, pathlib.Path(folder))
        for po in catalogues(top):
            run("msgmerge", "--quiet", "--update", "--backup=none", "--no-fuzzy-matching", "--sort-output",
                "--no-wrap", str(po), str(pot))
            run("msgattrib", "--no-obsolete", "--no-wrap", "--sort-output", "-o", str(po), str(po))


def main(arguments):
    top = pathlib.Path(arguments[0])
    if arguments[1:] == ["--update"]:
        update(top)
        return 0
    found = check(top)
    print("\n".join(found) or "ok")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
