namespace Untp.Core.Linksets;

/// <summary>A link that is registered for an identifier. Immutable. Source: UNTP Identity Resolver API 0.7.0, link registration.</summary>
public sealed record RegisteredLink
{
    /// <summary>The relation, in any spelling.</summary>
    public required string LinkType { get; init; }

    /// <summary>The target's URL.</summary>
    public required string TargetUrl { get; init; }

    /// <summary>A title for people.</summary>
    public required string Title { get; init; }

    /// <summary>The media type of the target.</summary>
    public string? MimeType { get; init; }

    /// <summary>Where the link applies, such as a country.</summary>
    public string? Context { get; init; }

    /// <summary>The languages of the target (BCP 47).</summary>
    public IReadOnlyList<string> Hreflang { get; init; } = [];

    /// <summary>The link of the identifier where no type is asked for.</summary>
    public bool DefaultLinkType { get; init; }

    /// <summary>The link of its type where no context fits.</summary>
    public bool DefaultContext { get; init; }

    /// <summary>The link of its type where no media type fits.</summary>
    public bool DefaultMimeType { get; init; }

    /// <summary>Forwards the query of the request to the target.</summary>
    public bool Fwqs { get; init; }

    /// <summary>False for a link that is withdrawn. Default true.</summary>
    public bool Active { get; init; } = true;

    /// <summary>False for a link that is shown to its owner only. Default true.</summary>
    public bool Public { get; init; } = true;

    /// <summary>The roles that may read the target; empty where it is for everyone.</summary>
    public IReadOnlyList<string> AccessRole { get; init; } = [];

    /// <summary>How the target is encrypted; null where it is not.</summary>
    public string? EncryptionMethod { get; init; }

    /// <summary>The HTTP method to use, then the headers that it needs; empty for GET.</summary>
    public IReadOnlyList<string> Method { get; init; } = [];

    /// <summary>Further relations, such as <c>predecessor-version</c> and <c>edit</c>.</summary>
    public IReadOnlyList<string> Rel { get; init; } = [];

    /// <summary>The link as it stands in a linkset.</summary>
    public LinkTarget ToTarget() => new()
    {
        Href = TargetUrl,
        Title = Title,
        Type = MimeType,
        Hreflang = Hreflang,
        Context = Context is null ? [] : [Context],
        Fwqs = Fwqs ? true : null,
        Public = Public ? null : false,
        Rel = Rel,
        Method = Method,
        EncryptionMethod = EncryptionMethod,
        AccessRole = AccessRole,
    };

    /// <summary>Where a request is redirected to: the target, behind it the request's own query where the link forwards it.</summary>
    /// <param name="query">The parameters to forward, encoded, without <c>?</c>; those that the resolver itself read left out.</param>
    public string RedirectUrl(string query)
    {
        if (!Fwqs || query.Length == 0)
        {
            return TargetUrl;
        }

        var fragment = TargetUrl.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? at : TargetUrl.Length;
        var address = TargetUrl[..fragment];
        var separator = !address.Contains('?', StringComparison.Ordinal) ? "?" : address[^1] is '?' or '&' ? "" : "&";
        return $"{address}{separator}{query}{TargetUrl[fragment..]}";
    }
}
