"""Makes the container "quality" at an azurite on this computer: PORT ACCOUNT KEY."""

import base64
import email.utils
import hashlib
import hmac
import sys
import urllib.request

port, account, key = sys.argv[1:]
date = email.utils.formatdate(usegmt=True)
version = "2021-12-02"
headers = f"x-ms-date:{date}\nx-ms-version:{version}\n"
resource = f"/{account}/{account}/quality\nrestype:container"
text = "PUT" + "\n" * 12 + headers + resource
digest = hmac.new(base64.b64decode(key), text.encode(), hashlib.sha256).digest()
request = urllib.request.Request(
    f"http://127.0.0.1:{port}/{account}/quality?restype=container",
    method="PUT",
    headers={
        "x-ms-date": date,
        "x-ms-version": version,
        "Authorization": f"SharedKey {account}:{base64.b64encode(digest).decode()}",
    },
)
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
assert opener.open(request).status == 201
