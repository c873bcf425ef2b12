using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Untp.Core.Problems;
using Untp.Core.Proofs.Jose;
using Untp.LinkedData.Encodings;
using Untp.LinkedData.Json;

namespace Untp.Core.Credentials;

/// <summary>A digest that a resource's content has to have. Immutable.</summary>
/// <param name="Value">The function and its digest.</param>
/// <param name="Pointer">Where the credential states it.</param>
public sealed record ResourceDigest(Multihash Value, string Pointer)
{
    internal const string Sri = "digestSRI";
    internal const string Multibase = "digestMultibase";

    private const int MaxChars = 256;

    private static readonly char[] _sriSpace = [' ', '\t', '\n', '\f', '\r'];

    private static readonly Dictionary<string, HashFunction> _sriFunctions = new(StringComparer.Ordinal)
    {
        ["sha256"] = HashFunction.Sha256,
        ["sha384"] = HashFunction.Sha384,
        ["sha512"] = HashFunction.Sha512,
    };

    /// <summary>True where content of this digest can be made to order, so that it proves nothing: SHA-1 and MD5.</summary>
    public bool IsWeak => Value.Function == HashFunction.Sha1 || Value.Function == HashFunction.Md5;

    /// <summary>True where the content has this digest; never for one that <see cref="IsWeak"/>.</summary>
    /// <param name="content">The resource's bytes.</param>
    public bool IsOf(ReadOnlySpan<byte> content) => !IsWeak && Value.Digest.Span.SequenceEqual(
        Value.Function == HashFunction.Sha256 ? SHA256.HashData(content) : Value.Function == HashFunction.Sha384 ? SHA384.HashData(content) : SHA512.HashData(content));

    /// <summary>The digests of one member: a string or an array of strings.</summary>
    internal static IReadOnlyList<ResourceDigest> Read(StrictJson resource, string member, string pointer, List<Problem> problems)
    {
        if (Credential.Member(resource, member) is not { } value)
        {
            return [];
        }

        var digests = new List<ResourceDigest>();
        foreach (var (item, place) in MemberShape.Items(value, $"{pointer}/{member}"))
        {
            var texts = item.ValueKind != JsonValueKind.String ? [] : member == Sri ? item.GetString()!.Split(_sriSpace, StringSplitOptions.RemoveEmptyEntries) : [item.GetString()!];
            Multihash?[] read = [.. texts.Select(text => member == Sri ? ReadSri(text) : ReadMultibase(text))];
            if (read.Length == 0 || read.Contains(null))
            {
                problems.Add(new(ProblemCodes.CredentialShape, member == Sri ? $"{Sri} is not sha256-, sha384- or sha512- and the digest in base64." : $"{Multibase} is not a multihash in multibase.", place));
            }

            digests.AddRange(read.OfType<Multihash>().Select(hash => new ResourceDigest(hash, place)));
        }

        return digests;
    }

    // Subresource Integrity, section 3.5: what follows a question mark are options, of which none is defined. The digest is in either base64,
    // with its padding or without.
    private static Multihash? ReadSri(string expression)
    {
        var text = expression.Split('?')[0];
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        if (dash < 0 || text.Length > MaxChars || !_sriFunctions.TryGetValue(text[..dash], out var function))
        {
            return null;
        }

        var digits = text[(dash + 1)..];
        var digest = digits.EndsWith("===", StringComparison.Ordinal) ? null : StrictBase64Url.Decode(Encoding.UTF8.GetBytes(digits.TrimEnd('=').Replace('+', '-').Replace('/', '_')));
        return digest?.Length == function.Bytes ? new Multihash(function, digest) : null;
    }

    private static Multihash? ReadMultibase(string text) =>
        LinkedData.Encodings.Multibase.Decode(text, MaxChars) is { IsSuccess: true } bytes && Multihash.Read(bytes.Value) is { IsSuccess: true } hash ? hash.Value : null;
}
