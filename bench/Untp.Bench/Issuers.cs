using NSec.Cryptography;
using System.Security.Cryptography;
using Untp.Core.Dids;
using Untp.Core.Keys;
using Untp.Core.Problems;

namespace Untp.Bench;

/// <summary>Issuers by did:key, one kind of key each, and their DID documents. Threads: safe.</summary>
internal sealed class Issuers : IDidSource
{
    private readonly Dictionary<Did, Lookup<DidDocument>> _documents;

    private Issuers(List<Issuer> all)
    {
        All = all;
        var now = TimeProvider.System.GetUtcNow();
        _documents = all.ToDictionary(
            issuer => issuer.Did, issuer => Lookup<DidDocument>.Found(DidDocumentReader.Read(DidKey.Resolve(issuer.Did).Value, issuer.Did).Value!, now));
    }

    public IReadOnlyList<Issuer> All { get; }

    public static Issuers Create(KeyType type, int count) => new([.. Enumerable.Range(0, count).Select(_ => Issuer.Create(type))]);

    public ValueTask<Lookup<DidDocument>> ResolveAsync(Did did, CancellationToken cancellationToken) => ValueTask.FromResult(_documents[did]);

    /// <summary>One issuer, its key as the product and as the bare libraries hold it.</summary>
    internal sealed record Issuer(SigningKey Key, Did Did)
    {
        public PublicKey? Ed25519 { get; private init; }

        public ECDsa? P256 { get; private init; }

        public static Issuer Create(KeyType type)
        {
            var created = SigningKey.Create(type);
            var key = created.IsSuccess ? created.Value : throw new Load.LoadFailure(created.Problems[0].Message);
            var did = DidKey.From(key.VerificationKey);
            if (type == KeyType.Ed25519)
            {
                return new(key, did) { Ed25519 = PublicKey.Import(SignatureAlgorithm.Ed25519, key.VerificationKey.Encoded.Span, KeyBlobFormat.RawPublicKey) };
            }

            var secret = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = key.Export() });
            return new(key, did) { P256 = ECDsa.Create(secret.ExportParameters(includePrivateParameters: false)) };
        }

        public string Method => DidKey.VerificationMethodOf(Did);
    }
}
