"""Makes what Weerklank needs in a Kinto: python3 kinto.py http://127.0.0.1:8888/v1/ public/data/agendas

The password of Kinto's account `admin` is read from the variable KINTO_PASSWORD."""

import base64
import json
import os
import pathlib
import sys
import urllib.request

kinto, folder = sys.argv[1], pathlib.Path(sys.argv[2])
credentials = base64.b64encode(f"admin:{os.environ['KINTO_PASSWORD']}".encode()).decode()


def put(path, body, method="PUT"):
    """Makes or replaces what is at a path."""
    request = urllib.request.Request(
        kinto + path,
        data=json.dumps(body).encode(),
        method=method,
        headers={"Authorization": f"Basic {credentials}", "Content-Type": "application/json"},
    )
    urllib.request.urlopen(request).close()


def read(name):
    return json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))


bucket = "buckets/weerklank"
put(bucket, {})
everybody_reads = {"read": ["system.Everyone"]}
put(f"{bucket}/collections/index", {"permissions": everybody_reads})
put(f"{bucket}/collections/agendas", {"permissions": everybody_reads})
# Who shows a receipt may make a record, and then owns it: nobody else sees it but the owner of the bucket.
put(f"{bucket}/collections/feedback", {"permissions": {"record:create": ["system.Authenticated"]}})
# Kinto refuses a list to who may read no record of it: with this one, whoever was not answered yet finds an empty list.
for collection in ["moderation", "replies"]:
    put(f"{bucket}/collections/{collection}", {})
    nobody = {"data": {"feedback": "-"}, "permissions": {"read": ["system.Authenticated"]}}
    put(f"{bucket}/collections/{collection}/records/nobody", nobody)

for place, summary in enumerate(read("index")["agendas"]):
    name = summary["id"]
    put(f"{bucket}/collections/index/records/{name}", {"data": {**summary, "place": place}})
    put(f"{bucket}/collections/agendas/records/{name}", {"data": read(name)})
