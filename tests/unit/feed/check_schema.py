"""Checks that the schema of wallboard/1 is sound, takes the example, knows its every key, and refuses mistakes."""
import copy
import json
import pathlib
import subprocess
import sys

import jsonschema

FOLDER = pathlib.Path(sys.argv[1])
SCHEMA = json.loads((FOLDER / "wallboard-1.schema.json").read_text())
EXAMPLE = json.loads((FOLDER / "wallboard-1.example.json").read_text())

MISTAKES = [
    (["schema"], "wallboard/2"),
    (["taken_at"], None),
    (["totals"], None),
    (["totals", "waiting"], "many"),
    (["totals", "open"], -1),
    (["queues", 0, "id"], None),
    (["queues", 0, "lane"], "express"),
    (["queues", 0, "targets", "service_level_pct"], 101),
    (["clocks", 0, "paused"], 1),
    (["clocks", 0, "due_at"], None),
    (["trends", 0, "values", 0], "12"),
    (["shifts", "current", "name"], None),
    (["sources", 0, "capabilities", "csat"], False),
]


def resolve(schema):
    reference = schema.get("$ref")
    return SCHEMA["$defs"][reference.rsplit("/", 1)[1]] if reference else schema


def differences(schema, value, path):
    """Keys of the example that the schema does not describe, and keys of the schema never shown."""
    schema = resolve(schema)
    if isinstance(value, list) and value:
        merged = [found for i, item in enumerate(value) for found in differences(schema["items"], item, f"{path}[{i}]")]
        never = set.intersection(*({f for f in differences(schema["items"], item, path + "[]") if "not shown" in f}
                                   for item in value))
        yield from (found for found in merged if "not shown" not in found)
        yield from never
    elif isinstance(value, dict) and "properties" in schema:
        for key in value.keys() - schema["properties"].keys():
            yield f"{path}.{key}: not in the schema"
        for key in schema["properties"].keys() - value.keys():
            yield f"{path}.{key}: not shown in the example"
        for key in value.keys() & schema["properties"].keys():
            yield from differences(schema["properties"][key], value[key], f"{path}.{key}")


def undescribed(schema, path):
    for key, inner in schema.get("properties", {}).items():
        if not inner.get("description"):
            yield f"{path}.{key}: no description"
        yield from undescribed(inner, f"{path}.{key}")
    if "items" in schema:
        yield from undescribed(schema["items"], path + "[]")


def losses(before, after, path):
    """What the example says and the snapshot written from it does not."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key, value in before.items():
            yield from losses(value, after.get(key, "nothing"), f"{path}.{key}")
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for i, value in enumerate(before):
            yield from losses(value, after[i], f"{path}[{i}]")
    elif before != after:
        yield f"{path}: {before!r} became {after!r}"


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
    failures += list(differences(SCHEMA, EXAMPLE, "example"))
    failures += list(undescribed(SCHEMA, "schema"))
    failures += [f"schema takes {value!r} at {path}" for path, value in MISTAKES if validator.is_valid(changed(path, value))]
    written = subprocess.run(sys.argv[2:], check=True, capture_output=True).stdout
    document = json.loads(written)
    failures += [f"written: {error.json_path}: {error.message}" for error in validator.iter_errors(document)]
    failures += list(losses(EXAMPLE, document, "written"))
    print("\n".join(failures) or "ok")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
