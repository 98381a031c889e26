"""Checks that the config's schema is sound, takes the example, and refuses what config/ refuses."""
import copy
import json
import pathlib
import re
import sys

import jsonschema

FOLDER = pathlib.Path(sys.argv[1])
PAGES = FOLDER.parent / "pages"
SCHEMA = json.loads((FOLDER / "config.schema.json").read_text())
EXAMPLE = json.loads((FOLDER / "config.example.json").read_text())

MISTAKES = [
    (["holidays"], []),
    (["source"], []),
    (["source", 0, "token"], "x"),
    (["source", 0, "token_file"], 1),
    (["source", 0, "url"], "ftp://rt.example.org"),
    (["source", 0, "url"], "https://"),
    (["source", 0, "poll"], 15),
    (["targets", "csat_pct"], 120),
    (["queues", 0, "lane"], "gold"),
    (["screen", "pages"], []),
    (["screen", "pages", 0], 3),
    (["screen", "pages", 0], "../x"),
    (["screen", "pages", 0], {"dwell": "20s"}),
    (["screen", "pages", 0, "dwell"], 20),
    (["screen", "pages", 0, "takeover"], "always"),
    (["screen", "pages", 0, "takeover"], {"on": "flood", "priority": 10}),
    (["screen", "pages", 0, "when"], ["always"] * 21),
    (["screen", "pages", 0, "rows"], []),
    (["screen", "pages", 0, "rows"], [[]]),
    (["screen", "pages", 0, "rows", 0, 0, "widget"], "tyle"),
    (["screen", "pages", 0, "rows", 0, 0, "titel"], "x"),
    (["screen", "pages", 0, "rows", 0, 0, "value"], "totals.wating"),
    (["screen", "pages", 0, "rows", 0, 0, "span"], 0),
    (["screen", "pages", 0, "rows", 0, 0, "target"], -1),
    (["screen", "pages", 0, "rows", 0, 0, "filter"], {"lane": ["vp"]}),
    (["screen", "pages", 0, "rows", 0, 0, "filter"], {"tier": []}),
    (["screen", "pages", 0, "rows", 1, 0, "sort"], "name"),
    (["screen", "pages", 0, "rows", 1, 0, "columns"], ["wait"]),
    (["screen", "pages", 0, "rows", 1, 1, "stack"], [{"stack": [{"widget": "agents"}]}]),
    (["screen", "pages", 0, "rows", 1, 1, "stack"], [{"widget": "agents", "span": 2}]),
    (["screen", "distance_m"], 50),
    (["screen", "names"], "none"),
    (["screen", "leaderboard"], "people"),
    (["screen", "language"], "nl"),
    (["status", "port"], 70000),
    (["targets", "service_level_formula"], "of_all"),
    (["offices", 0, "id"], " "),
    (["offices", 0, "name"], ""),
    (["offices"], [{"id": number} for number in range(65)]),
    (["shifts", 0, "name"], ""),
    (["shifts", 0, "office"], ""),
    (["shifts", 0, "days"], "weekly"),
    (["shifts", 0, "days"], "mon,"),
    (["shifts", 0, "days"], "mon-fri-sun"),
    (["shifts", 0, "from"], "8:00"),
    (["shifts", 0, "from"], "24:00"),
    (["shifts", 0, "to"], "24:01"),
    (["shifts", 0, "rostered"], 2.5),
    (["history", "keep"], 35),
    (["history", "max_size"], 0),
    (["handover", "window"], "soon"),
    (["handover", "notes_file"], ""),
    (["staffing", "shrinkage_pct"], 95),
    (["staffing", "concurrency", "chat"], 0.5),
    (["alarms", "flood"], 0),
    (["alarms", "rules", 0, "figure"], "open"),
    (["alarms", "rules", 0, "watch"], 120),
    (["alarms", "rules", 1, "breach"], "3m"),
    (["alarms", "rules", 1, "breach"], 0),
    (["alarms", "rules", 1], {"figure": "overdue"}),
    (["alarms", "rules", 1], {"figure": "attainment", "breach": 101}),
    (["network"], {"gateway": "192.0.2.1"}),
    (["network", "address"], "192.0.2.7"),
    (["network", "dns"], ["dns.example.org"]),
    (["network", "dns"], []),
    (["network"], {"address": "192.0.2.7/24"}),
    (["network", "interface"], "eth0"),
    (["board", "hostname"], "Wall 7"),
    (["board", "update", "url"], "https://u.example.org/$(x)"),
    (["board", "update", "window"], "2-4"),
    (["board", "update", "window"], "02:00-02:00"),
]


# What config/ takes and the example does not show.
GOOD = [
    (["shifts", 0, "days"], "fri-mon, wed"),
    (["shifts", 0, "office"], 7),
    (["shifts", 0, "to"], "24:00"),
    (["offices", 0, "id"], 7),
    (["offices", 0, "time_zone"], None),
    (["alarms", "rules", 1], {"figure": "attainment", "watch": 95, "breach": 0}),
    (["screen", "pages", 0], "overview"),
    (["screen", "names"], "alias"),
    (["screen", "pages", 0, "when"], ["incident", "mon-fri 08:00-18:00"]),
    (["screen", "pages", 0, "takeover"], {"on": ["flood"], "for": "1m"}),
    (["screen", "pages", 0], {"page": "overview", "name": "overview-2", "title": None}),
    (["screen", "pages", 0], {"name": "overview", "dwell": "30s"}),
    (["screen", "pages", 0, "rows", 0, 0, "target"], "10m"),
    (["screen", "pages", 0, "rows", 0, 0, "filter"], {"tier": [1], "lane": ["vip"], "queues": ["a"]}),
    (["network", "ntp"], ["192.0.2.123", "2001:db8::1"]),
    (["network"], {"address": None}),
    (["board", "hostname"], "wall-{mac}"),
]


def unshown(schema, value, path):
    """Keys that the schema has and the example does not show."""
    if "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[1]]
    if path == "example.screen.pages":
        return  # the keys of a page are too many to show them all
    if "anyOf" in schema and isinstance(value, list):
        schema = next(choice for choice in schema["anyOf"] if choice.get("type") == "array")
    if isinstance(value, list):
        yield from unshown(schema["items"], value[0], path + "[0]")
    for key, inner in schema.get("properties", {}).items():
        if key not in value:
            yield f"{path}.{key}: not shown in the example"
        elif isinstance(value[key], (dict, list)):
            yield from unshown(inner, value[key], f"{path}.{key}")


def changed(path, value):
    document = copy.deepcopy(EXAMPLE)
    place = document
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return document


def main():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    validator = jsonschema.Draft202012Validator(SCHEMA)
    failures = [f"example: {error.json_path}: {error.message}" for error in validator.iter_errors(EXAMPLE)]
    failures += list(unshown(SCHEMA, EXAMPLE, "example"))
    page = validator.evolve(schema={"$ref": "#/$defs/page", "$defs": SCHEMA["$defs"]})
    for path in sorted(PAGES.glob("*.json")):
        document = json.loads(re.sub(r"(?m)(^|\s)//.*$", "", path.read_text()))
        failures += [f"{path.name}: {error.json_path}: {error.message}" for error in page.iter_errors(document)]
    failures += [f"schema takes {value!r} at {path}" for path, value in MISTAKES if validator.is_valid(changed(path, value))]
    failures += [f"schema refuses {value!r} at {path}" for path, value in GOOD if not validator.is_valid(changed(path, value))]
    print("\n".join(failures) or "ok")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
