"""Judge the documents of a list by a JSON Schema: "good|NAME" or "bad|NAME" a line."""
import json
import sys

import jsonschema

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
with open(sys.argv[2], encoding="utf-8") as file:
    for line in file:
        if line.startswith("#"):
            continue
        _, name, text = line.rstrip("\n").split("|", 2)
        print("good" if validator.is_valid(json.loads(text)) else "bad", name, sep="|")
