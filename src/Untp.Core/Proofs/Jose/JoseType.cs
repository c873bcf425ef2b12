namespace Untp.Core.Proofs.Jose;

/// <summary>What a JWT secures, a credential or a presentation, and how its header, media type and envelope say so. Immutable.</summary>
/// <remarks>
/// Source: Securing Verifiable Credentials using JOSE and COSE, sections 3.1.1 and 3.1.2. Its drafts had other names, which are read and
/// never written: vc+ld+jwt (working drafts to 2023), vc+ld+json+jwt (to 2024), vc-ld+jwt (candidate recommendation of 2024), and
/// vc+ld+json, the media type that the data model had then, as content; vp the same.
/// </remarks>
public sealed class JoseType
{
    private const string Prefix = "application/";

    private readonly string[] _types;
    private readonly string[] _contents;

    private JoseType(string content)
    {
        Content = content;
        Name = $"{content}+jwt";
        _types = [Name, $"{content}-ld+jwt", $"{content}+ld+json+jwt", $"{content}+ld+jwt"];
        _contents = [content, $"{content}+ld+json"];
    }

    /// <summary>A credential: <c>vc+jwt</c>.</summary>
    public static JoseType Credential { get; } = new("vc");

    /// <summary>A presentation: <c>vp+jwt</c>.</summary>
    public static JoseType Presentation { get; } = new("vp");

    /// <summary>As <c>typ</c> of a header is written.</summary>
    public string Name { get; }

    /// <summary>As <c>cty</c> of a header is written.</summary>
    public string Content { get; }

    /// <summary>The media type of such a JWT.</summary>
    public string MediaType => Prefix + Name;

    /// <summary>True where a <c>typ</c>, or a media type, is this, under its present name or a former one.</summary>
    /// <param name="typ">As written; <c>application/</c> may be left out (RFC 7515, section 4.1.9).</param>
    public bool IsType(string typ) => Names(_types, typ);

    /// <summary>True where a <c>cty</c> is this, under its present name or a former one.</summary>
    /// <param name="cty">As written; <c>application/</c> may be left out (RFC 7515, section 4.1.10).</param>
    public bool IsContent(string cty) => Names(_contents, cty);

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static bool Names(string[] names, string text)
    {
        var name = text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? text.AsSpan(Prefix.Length) : text;
        foreach (var candidate in names)
        {
            if (name.Equals(candidate, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
