// Measures what others publish, one operation at a time: "name seconds" in, microseconds of CPU time for one out.
import {readFileSync} from 'node:fs';
import {createInterface} from 'node:readline';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {createVerifyCryptosuite} from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import {cryptosuite as eddsaRdfc2022} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import * as jose from 'jose';
import jsonld from 'jsonld';
import canonize from 'rdf-canonize';

const input = JSON.parse(readFileSync(process.argv[2], 'utf8'));

const documentLoader = async url => {
  if(url in input.contexts) {
    return {contextUrl: null, documentUrl: url, document: input.contexts[url]};
  }
  if(url.startsWith('did:key:')) {
    const [did] = url.split('#');
    const multibase = did.slice('did:key:'.length);
    const method = {'@context': 'https://w3id.org/security/multikey/v1', id: `${did}#${multibase}`, type: 'Multikey', controller: did, publicKeyMultibase: multibase};
    const document = url === did
      ? {'@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'], id: did, verificationMethod: [method], assertionMethod: [method.id]}
      : method;
    return {contextUrl: null, documentUrl: url, document};
  }
  throw new Error(`not at hand: ${url}`);
};

// Each credential in turn, so that none repeats until all were had.
const turns = new Map();
const next = name => {
  const turn = turns.get(name) ?? 0;
  turns.set(name, turn + 1);
  return input[name][turn % input[name].length];
};

const verify = async (name, cryptosuite) => {
  const suite = new DataIntegrityProof({cryptosuite});
  const result = await vc.verifyCredential({credential: JSON.parse(next(name)), suite, documentLoader});
  if(!result.verified) {
    throw result.error?.errors?.[0] ?? result.error;
  }
};

const ajv = addFormats(new Ajv2020({strict: false, allErrors: false}));
const validate = input.schema ? ajv.compile(input.schema) : null;

const keys = new Map();
const keyOf = async (jwk, alg) => {
  if(!keys.has(jwk.x)) {
    keys.set(jwk.x, await jose.importJWK(jwk, alg));
  }
  return keys.get(jwk.x);
};
const verifyJwt = async (name, alg) => {
  const {jws, jwk} = next(name);
  const {payload} = await jose.compactVerify(jws, await keyOf(jwk, alg));
  JSON.parse(new TextDecoder().decode(payload));
};

const rdfc = (text, messageDigestAlgorithm = 'SHA-256') => canonize.canonize(
  text, {algorithm: 'RDFC-1.0', inputFormat: 'application/n-quads', format: 'application/n-quads', messageDigestAlgorithm, maxWorkFactor: Infinity});

const operations = {
  'rdfc-suite': async () => {
    for(const {text, hash} of input.suite) {
      await rdfc(text, hash);
    }
  },
  'eddsa-rdfc-2022': () => verify('rdfcCredentials', eddsaRdfc2022),
  'eddsa-jcs-2022': () => verify('jcsCredentials', createVerifyCryptosuite()),
  'vc-jwt-eddsa': () => verifyJwt('eddsaJwts', 'EdDSA'),
  'vc-jwt-es256': () => verifyJwt('es256Jwts', 'ES256'),
  'schema': async () => {
    if(!validate(JSON.parse(input.documents.DCC))) {
      throw new Error(ajv.errorsText(validate.errors));
    }
  },
};
for(const [name, text] of Object.entries(input.documents)) {
  operations[`expand-${name}`] = () => jsonld.expand(JSON.parse(text), {documentLoader, safe: true});
  operations[`canonize-${name}`] = () => jsonld.canonize(
    JSON.parse(text), {algorithm: 'RDFC-1.0', format: 'application/n-quads', documentLoader, safe: true});
  operations[`rdfc-${name}`] = () => rdfc(input.quads[name]);
}

const measure = async (once, seconds) => {
  globalThis.gc?.();
  const start = process.cpuUsage();
  let [done, spent] = [0, 0];
  while(spent < seconds * 1e6) {
    await once();
    done++;
    const {user, system} = process.cpuUsage(start);
    spent = user + system;
  }
  return spent / done;
};

console.log(`Node ${process.version}`);
for await (const line of createInterface({input: process.stdin})) {
  const [name, seconds] = line.split(' ');
  try {
    console.log(await measure(operations[name], Number(seconds)));
  } catch(e) {
    console.log(String(e.stack ?? e).replaceAll('\n', ' '));
  }
}
