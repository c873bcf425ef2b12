using Google.Protobuf.WellKnownTypes;
using Untp.Contracts.Identity.V1;
using Untp.Core.Identifiers;
using Untp.Core.Linksets;
using Untp.Core.Problems;
using Untp.ServiceDefaults.Errors;
using Wire = Untp.Contracts.Identity.V1;

namespace Untp.Identity.Links;

/// <summary>Links between the domain and the wire.</summary>
internal static class LinkMapping
{
    public static LinkRegistration ToRegistration(RegisterLinksRequest request) => new()
    {
        Identifier = request.NamedCase == RegisterLinksRequest.NamedOneofCase.Identifier ? request.Identifier : null,
        Namespace = request.Parts?.Namespace,
        IdentificationKeyType = request.Parts?.IdentificationKeyType,
        IdentificationKey = request.Parts?.IdentificationKey,
        QualifierPath = request.Parts?.QualifierPath,
        Description = ToGiven(request.Description),
        Active = request.HasActive ? request.Active : null,
        Responses = [.. request.Responses.Select(ToLink)],
    };

    public static RegisteredLink ToLink(Wire.LinkTarget link) => new()
    {
        LinkType = link.LinkType,
        TargetUrl = link.TargetUrl,
        Title = link.Title,
        MimeType = ToGiven(link.MimeType),
        Context = ToGiven(link.Context),
        Hreflang = [.. link.Hreflang],
        DefaultLinkType = link.DefaultLinkType,
        DefaultContext = link.DefaultContext,
        DefaultMimeType = link.DefaultMimeType,
        Fwqs = link.Fwqs,
        Active = !link.HasActive || link.Active,
        Public = !link.HasPublic || link.Public,
        AccessRole = [.. link.AccessRole],
        EncryptionMethod = ToGiven(link.EncryptionMethod),
        Method = [.. link.Method],
        Rel = [.. link.Rel],
    };

    public static HeldLink ToWire(LinkBody body) => new()
    {
        Id = body.Id,
        Identifier = body.Identifier,
        Link = new Wire.LinkTarget
        {
            LinkType = body.Link.LinkType,
            TargetUrl = body.Link.TargetUrl,
            Title = body.Link.Title,
            MimeType = body.Link.MimeType ?? "",
            Context = body.Link.Context ?? "",
            Hreflang = { body.Link.Hreflang },
            DefaultLinkType = body.Link.DefaultLinkType,
            DefaultContext = body.Link.DefaultContext,
            DefaultMimeType = body.Link.DefaultMimeType,
            Fwqs = body.Link.Fwqs,
            Active = body.Link.Active,
            Public = body.Link.Public,
            AccessRole = { body.Link.AccessRole },
            EncryptionMethod = body.Link.EncryptionMethod ?? "",
            Method = { body.Link.Method },
            Rel = { body.Link.Rel },
        },
        Replaces = body.Replaces ?? "",
        RegisteredAt = body.RegisteredAt.ToTimestamp(),
        WithdrawnAt = body.WithdrawnAt?.ToTimestamp(),
    };

    public static GetLinkHistoryResponse ToWire(LinkHistoryBody history) => new()
    {
        Changes = { history.Changes.Select(change => new LinkChange { Kind = ToWire(change.Kind), At = change.At.ToTimestamp(), KeyId = change.KeyId }) },
        ReplacedBy = history.ReplacedBy ?? "",
    };

    /// <summary>What is held for an identifier; only what everyone may see.</summary>
    public static ResolveIdentifierResponse ToResponse(string asked, Result<CanonicalIdentifier> identifier, IReadOnlyList<LinkLevel> levels)
    {
        if (!identifier.IsSuccess || levels.Count == 0)
        {
            var problem = identifier.IsSuccess ? new(ProblemCodes.IdentifierNotFound, "Nothing is registered here for this identifier or what it belongs to.") : identifier.Problems[0];
            return new() { Identifier = asked, Problem = ProblemTrailers.ToWire(problem) };
        }

        IdentifierLevel[] seen = [.. levels.Select(level => new IdentifierLevel
        {
            Anchor = level.Anchor,
            Description = level.Description ?? "",
            Links = { level.Links.Where(link => link is { Active: true, Public: true }).Select(ToSeen) },
        })];
        var response = new ResolveIdentifierResponse { Identifier = identifier.Value.Uri, Levels = { seen } };
        response.Links.AddRange(seen.Where(level => level.Anchor == identifier.Value.Uri).SelectMany(level => level.Links));
        return response;
    }

    public static int ToPageNumber(int page) => page == 0 ? 1 : page;

    private static Link ToSeen(RegisteredLink link) => new()
    {
        Relation = RelationName.Normalize(link.LinkType),
        Href = link.TargetUrl,
        Title = link.Title,
        MediaType = link.MimeType ?? "",
        Hreflang = { link.Hreflang },
        Rel = { link.Rel },
        AccessRole = { link.AccessRole },
        EncryptionMethod = link.EncryptionMethod ?? "",
        IsDefault = link.DefaultLinkType,
    };

    private static Wire.LinkChangeKind ToWire(LinkChangeKind kind) => kind switch
    {
        LinkChangeKind.Registered => Wire.LinkChangeKind.Registered,
        LinkChangeKind.DefaultTaken => Wire.LinkChangeKind.DefaultTaken,
        LinkChangeKind.Replaced => Wire.LinkChangeKind.Replaced,
        LinkChangeKind.Withdrawn => Wire.LinkChangeKind.Withdrawn,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static string? ToGiven(string text) => text.Length > 0 ? text : null;
}
