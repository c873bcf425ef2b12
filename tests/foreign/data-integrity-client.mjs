// Verifies credentials with embedded proofs by Digital Bazaar's packages, and signs some with them. No network: contexts are read
// from the folder that UNTP_SHARED names.
// Standard input: {"credentials":[…],"documents":{"did:…":{…}}}. Standard output: {"verified":[true,…],"errors":[…],"signed":[…]}.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vc from '@digitalbazaar/vc';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite as eddsa } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { cryptosuite as ecdsa } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import * as eddsaJcs from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import * as ecdsaJcs from '@digitalbazaar/ecdsa-jcs-2019-cryptosuite';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey';

const suites = {
  'eddsa-rdfc-2022': eddsa,
  'ecdsa-rdfc-2019': ecdsa,
  'eddsa-jcs-2022': eddsaJcs.createVerifyCryptosuite(),
  'ecdsa-jcs-2019': ecdsaJcs.createVerifyCryptosuite(),
};
const contexts = new Map();
for (const folder of ['documents', join('vectors', 'contexts')]) {
  const root = join(process.env.UNTP_SHARED, folder);
  for (const { kind, url, aliases, path } of JSON.parse(readFileSync(join(root, 'manifest.json')))) {
    if (kind !== 'context' || !url) continue;
    for (const name of [url, ...(Array.isArray(aliases) ? aliases : [])]) if (!contexts.has(name)) contexts.set(name, join(root, path));
  }
}

const { credentials, documents } = JSON.parse(readFileSync(0));

// A did:key is a document by itself.
const keyDocument = did => {
  const multikey = did.slice('did:key:'.length);
  const id = `${did}#${multikey}`;
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did,
    verificationMethod: [{ id, type: 'Multikey', controller: did, publicKeyMultibase: multikey }],
    assertionMethod: [id],
  };
};
const documentLoader = async url => {
  if (contexts.has(url)) return { contextUrl: null, documentUrl: url, document: JSON.parse(readFileSync(contexts.get(url))) };
  const [did, fragment] = url.split('#');
  const document = did.startsWith('did:key:') ? keyDocument(did) : documents[did];
  if (!document) throw new Error(`${url} is not at hand`);
  const method = fragment && document.verificationMethod.find(({ id }) => id === url);
  return { contextUrl: null, documentUrl: url, document: fragment ? { '@context': 'https://w3id.org/security/multikey/v1', ...method } : document };
};

const results = [];
for (const credential of credentials) {
  const suite = new DataIntegrityProof({ cryptosuite: suites[credential.proof.cryptosuite] });
  results.push(await vc.verifyCredential({ credential, suite, documentLoader, checkStatus: async () => ({ verified: true }) }));
}

const signed = [];
const ed25519 = () => Ed25519Multikey.generate();
const p256 = () => EcdsaMultikey.generate({ curve: 'P-256' });
const p384 = () => EcdsaMultikey.generate({ curve: 'P-384' });
const eddsaJcsSigner = eddsaJcs.createSignCryptosuite();
const ecdsaJcsSigner = ecdsaJcs.createSignCryptosuite();
for (const [make, cryptosuite] of [[ed25519, eddsa], [p256, ecdsa], [p384, ecdsa], [ed25519, eddsaJcsSigner], [p256, ecdsaJcsSigner], [p384, ecdsaJcsSigner]]) {
  const key = await make();
  const did = `did:key:${key.publicKeyMultibase}`;
  Object.assign(key, { id: `${did}#${key.publicKeyMultibase}`, controller: did });
  const credential = {
    '@context': ['https://www.w3.org/ns/credentials/v2', { colour: 'https://example.com/colour' }],
    id: 'urn:uuid:86294362-4254-4f36-854f-3952fe42555d',
    type: ['VerifiableCredential'],
    name: { '@value': 'Colours', '@language': 'en-GB' },
    issuer: did,
    validFrom: '2026-01-01T00:00:00Z',
    credentialSubject: { id: 'urn:example:1', colour: ['red', 'green'] },
  };
  signed.push(await vc.issue({ credential, suite: new DataIntegrityProof({ signer: key.signer(), cryptosuite }), documentLoader }));
}
process.stdout.write(JSON.stringify({ verified: results.map(({ verified }) => verified), errors: results.map(({ error }) => error && `${error.message} ${(error.errors ?? []).map(e => e.message)}`), signed }));
