#!/usr/bin/env python3
"""Checks a chain of attestations with openssl and nothing of ours.

    verify-attestations.py CHAIN.ndjson KEY.pem

CHAIN: GET /api/v1/attestations/log. KEY: the first key that it was signed with, from whoever runs the
service and by another way. Later keys are introduced by the chain, under a key that is known by then.
"""
import base64, hashlib, json, subprocess, sys, tempfile


def signed_by(pem, message, signature):
    with tempfile.TemporaryDirectory() as folder:
        for name, content in (("key", pem.encode()), ("message", message), ("sig", signature)):
            with open(f"{folder}/{name}", "wb") as file:
                file.write(content)
        command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "key", "-rawin",
                   "-in", "message", "-sigfile", "sig"]
        return subprocess.run(command, cwd=folder, capture_output=True).returncode == 0


def fingerprint(pem):
    return hashlib.sha256(base64.b64decode("".join(pem.strip().splitlines()[1:-1]))).hexdigest()


def check(chain, first_key):
    keys, revoked, previous = {fingerprint(first_key): first_key}, set(), "0" * 64
    for number, line in enumerate(chain, start=1):
        envelope = json.loads(line)
        payload, kind = base64.b64decode(envelope["payload"], validate=True), envelope["payloadType"]
        said = json.loads(payload)
        canonical = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        message = b"DSSEv1 %d %s %d %s" % (len(kind), kind.encode(), len(payload), payload)
        assert canonical.encode() == payload, f"{number}: not canonical JSON (RFC 8785)"
        assert envelope["signatures"], f"{number}: nobody has signed it"
        for signature in envelope["signatures"]:
            pem = keys.get(signature["keyid"], "")
            assert pem and signature["keyid"] not in revoked, f"{number}: a key that is not trusted"
            assert signed_by(pem, message, base64.b64decode(signature["sig"])), f"{number}: forged"
        assert said["sequence"] == number, f"{number}: {said['sequence']} stands here"
        assert said["previousSha256"] == previous, f"{number}: not what came after the one before"
        previous = hashlib.sha256(payload).hexdigest()
        if said.get("kind") == "KeyRotation":
            keys[fingerprint(said["publicKeyPem"])] = said["publicKeyPem"]
        if said.get("kind") == "KeyRevocation":
            revoked.add(said["fingerprint"])
    print(f"{len(chain)} links, none forged or missing; the last is {previous}")


check(open(sys.argv[1]).read().splitlines(), open(sys.argv[2]).read())
