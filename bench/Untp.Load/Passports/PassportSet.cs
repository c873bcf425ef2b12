using NSec.Cryptography;
using Untp.Core.Dids;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.Core.Proofs.Jose;

namespace Untp.Load.Passports;

/// <summary>Distinct passports of many issuers (did:key, Ed25519), signed here, and the issuers' DID documents. Threads: safe.</summary>
internal sealed class PassportSet : IDidSource, IDisposable
{
    private readonly List<Issuer> _issuers;
    private readonly SignedPassport[] _passports;
    private readonly Dictionary<Did, Lookup<DidDocument>> _documents;
    private int _last = -1;

    private PassportSet(List<Issuer> issuers, SignedPassport[] passports)
    {
        _issuers = issuers;
        _passports = passports;
        var now = TimeProvider.System.GetUtcNow();
        _documents = issuers.ToDictionary(
            issuer => issuer.Did,
            issuer => Lookup<DidDocument>.Found(DidDocumentReader.Read(DidKey.Resolve(issuer.Did).Value, issuer.Did).Value!, now));
    }

    public int Count => _passports.Length;

    public int Issuers => _issuers.Count;

    public int MeanBytes => (int)_passports.Average(passport => passport.Jws.Length);

    public static PassportSet Create(int issuers, int count)
    {
        var draft = new PassportDraft();
        var all = Enumerable.Range(0, issuers).Select(_ => Issuer.Create()).ToList();
        return new PassportSet(all, [.. Enumerable.Range(0, count).Select(number => all[number % issuers].Sign(draft, number))]);
    }

    /// <summary>Each in turn, from whatever thread.</summary>
    public SignedPassport Next() => _passports[(uint)Interlocked.Increment(ref _last) % (uint)_passports.Length];

    public ValueTask<Lookup<DidDocument>> ResolveAsync(Did did, CancellationToken cancellationToken) => ValueTask.FromResult(_documents[did]);

    public void Dispose() => _issuers.ForEach(issuer => issuer.Dispose());

    private sealed record Issuer(SigningKey Key, Did Did, PublicKey PublicKey) : IDisposable
    {
        public static Issuer Create()
        {
            var created = SigningKey.Create(KeyType.Ed25519);
            var key = created.IsSuccess ? created.Value : throw new LoadFailure(created.Problems[0].Message);
            var publicKey = PublicKey.Import(SignatureAlgorithm.Ed25519, key.VerificationKey.Encoded.Span, KeyBlobFormat.RawPublicKey);
            return new Issuer(key, DidKey.From(key.VerificationKey), publicKey);
        }

        public SignedPassport Sign(PassportDraft draft, int number)
        {
            var secured = VcJwt.Sign(draft.CreateBytes(Did.Value, number), DidKey.VerificationMethodOf(Did), Key);
            var jws = CompactJws.Read(secured, secured.Length).Value!;
            return new SignedPassport(secured, jws.Payload, jws.SigningInput, jws.Signature, PublicKey);
        }

        public void Dispose() => Key.Dispose();
    }
}
