using Untp.Core.Dids;
using Untp.Core.Identifiers.Gs1;
using Untp.Core.Identifiers.Schemes;
using Untp.Core.Problems;

namespace Untp.Core.Identifiers;

/// <summary>
/// Brings the forms of one identifier (URL, URN, element string, EPC URI, what a QR code holds) to one: two carriers of one item give the
/// same URI. Immutable; threads: safe. Source: UNTP 0.7.0 Identity Resolver, identifier forms.
/// </summary>
/// <param name="register">The schemes that are known.</param>
/// <param name="gs1OnAnyHost">
/// True to read GS1 Digital Links on every host, as their standard has it: the key means the same on each. False to read them on
/// id.gs1.org only. Default true.
/// </param>
public sealed class IdentifierCanonicalizer(SchemeRegister register, bool gs1OnAnyHost = true)
{
    private const int MaxChars = 2048;
    private const string Gs1Namespace = "gs1";
    private const string Gs1Host = "id.gs1.org";

    /// <summary>The canonicalizer of the built-in schemes.</summary>
    public static IdentifierCanonicalizer Default { get; } = new(SchemeRegister.BuiltIn);

    /// <summary>Reads an identifier of any form.</summary>
    /// <remarks>
    /// Shape: identifiers of unknown schemes stay as they are; of http and https URLs that is their normal form (RFC 3986, section 6.2.2).
    /// Data attributes of a GS1 Digital Link and other parameters do not belong to the identifier.
    /// Limits: 2,048 characters. Errors: IDENTIFIER_SYNTAX, IDENTIFIER_CHECK_DIGIT, DID_SYNTAX where the text claims a known scheme and
    /// breaks it; never throws.
    /// </remarks>
    /// <param name="identifier">What was received or scanned.</param>
    public Result<CanonicalIdentifier> Read(string identifier)
    {
        if (identifier.Length is 0 or > MaxChars || identifier.AsSpan().ContainsAny(" \t\r\n"))
        {
            return new Problem(ProblemCodes.IdentifierSyntax, $"An identifier has 1 to {MaxChars} characters, and no white space.");
        }

        if (ElementStrings.IsMarked(identifier))
        {
            return OfElements(ElementStrings.Read(identifier));
        }

        if (identifier.StartsWith("did:", StringComparison.Ordinal))
        {
            return OfDid(identifier);
        }

        if (Starts(identifier, "urn:epc:"))
        {
            return OfElements(EpcUrn.Read(identifier));
        }

        if (Starts(identifier, "urn:uuid:") || Starts(identifier, "uuid:"))
        {
            var text = identifier[(identifier.LastIndexOf(':') + 1)..];
            return Guid.TryParseExact(text, "D", out var uuid)
                ? new CanonicalIdentifier($"urn:uuid:{uuid:D}", "uuid", [], [])
                : new Problem(ProblemCodes.IdentifierSyntax, "The UUID is not written as 8-4-4-4-12 hexadecimal digits.");
        }

        return Starts(identifier, "urn:")
            ? register.ReadUrn(identifier) ?? Unknown(identifier)
            : Uri.TryCreate(UrlNormalForm.Of(identifier), UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? OfUrl(url) : Unknown(identifier);
    }

    /// <summary>True where two identifiers name the same thing. What cannot be read is compared as a URL, or by code point.</summary>
    /// <param name="one">An identifier.</param>
    /// <param name="other">Another.</param>
    public bool AreSame(string one, string other) => Canonical(one) == Canonical(other);

    private string Canonical(string identifier) => Read(identifier) is { IsSuccess: true } read ? read.Value.Uri : UrlNormalForm.Of(identifier);

    private Result<CanonicalIdentifier> OfUrl(Uri url)
    {
        var isGs1 = url.Host == Gs1Host;
        if (!isGs1 && url.UserInfo.Length == 0 && register.ReadUrl(url) is { } registered)
        {
            return registered;
        }

        if (isGs1 || gs1OnAnyHost)
        {
            var link = DigitalLinkReader.Read(url.AbsoluteUri, DigitalLinkOptions.Liberal);
            if (!link.IsSuccess && isGs1 && DigitalLinkReader.ReadCompressed(url.AbsoluteUri) is { IsSuccess: true } compressed)
            {
                link = compressed;
            }

            if (link.IsSuccess)
            {
                return OfLink(link.Value);
            }

            // Elsewhere the shape of a URL claims nothing. id.gs1.org has pages of its own as well: only what names a key is a claim.
            if (isGs1 && url.Segments.Length > 1 && ApplicationIdentifier.All.ContainsKey(url.Segments[1].TrimEnd('/')))
            {
                return Result<CanonicalIdentifier>.Failure(link.Problems);
            }
        }

        return Unknown(UrlNormalForm.Of(url.AbsoluteUri));
    }

    private static Result<CanonicalIdentifier> OfElements(Result<IReadOnlyList<Gs1Element>> elements)
    {
        if (!elements.IsSuccess)
        {
            return Result<CanonicalIdentifier>.Failure(elements.Problems);
        }

        var link = DigitalLink.Create(elements.Value);
        return link.IsSuccess ? OfLink(link.Value) : Result<CanonicalIdentifier>.Failure(link.Problems);
    }

    private static CanonicalIdentifier OfLink(DigitalLink link) =>
        new(link.ToIdentifier(), Gs1Namespace, [.. link.Keys.Select(element => new IdentifierKey(element.Ai.Code, element.Value))], [.. link.Ancestors()]);

    // A DID URL may name a part of what the DID stands for, in any structure: it is an identifier of its own.
    private static Result<CanonicalIdentifier> OfDid(string identifier)
    {
        var end = identifier.AsSpan().IndexOfAny('/', '?', '#') is >= 0 and var at ? at : identifier.Length;
        var did = Did.Parse(identifier[..end]);
        return !did.IsSuccess ? Result<CanonicalIdentifier>.Failure(did.Problems)
            : identifier.AsSpan().Count('#') <= 1 && DidCharacters.AreAll(DidCharacters.Fragment, identifier[end..].Replace("#", "", StringComparison.Ordinal)) ? new CanonicalIdentifier(identifier, "did", [], [])
            : new Problem(ProblemCodes.DidSyntax, "The DID URL holds characters that none has.");
    }

    private static CanonicalIdentifier Unknown(string identifier) => new(identifier, null, [], []);

    private static bool Starts(string identifier, string prefix) => identifier.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
}
