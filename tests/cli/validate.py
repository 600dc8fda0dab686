#!/usr/bin/env python3
"""validate.py NAME FILE: whether a JSON document is what docs/json/NAME.schema.json says. Also used as a module."""
import json
import pathlib
import sys

import jsonschema

SCHEMAS = pathlib.Path(__file__).resolve().parents[2] / "docs" / "json"


def refuse(constant):
    raise ValueError(f"{constant} is no JSON")


def document(text):
    """The one JSON document that `text` is; NaN and Infinity are refused."""
    return json.loads(text, parse_constant=refuse)


def validate(name, instance):
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(instance, schema, cls=jsonschema.Draft202012Validator)


if __name__ == "__main__":
    validate(sys.argv[1], document(pathlib.Path(sys.argv[2]).read_text()))
