// Calls every service through the gateway's gRPC port with @grpc/grpc-js.
// Environment: UNTP_GRPC (host:port), UNTP_API_KEY, UNTP_PROTOS (folder), UNTP_PASSPORT (file: an unsigned passport).
// Prints one line a case; the first fault ends it with exit code 1.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';

const { UNTP_GRPC: target, UNTP_API_KEY: key, UNTP_PROTOS: protos, UNTP_PASSPORT: passportFile } = process.env;
const definition = loader.loadSync(
  ['untp/identity/v1/identity.proto', 'untp/issuer/v1/issuer.proto', 'untp/verifier/v1/verifier.proto',
    'grpc/health/v1/health.proto', 'grpc/reflection/v1/reflection.proto', 'grpc/reflection/v1alpha/reflection.proto'],
  { includeDirs: [protos], keepCase: true, longs: Number, enums: String, defaults: true, oneofs: true });
const api = grpc.loadPackageDefinition(definition);
const open = Service => new Service(target, grpc.credentials.createInsecure());
const identity = open(api.untp.identity.v1.IdentityService);
const issuer = open(api.untp.issuer.v1.IssuerService);
const verifier = open(api.untp.verifier.v1.VerifierService);
const health = open(api.grpc.health.v1.Health);
const reflections = { v1: open(api.grpc.reflection.v1.ServerReflection), v1alpha: open(api.grpc.reflection.v1alpha.ServerReflection) };
const services = { identity: 'untp.identity.v1.IdentityService', issuer: 'untp.issuer.v1.IssuerService', verifier: 'untp.verifier.v1.VerifierService' };

const metadata = (entries = {}) => {
  const all = new grpc.Metadata();
  for (const [name, value] of Object.entries({ 'x-api-key': key, ...entries })) all.set(name, value);
  return all;
};
const soon = () => ({ deadline: Date.now() + 20_000 });
const unary = (client, method, request, entries, options = soon()) => new Promise((resolve, reject) =>
  client[method](request, metadata(entries), options, (error, answer) => error ? reject(error) : resolve(answer)));
const collect = call => new Promise((resolve, reject) => {
  const answers = [];
  call.on('data', answer => answers.push(answer));
  call.on('error', reject);
  call.on('end', () => resolve(answers));
});
const fails = async (promise, code) => {
  const error = await promise.then(() => assert.fail(`expected status ${code}`), e => e);
  assert.equal(error.code, code, error.message);
  return error;
};

let cases = 0;
const check = async (name, run) => {
  await run();
  cases++;
  console.log(`ok ${name}`);
};

const did = (await unary(issuer, 'CreateDid', { method: 'DID_METHOD_KEY' })).did;
const passport = JSON.parse(readFileSync(passportFile, 'utf8'));
passport.issuer.id = did;
passport.id = `https://passports.untp.example/dpp/${did}`;
let jwt;

await check('issuer: unary', async () => {
  const issued = await unary(issuer, 'IssueCredential', { credential: Buffer.from(JSON.stringify(passport)), skip_schema: true });
  assert.equal(issued.media_type, 'application/vc+jwt');
  assert.equal(issued.id, passport.id);
  jwt = issued.credential;
  assert.deepEqual((await unary(issuer, 'GetCredential', { id: passport.id })).credential, jwt);
});
await check('identity: unary', async () => {
  const resolved = await unary(identity, 'ResolveDid', { did });
  assert.equal(JSON.parse(resolved.did_document).id, did);
});
await check('verifier: unary', async () => {
  const { report } = await unary(verifier, 'VerifyCredential', { verification: { credential: jwt } });
  assert.equal(report.issuer, did);
  assert.equal(report.checks.find(c => c.name === 'proof.signature').outcome, 'CHECK_OUTCOME_PASSED');
  assert.notEqual(report.outcome, 'OUTCOME_INVALID');
});
await check('identity: server streaming', async () => {
  const dids = [did, 'did:key:zBroken', 'did:nobody:1'];
  const answers = await collect(identity.ResolveDids({ dids }, metadata(), soon()));
  assert.deepEqual(answers.map(answer => answer.did).sort(), [...dids].sort());
  assert.equal(answers.find(answer => answer.did === 'did:nobody:1').resolution.error, 'DID_RESOLUTION_ERROR_METHOD_NOT_SUPPORTED');
});
await check('verifier: bidirectional streaming, in order', async () => {
  const call = verifier.VerifyCredentials(metadata(), soon());
  const done = collect(call);
  for (let i = 0; i < 200; i++) {
    call.write({ id: `${i}`, verification: { credential: i % 2 ? Buffer.from('no credential') : jwt } });
  }
  call.end();
  const answers = await done;
  assert.deepEqual(answers.map(answer => answer.id), Array.from({ length: 200 }, (_, i) => `${i}`));
  assert.ok(answers.every((answer, i) => answer.result === (i % 2 ? 'problem' : 'report')));
});
await check('issuer: error with trailers', async () => {
  const error = await fails(unary(issuer, 'GetCredential', { id: 'https://nowhere.example/1' }), grpc.status.NOT_FOUND);
  assert.deepEqual(error.metadata.get('untp-code'), ['CREDENTIAL_NOT_FOUND']);
  assert.ok(error.metadata.get('untp-problem-bin')[0].includes('CREDENTIAL_NOT_FOUND'));
});
await check('verifier: error with trailers', async () => {
  const error = await fails(unary(verifier, 'VerifyCredential', { verification: { credential: Buffer.from('a.b') } }), grpc.status.INVALID_ARGUMENT);
  assert.deepEqual(error.metadata.get('untp-code'), ['JWS_SYNTAX']);
});
await check('identity: error with trailers', async () => {
  const error = await fails(collect(identity.ResolveDids({ dids: [] }, metadata(), soon())), grpc.status.INVALID_ARGUMENT);
  assert.deepEqual(error.metadata.get('untp-code'), ['REQUEST_SHAPE']);
});
await check('deadline', async () => {
  const watch = health.Watch({ service: '' }, metadata({ 'untp-service': 'identity' }), { deadline: Date.now() + 500 });
  await fails(collect(watch), grpc.status.DEADLINE_EXCEEDED);
});
for (const [name, service] of Object.entries(services)) {
  await check(`${name}: health check and watch, then cancel`, async () => {
    const route = { 'untp-service': name };
    assert.equal((await unary(health, 'Check', { service }, route)).status, 'SERVING');
    await fails(unary(health, 'Check', { service: 'nobody.v1.Nothing' }, route), grpc.status.NOT_FOUND);
    const watch = health.Watch({ service }, metadata(route));
    const first = await new Promise((resolve, reject) => { watch.once('data', resolve); watch.once('error', reject); });
    assert.equal(first.status, 'SERVING');
    const ended = collect(watch);
    watch.cancel();
    await fails(ended, grpc.status.CANCELLED);
  });
  for (const [version, reflection] of Object.entries(reflections)) {
    await check(`${name}: reflection ${version}`, async () => {
      const call = reflection.ServerReflectionInfo(metadata({ 'untp-service': name }), soon());
      const done = collect(call);
      call.write({ list_services: '' });
      call.write({ file_containing_symbol: service });
      call.write({ file_containing_symbol: 'nobody.v1.Nothing' });
      call.end();
      const [list, file, missing] = await done;
      assert.ok(list.list_services_response.service.some(s => s.name === service));
      assert.ok(file.file_descriptor_response.file_descriptor_proto.length >= 1);
      assert.equal(missing.error_response.error_code, grpc.status.NOT_FOUND);
    });
  }
}
await check('gateway: reflection lists every service', async () => {
  const call = reflections.v1.ServerReflectionInfo(metadata(), soon());
  const done = collect(call);
  call.write({ list_services: '' });
  call.end();
  const names = (await done)[0].list_services_response.service.map(s => s.name);
  for (const service of Object.values(services)) assert.ok(names.includes(service), service);
});
await check('no key, an empty key, a wrong key: refused', async () => {
  for (const [entry, code] of [['', 'API_KEY_MISSING'], ['untp_wrong', 'API_KEY_UNKNOWN']]) {
    const error = await fails(unary(issuer, 'ListDids', {}, { 'x-api-key': entry }), grpc.status.UNAUTHENTICATED);
    assert.deepEqual(error.metadata.get('untp-code'), [code]);
  }
  await fails(new Promise((resolve, reject) => issuer.ListDids({}, new grpc.Metadata(), soon(), (e, a) => e ? reject(e) : resolve(a))), grpc.status.UNAUTHENTICATED);
});
await check('a client-sent tenant and service token change nothing', async () => {
  const { dids } = await unary(issuer, 'ListDids', {}, { 'x-untp-tenant': 'other', 'x-untp-service-token': 'e30.e30.AA' });
  assert.ok(dids.some(item => item.did === did));
});
console.log(`${cases} cases passed`);
for (const client of [identity, issuer, verifier, health, ...Object.values(reflections)]) client.close();
