/**
 * VERIFY.md: the published algorithm, in every evidence file, so that a file
 * found in ten years still says how it is to be checked.
 * Rule: docs/evidence-format.md holds this text word for word; a test compares them.
 */
export const verifyGuide = `# How to verify this evidence file

Format: handback.evidence/1. You need SHA-256, Ed25519 and a JSON reader. "‖" joins bytes; texts are UTF-8; line breaks are one newline (0x0A); hex is lower case; Base64 is RFC 4648 section 4 with padding and no spare bits.

Trust begins with one thing that is not in this file: the organisation's public key, or its fingerprint, from a place you trust. The fingerprint is the SHA-256 of the key in DER form:

    openssl pkey -pubin -in public-key.pem -outform DER | sha256sum

A file that verifies with a key you cannot place proves that it is whole, not who made it.

## 1. The archive

The archive is a ZIP in which every file is stored, not compressed. Its bytes follow from its files alone: manifest.json first, seal.txt second, the others in the order of the manifest (names sorted as ASCII). Every header says: version needed 20, flags 0x0800, method 0, time 0, date 0x0021 (1 January 1980), no extra field, no comment, version made by 20, attributes 0. Nothing stands before, between or after the records. An archive that was packed again has other bytes; check its files by steps 2 to 8.

## 2. The manifest

manifest.json lists every file but itself and seal.txt under "files" with "name", "size" in bytes and "sha256" in hex. Every listed file must be there with that size and hash. No other file may be there, and none may be listed twice.

## 3. The key

public-key.pem is an Ed25519 key (SPKI, RFC 8410). Its fingerprint must be manifest "public_key"."sha256". Its key name is manifest "checkpoint"."origin". Its key id, manifest "public_key"."id", is the first four bytes, in hex, of

    SHA-256(key name ‖ 0x0A ‖ 0x01 ‖ the 32 bytes of the key)

## 4. The seal

seal.txt is a signed note (https://c2sp.org/signed-note): a text that ends with a newline, an empty line, and signature lines

    — <key name> <Base64(key id ‖ signature)>

where "—" is U+2014 and the signature is Ed25519 over the text with its last newline and without the empty line. seal.txt has exactly one signature, by the key of step 3. Its text is four lines:

    handback.evidence/1
    <manifest "case"."ref">
    <manifest "made_at">
    <SHA-256 of the bytes of manifest.json, in hex>

## 5. The checkpoint

checkpoint.txt is a signed note too (https://c2sp.org/tlog-checkpoint), signed by the key of step 3; signatures by others may follow. The first three lines of its text are the log's origin, which is the key name; the number of entries in the log (decimal, no leading zero); and the log's root in Base64. They equal manifest "checkpoint". An organisation that gives its checkpoints to others from time to time cannot rewrite what lies before them: compare this one with any you hold.

## 6. The audit entries

Each line of audit/entries.jsonl is one entry, in the order of the log; there are manifest "entries" of them. A line is canonical JSON (RFC 8785) and has exactly the members action, actor, at, case_id, entity, facts, format, id, personal; format is "handback.audit/1"; actor and entity have exactly id and kind; no id comes twice. audit/proofs.json has, under "entries" and in the same order, the "id", the "index" in the log (rising from line to line) and the "proof", a list of hashes in hex.

The log is the Merkle tree of RFC 6962:

    leaf = SHA-256(0x00 ‖ the line without its newline)
    node = SHA-256(0x01 ‖ left ‖ right)

To check one entry, with "size" from the checkpoint:

    a = index; b = size - 1; r = leaf
    for each p in proof:
        if b is 0: fail
        if a is odd, or a equals b:
            r = node(p, r)
            while a is even and not 0: halve a and b (rounding down)
        else:
            r = node(r, p)
        halve a and b (rounding down)
    the entry is proven when b is 0 and r is the root

## 7. The personal payloads

An entry holds no personal data. Where there was some, its "personal" is a hash, and audit/personal.jsonl may have a line of canonical JSON with "entry" (the id), "salt" (Base64, 32 bytes) and "value":

    personal = hex of SHA-256(0x02 ‖ salt ‖ canonical JSON of value)

A payload that does not match is a failure, and so is a second one for the same entry. A missing payload is not: personal data is erased when it is no longer needed, and the entries stay proven without it.

## 8. The facts

Wherever an object in a file under facts/ or custody/ has the members "audit_entry" and "record", and "audit_entry" is not null, that id must be an entry of step 6, and the entry's "facts"."record_sha256" must be

    hex of SHA-256(0x03 ‖ canonical JSON of record)

Each file under custody/ is one asset's chain: "asset" and "events", a list of such objects. For every event: audit_entry is an entry whose entity is kind "custody_event" with the record's id; the record's asset_id is the asset's id; its seq is one more than that of the event before.

Whom the asset is with after some events: an event of kind "correction" does not count for itself; it replaces "to" and "occurred_at" of the event whose id is its "corrects" (of what that one speaks of, when it is a correction too; of nothing, when that one is not in the file). Order what remains by "occurred_at" as an instant, then by seq; the last "to" is the answer. Every event but the first has a "from" equal to whom the asset is with after all events before it (by seq), unless its "corrects" is not null (a correction or a late entry) or its "is_gap" is true (the chain itself says that it is open there). Whom it is with after all events is the "custodian" of the asset with this id in facts/assets.json, where it is listed. Every entry whose entity is of kind "custody_event" must be shown by an event in custody/.

## What this does not prove

That an event happened as it was recorded; that the clock was right; that no entry of the case was left out of this file (ask for the whole log, or compare counts with another export); what an erased payload said.
`;
