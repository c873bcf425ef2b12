using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NSec.Cryptography;
using Untp.Core.Keys;
using Untp.Core.Proofs.Jose;
using Untp.Core.Verification;
using Untp.Load.Scenarios;

namespace Untp.Bench;

/// <summary>Distinct credentials as vc+jwt: the whole pipeline without the schema step, and the bare signature.</summary>
internal sealed class Tokens
{
    private readonly List<Token> _tokens = [];
    private readonly VerificationPipeline _pipeline;
    private int _last;
    private int _lastBare;

    public Tokens(byte[] sample, Issuers issuers, int count)
    {
        _pipeline = new(new(issuers, new NoSchemas(), new NoStatusLists(), new NoContexts()), new VerificationOptions(), TimeProvider.System);
        for (var number = 0; number < count; number++)
        {
            var issuer = issuers.All[number % issuers.All.Count];
            var jws = VcJwt.Sign(Credentials.Write(Credentials.Create(sample, issuer.Did.Value, number)), issuer.Method, issuer.Key);
            var read = CompactJws.Read(jws, jws.Length).Value!;
            _tokens.Add(new(jws, read.SigningInput, read.Signature, issuer));
        }
    }

    /// <summary>As the peers' program takes them.</summary>
    public JsonArray ToJson() => [.. _tokens.Select(token => new JsonObject { ["jws"] = Encoding.ASCII.GetString(token.Jws), ["jwk"] = Jwk(token.Issuer) })];

    /// <summary>All checks of the next one but its schema, which is not at hand: all that can be said is that the signature holds.</summary>
    public bool Verify()
    {
        var request = new VerificationRequest(_tokens[_last++ % _tokens.Count].Jws);
        var report = _pipeline.VerifyAsync(request, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return report.IsSuccess && report.Value.Outcome == Outcome.Indeterminate;
    }

    /// <summary>Nothing but the signature of the next one, its key imported beforehand.</summary>
    public bool VerifyBare()
    {
        var (_, input, signature, issuer) = _tokens[_lastBare++ % _tokens.Count];
        return issuer.Ed25519 is { } key
            ? SignatureAlgorithm.Ed25519.Verify(key, input.Span, signature.Span)
            : issuer.P256!.VerifyData(input.Span, signature.Span, HashAlgorithmName.SHA256);
    }

    private static JsonObject Jwk(Issuers.Issuer issuer)
    {
        if (issuer.P256 is not { } key)
        {
            return new() { ["kty"] = "OKP", ["crv"] = "Ed25519", ["x"] = Base64Url(issuer.Key.VerificationKey.Encoded.Span) };
        }

        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new() { ["kty"] = "EC", ["crv"] = "P-256", ["x"] = Base64Url(point.X), ["y"] = Base64Url(point.Y) };
    }

    private static string Base64Url(ReadOnlySpan<byte> bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    private sealed record Token(byte[] Jws, ReadOnlyMemory<byte> SigningInput, ReadOnlyMemory<byte> Signature, Issuers.Issuer Issuer);
}
