// Signs, verifies and attacks credentials with jose, through the gateway's REST port.
// Environment: UNTP_HTTP (URL of the gateway), UNTP_API_KEY, UNTP_PASSPORT (file: an unsigned passport), UNTP_EXPECT
// (valid; or indeterminate where the stack has no schemas at hand), UNTP_PARTY_PORT, UNTP_PARTY_CERTIFICATE and
// UNTP_PARTY_KEY (port and PEM files of https://localhost, where this party publishes its status lists).
// Prints one line a case; the first fault ends it with exit code 1.
import assert from 'node:assert/strict';
import { ECDH, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { CompactSign, base64url, compactVerify, decodeProtectedHeader, exportJWK, generateKeyPair, importJWK } from 'jose';

const { UNTP_HTTP: gateway, UNTP_API_KEY: apiKey, UNTP_PASSPORT: passportFile, UNTP_EXPECT: expected } = process.env;
const { UNTP_PARTY_PORT: partyPort, UNTP_PARTY_CERTIFICATE: certificateFile, UNTP_PARTY_KEY: keyFile } = process.env;
assert.match(expected ?? '', /^(valid|indeterminate)$/, 'UNTP_EXPECT is valid or indeterminate');

// Keys: multicodec prefix, JOSE algorithm and JWK of the two kinds.
const kinds = {
  'Ed25519': {
    alg: 'EdDSA',
    prefix: [0xed, 0x01],
    toBytes: jwk => base64url.decode(jwk.x),
    toJwk: bytes => ({ kty: 'OKP', crv: 'Ed25519', x: base64url.encode(bytes) }),
  },
  'P-256': {
    alg: 'ES256',
    prefix: [0x80, 0x24],
    toBytes: jwk => ECDH.convertKey(Buffer.concat([[4], base64url.decode(jwk.x), base64url.decode(jwk.y)].map(Buffer.from)), 'prime256v1', null, null, 'compressed'),
    toJwk: bytes => {
      const point = ECDH.convertKey(bytes, 'prime256v1', null, null, 'uncompressed');
      return { kty: 'EC', crv: 'P-256', x: base64url.encode(point.subarray(1, 33)), y: base64url.encode(point.subarray(33)) };
    },
  },
};

// base58btc; no key begins with a zero byte, so leading zeros do not arise.
const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const toMultibase = bytes => {
  let text = '';
  for (let n = BigInt(`0x${Buffer.from(bytes).toString('hex')}`); n > 0n; n /= 58n) text = alphabet[Number(n % 58n)] + text;
  return `z${text}`;
};
const fromMultibase = text => {
  assert.equal(text[0], 'z');
  const hex = [...text.slice(1)].reduce((n, letter) => n * 58n + BigInt(alphabet.indexOf(letter)), 0n).toString(16);
  return Buffer.from(hex.padStart(hex.length + hex.length % 2, '0'), 'hex');
};
const readMultikey = multikey => {
  const bytes = fromMultibase(multikey);
  const kind = Object.values(kinds).find(({ prefix }) => prefix.every((byte, i) => bytes[i] === byte));
  return importJWK(kind.toJwk(bytes.subarray(2)), kind.alg);
};

const newIssuer = async type => {
  const { alg, prefix, toBytes } = kinds[type];
  const { publicKey, privateKey } = await generateKeyPair(alg);
  const jwk = await exportJWK(publicKey);
  const bytes = toBytes(jwk);
  const multikey = toMultibase([...prefix, ...bytes]);
  return { alg, jwk, bytes, privateKey, did: `did:key:${multikey}`, kid: `did:key:${multikey}#${multikey}` };
};
const passportOf = (did, members = {}) => {
  const passport = JSON.parse(readFileSync(passportFile, 'utf8'));
  passport.issuer.id = did;
  return { ...passport, id: `https://passports.untp.example/dpp/${randomUUID()}`, ...members };
};
const headerOf = issuer => ({ alg: issuer.alg, typ: 'vc+jwt', cty: 'vc', kid: issuer.kid });
const sign = (credential, header, key) => new CompactSign(Buffer.from(JSON.stringify(credential))).setProtectedHeader(header).sign(key);

const call = async (method, path, body, headers = { 'x-api-key': apiKey }) => {
  const answer = await fetch(new URL(path, gateway), {
    method, headers: { ...headers, ...(body && { 'content-type': 'application/json' }) }, body: body && JSON.stringify(body), signal: AbortSignal.timeout(20_000),
  });
  const text = await answer.text();
  return { status: answer.status, type: answer.headers.get('content-type'), text, json: () => JSON.parse(text) };
};
const create = async (path, body) => {
  const answer = await call('POST', path, body);
  assert.equal(answer.status, 201, answer.text);
  return answer.json();
};
const open = async path => {
  const answer = await call('GET', path, undefined, {});
  assert.equal(answer.status, 200, answer.text);
  return answer;
};
const verify = async credential => {
  const answer = await call('POST', '/v1/verifications', { credential });
  assert.equal(answer.status, 200, answer.text);
  return answer.json();
};
const codes = (report, outcome) => [...new Set(report.checks.filter(c => c.outcome === outcome).flatMap(c => c.problems.map(p => p.code)))].sort();
const accepted = report => {
  assert.equal(report.outcome, expected, report.summary);
  assert.deepEqual(codes(report, 'failed'), []);
  if (expected === 'indeterminate') assert.equal(report.checks.find(c => c.name === 'schema').code, 'SCHEMA_UNAVAILABLE');
  assert.equal(report.checks.find(c => c.name === 'proof.signature').outcome, 'passed');
};

// The key as the DID's document has it; a did:key is a document by itself.
const keyOf = async kid => {
  const [did, fragment] = kid.split('#');
  if (did.startsWith('did:key:')) {
    assert.equal(did, `did:key:${fragment}`);
    return readMultikey(fragment);
  }
  const path = did.split(':').slice(3);
  const document = (await open(`/${path.join('/')}/did.json`)).json();
  assert.equal(document.id, did);
  assert.ok(document.assertionMethod.includes(kid));
  return readMultikey(document.verificationMethod.find(method => method.id === kid).publicKeyMultibase);
};

let cases = 0;
const check = async (name, run) => {
  await run();
  cases++;
  console.log(`ok ${name}`);
};

for (const type of Object.keys(kinds)) {
  await check(`signed by jose with ${type}, verified by the stack`, async () => {
    const issuer = await newIssuer(type);
    const report = await verify(await sign(passportOf(issuer.did), headerOf(issuer), issuer.privateKey));
    accepted(report);
    assert.equal(report.issuer.id, issuer.did);
  });
}

for (const method of ['key', 'web']) {
  for (const [type, { alg }] of Object.entries(kinds)) {
    await check(`issued by the stack for did:${method} with ${type}, verified by jose`, async () => {
      const { did, verificationMethod } = await create('/v1/dids', { method, keyType: type, ...(method === 'web' && { path: `jose:${randomUUID()}` }) });
      const passport = passportOf(did);
      const { credential } = await create('/v1/credentials', { credential: passport, validate: expected === 'valid' });
      const { payload, protectedHeader } = await compactVerify(credential, await keyOf(verificationMethod));
      assert.deepEqual(protectedHeader, { alg, typ: 'vc+jwt', cty: 'vc', kid: verificationMethod });
      assert.deepEqual(JSON.parse(Buffer.from(payload)), passport);
      accepted(await verify(credential));
    });
  }
}

const { did, verificationMethod } = await create('/v1/dids', { method: 'web', path: `jose:${randomUUID()}` });
const issued = await create('/v1/credentials', { credential: passportOf(did), validate: expected === 'valid', status: ['revocation'] });
const readBit = async () => {
  const [{ statusListCredential: url, statusListIndex: index }] = issued.status;
  const answer = await open(new URL(url).pathname);
  assert.match(answer.type, /^application\/vc\+jwt\b/);
  const { payload, protectedHeader } = await compactVerify(answer.text, await keyOf(verificationMethod));
  assert.deepEqual(protectedHeader, { alg: protectedHeader.alg, typ: 'vc+jwt', cty: 'vc', kid: verificationMethod });
  const list = JSON.parse(Buffer.from(payload));
  assert.equal(list.id, url);
  assert.equal(list.issuer?.id ?? list.issuer, did);
  assert.equal(list.credentialSubject.statusPurpose, 'revocation');
  assert.equal(list.credentialSubject.encodedList[0], 'u');
  const bits = gunzipSync(base64url.decode(list.credentialSubject.encodedList.slice(1)));
  assert.ok(bits.length >= 131_072 / 8);
  return (bits[index >> 3] >> (7 - (index & 7))) & 1;
};
await check('status list: verified by jose, the bit is clear', async () => {
  const { payload } = await compactVerify(issued.credential, await keyOf(verificationMethod));
  const entry = [JSON.parse(Buffer.from(payload)).credentialStatus].flat()[0];
  assert.equal(entry.statusListCredential, issued.status[0].statusListCredential);
  assert.equal(Number(entry.statusListIndex), issued.status[0].statusListIndex);
  assert.equal(await readBit(), 0);
  accepted(await verify(issued.credential));
});
await check('status list: revoked, the bit is set', async () => {
  const answer = await call('PATCH', `/v1/credentials/status?id=${encodeURIComponent(issued.id)}`, { purpose: 'revocation', value: true });
  assert.equal(answer.status, 204, answer.text);
  assert.equal(await readBit(), 1);
});
await check('status list: the stack sees the revocation', async () => {
  const deadline = Date.now() + 10_000;
  let report = await verify(issued.credential);
  while (report.outcome !== 'invalid' && Date.now() < deadline) {
    await wait(50);
    report = await verify(issued.credential);
  }
  assert.equal(report.outcome, 'invalid', report.summary);
  assert.deepEqual(codes(report, 'failed'), ['CREDENTIAL_REVOKED']);
});

const victims = { 'Ed25519': await newIssuer('Ed25519'), 'P-256': await newIssuer('P-256') };
const refused = async (credential, expectedCodes) => {
  const report = await verify(credential);
  assert.equal(report.outcome, 'invalid', report.summary);
  assert.deepEqual(codes(report, 'failed'), [...expectedCodes].sort());
};
const encode = json => base64url.encode(JSON.stringify(json));
const flip = (segment, position) => {
  const bytes = Buffer.from(base64url.decode(segment));
  bytes[position] ^= 1;
  return base64url.encode(bytes);
};
const day = 24 * 60 * 60 * 1000;
const moment = days => new Date(Date.now() + days * day).toISOString();

for (const [type, victim] of Object.entries(victims)) {
  const attacker = await newIssuer(type);
  const header = headerOf(victim);
  const good = await sign(passportOf(victim.did), header, victim.privateKey);
  const [h, p, s] = good.split('.');
  const signed = (members, change = {}, key = victim.privateKey) => sign(passportOf(victim.did, members), { ...header, ...change }, key);
  const attack = (name, credential, ...expectedCodes) => check(`${type}: ${name}`, async () => refused(await credential, expectedCodes));

  await check(`${type}: the credential under attack is accepted`, async () => accepted(await verify(good)));
  await check(`${type}: alg none without signature`, async () => {
    const answer = await call('POST', '/v1/verifications', { credential: `${encode({ ...header, alg: 'none' })}.${p}.` });
    assert.equal(answer.status, 400);
    assert.equal(answer.json().code, 'JWS_SYNTAX');
  });
  await attack('alg none with a signature', `${encode({ ...header, alg: 'none' })}.${p}.${s}`, 'ALG_NOT_ALLOWED');
  await attack('HS256 with the public key as secret', signed({}, { alg: 'HS256' }, new Uint8Array(victim.bytes)), 'ALG_NOT_ALLOWED');
  await attack('algorithm of the other kind of key', `${encode({ ...header, alg: type === 'P-256' ? 'EdDSA' : 'ES256' })}.${p}.${s}`, 'ALG_NOT_ALLOWED');
  await attack('jwk of the attacker in the header', signed({}, { jwk: attacker.jwk }, attacker.privateKey), 'JWS_HEADER_KEY', 'PROOF_SIGNATURE_INVALID');
  await attack('jwk of the victim in the header', signed({}, { jwk: victim.jwk }), 'JWS_HEADER_KEY');
  await attack('kid of another DID', signed({}, { kid: attacker.kid }, attacker.privateKey), 'KID_ISSUER_MISMATCH');
  await attack('key of another DID', signed({}, {}, attacker.privateKey), 'PROOF_SIGNATURE_INVALID');
  await attack('no kid', signed({}, { kid: undefined }), 'KID_MISSING');
  await attack('kid that the document does not hold', signed({}, { kid: `${victim.did}#other` }), 'KEY_NOT_FOUND');
  await attack('typ of another token', signed({}, { typ: 'at+jwt' }), 'JWS_HEADER_INVALID');
  await attack('payload byte changed', (() => {
    const text = Buffer.from(base64url.decode(p));
    return `${h}.${flip(p, text.indexOf('"name":"') + 9)}.${s}`;
  })(), 'PROOF_SIGNATURE_INVALID');
  await attack('signature byte changed', `${h}.${p}.${flip(s, 10)}`, 'PROOF_SIGNATURE_INVALID');
  await attack('header changed behind the signature', `${encode({ ...header, typ: undefined })}.${p}.${s}`, 'PROOF_SIGNATURE_INVALID');
  await attack('expired', signed({ validFrom: moment(-2), validUntil: moment(-1) }), 'CREDENTIAL_EXPIRED');
  await attack('not yet valid', signed({ validFrom: moment(1), validUntil: moment(2) }), 'CREDENTIAL_NOT_YET_VALID');
  await attack('iss of another', signed({ iss: attacker.did }), 'CLAIM_MISMATCH');
  await attack('jti of another', signed({ jti: 'urn:uuid:0' }), 'CLAIM_MISMATCH');
}

// What this party publishes: path to compact JWS.
const published = new Map();
const party = createServer({ cert: readFileSync(certificateFile), key: readFileSync(keyFile) }, (request, answer) => {
  const body = published.get(request.url);
  answer.writeHead(body ? 200 : 404, { 'content-type': 'application/vc+jwt' }).end(body);
});
await new Promise(done => party.listen(Number(partyPort), '127.0.0.1', done));
const publishList = async (issuer, setBits, listSigner = issuer) => {
  const path = `/lists/${randomUUID()}`;
  const url = `https://localhost:${partyPort}${path}`;
  const bits = Buffer.alloc(131_072 / 8);
  for (const index of setBits) bits[index >> 3] |= 0x80 >> (index & 7);
  const list = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: url,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: issuer.did,
    validFrom: moment(-1),
    validUntil: moment(1),
    credentialSubject: { id: `${url}#list`, type: 'BitstringStatusList', statusPurpose: 'revocation', encodedList: `u${base64url.encode(gzipSync(bits))}` },
  };
  published.set(path, await sign(list, headerOf(issuer), listSigner.privateKey));
  return url;
};
for (const type of Object.keys(kinds)) {
  const issuer = await newIssuer(type);
  const index = 94_567;
  const signWith = list => sign(
    passportOf(issuer.did, { credentialStatus: { id: `${list}#${index}`, type: 'BitstringStatusListEntry', statusPurpose: 'revocation', statusListIndex: index, statusListCredential: list } }),
    headerOf(issuer), issuer.privateKey);

  await check(`${type}: foreign status list, the bit is clear`, async () => {
    const report = await verify(await signWith(await publishList(issuer, [index - 1, index + 1])));
    accepted(report);
    assert.equal(report.checks.find(c => c.name === 'status').outcome, 'passed');
  });
  await check(`${type}: foreign status list, the bit is set`, async () => refused(await signWith(await publishList(issuer, [index])), ['CREDENTIAL_REVOKED']));
  await check(`${type}: foreign status list, signed by a stranger`, async () =>
    refused(await signWith(await publishList(issuer, [], await newIssuer(type))), ['STATUS_LIST_SIGNER']));
}
party.close();

assert.equal(decodeProtectedHeader(issued.credential).kid, verificationMethod);
console.log(`${cases} cases passed`);
