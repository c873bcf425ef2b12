using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Untp.Core.Identifiers;
using Untp.Core.Linksets;
using Untp.Core.Problems;
using Untp.Identity.Identifiers;
using Untp.Identity.Store;
using Untp.ServiceDefaults.Callers;
using Untp.ServiceDefaults.Store;

namespace Untp.Identity.Links;

/// <summary>Registers, replaces and withdraws links. What is registered is never rewritten but for marks that go over to a later link.</summary>
internal sealed class LinkRegistry(IdentityDbContext store, StoreWrites writes, HeldIdentifiers identifiers, LinkCache cache, TimeProvider time)
{
    private const int MaxListed = 256;

    /// <summary>Registers all links of a registration, or none.</summary>
    /// <param name="caller">Who asks; the first tenant that registers an identifier owns it.</param>
    /// <param name="registration">The links.</param>
    /// <param name="skipsKnown">True to leave out links that are there already, as an import that is taken up again does; false to refuse all.</param>
    /// <param name="cancellationToken">Ends the work, up to its commit.</param>
    public async Task<Result<RegisteredLinks>> RegisterAsync(Caller caller, LinkRegistration registration, bool skipsKnown, CancellationToken cancellationToken)
    {
        var identifier = await ReadAsync(registration, cancellationToken);
        var problems = LinkCheck.Run(registration);
        if (!identifier.IsSuccess || problems.Count > 0)
        {
            return Result<RegisteredLinks>.Failure([.. identifier.IsSuccess ? [] : identifier.Problems, .. problems]);
        }

        Result<RegisteredLinks> answer = null!;
        await CommitAsync(
            async () =>
            {
                answer = await AddAsync(caller, identifier.Value, registration, skipsKnown, cancellationToken);
                return identifier.Value.Uri;
            },
            cancellationToken);
        return answer;
    }

    /// <summary>Puts a newer version in a link's place; the older one stays listed as its predecessor, without marks, unless only what describes it has changed.</summary>
    public async Task<Result<LinkBody>> ReplaceAsync(Caller caller, string id, RegisteredLink link, CancellationToken cancellationToken)
    {
        if (LinkCheck.Run(link, "").ToList() is { Count: > 0 } problems)
        {
            return Result<LinkBody>.Failure(problems);
        }

        Result<LinkBody> answer = null!;
        await CommitAsync(
            async () =>
            {
                var held = await HoldAsync(caller, id, cancellationToken);
                answer = held.IsSuccess ? await ReplaceAsync(caller, held.Value, link, cancellationToken) : Result<LinkBody>.Failure(held.Problems);
                return held.Value?.Anchor.Uri;
            },
            cancellationToken);
        return answer;
    }

    /// <summary>Takes a link off all lists; it and its history stay readable. Null where it is done.</summary>
    public async Task<Problem?> WithdrawAsync(Caller caller, string id, CancellationToken cancellationToken)
    {
        Problem? problem = null;
        await CommitAsync(
            async () =>
            {
                var held = await HoldAsync(caller, id, cancellationToken);
                problem = held.IsSuccess ? null : held.Problems[0];
                if (held.IsSuccess)
                {
                    held.Value.Row.DeletedAt = Now();
                    Note(caller, held.Value.Row, held.Value.Anchor.Version, LinkChangeKind.Withdrawn);
                }

                return held.Value?.Anchor.Uri;
            },
            cancellationToken);
        return problem;
    }

    // Told also where nobody knows whether it was done.
    private async Task CommitAsync(Func<Task<string?>> work, CancellationToken cancellationToken)
    {
        string? changed = null;
        try
        {
            await writes.CommitAsync(async () => changed = await work(), cancellationToken);
        }
        finally
        {
            if (changed is not null)
            {
                cache.Tell(changed);
            }
        }
    }

    private async ValueTask<Result<CanonicalIdentifier>> ReadAsync(LinkRegistration registration, CancellationToken cancellationToken) => registration switch
    {
        { Identifier: { } text, Namespace: null, IdentificationKeyType: null, IdentificationKey: null, QualifierPath: null } => At("/identifier", await identifiers.ReadAsync(text, cancellationToken)),
        { Identifier: null, Namespace: { } name, IdentificationKeyType: { } type, IdentificationKey: { } key } =>
            At("/identificationKey", await identifiers.ReadAsync(name, type, key, registration.QualifierPath ?? "", cancellationToken)),
        _ => new Problem(ProblemCodes.RequestShape, "Name the identifier by identifier alone, or by namespace, identificationKeyType and identificationKey."),
    };

    private static Result<CanonicalIdentifier> At(string pointer, Result<CanonicalIdentifier> read) =>
        read.IsSuccess ? read : Result<CanonicalIdentifier>.Failure([.. read.Problems.Select(problem => problem.Pointer.Length > 0 ? problem : problem with { Pointer = pointer })]);

    private async Task<Result<RegisteredLinks>> AddAsync(Caller caller, CanonicalIdentifier identifier, LinkRegistration registration, bool skipsKnown, CancellationToken cancellationToken)
    {
        string[] levels = [.. identifier.Levels];
        if (await store.Anchors.AnyAsync(row => levels.Contains(row.Uri) && row.Tenant != caller.Tenant, cancellationToken))
        {
            return new Problem(ProblemCodes.IdentifierTaken, "Another tenant registered this identifier, or what it belongs to, first.", "/identifier");
        }

        var anchor = await HoldAsync(caller, identifier, cancellationToken);
        var listed = await ListedAsync(anchor, cancellationToken);
        var known = listed.Select(row => row.Variant).ToHashSet(StringComparer.Ordinal);
        List<int> repeated = [.. registration.Responses.Index().Where(item => known.Contains(LinkScopes.Variant(item.Item))).Select(item => item.Index)];
        if (repeated.Count > 0 && !skipsKnown)
        {
            return Result<RegisteredLinks>.Failure([.. repeated.Select(i => Exists($"/responses/{i}"))]);
        }

        if (listed.Count + registration.Responses.Count - repeated.Count > MaxListed)
        {
            return LimitReached();
        }

        anchor.Description = registration.Description ?? anchor.Description;
        anchor.Active = registration.Active ?? anchor.Active;
        List<LinkRow> added = [.. registration.Responses.Index().Where(item => !repeated.Contains(item.Index)).Select(item => Add(caller, anchor, item.Item, item.Index, replaces: null))];
        var later = added.ConvertAll(row => LinkJson.ReadStored(row.Link));
        foreach (var row in listed)
        {
            PassMarks(caller, row, later, anchor.Version);
        }

        return new RegisteredLinks(identifier.Uri, [.. added.Select(LinkBody.From)]);
    }

    private async Task<Result<LinkBody>> ReplaceAsync(Caller caller, Held held, RegisteredLink link, CancellationToken cancellationToken)
    {
        var (anchor, row, listed) = held;
        var before = LinkJson.ReadStored(row.Link);
        var variant = LinkScopes.Variant(link);
        if (listed.Any(other => other.Id != row.Id && other.Variant == variant))
        {
            return Exists("");
        }

        if (variant != row.Variant && listed.Count >= MaxListed)
        {
            return LimitReached();
        }

        if (variant == row.Variant)
        {
            // Off the list before its successor of the same variant comes on it.
            row.DeletedAt = Now();
            await store.SaveChangesAsync(cancellationToken);
        }
        else
        {
            row.Link = LinkJson.Write(before with
            {
                DefaultLinkType = false,
                DefaultContext = false,
                DefaultMimeType = false,
                Rel = [.. before.Rel.Append(RelationName.PredecessorVersion).Distinct(StringComparer.Ordinal)],
            });
        }

        Note(caller, row, anchor.Version, LinkChangeKind.Replaced);

        // The latest version is the default of what the older one was.
        var now = link with
        {
            DefaultLinkType = link.DefaultLinkType || before.DefaultLinkType,
            DefaultContext = link.DefaultContext || before.DefaultContext,
            DefaultMimeType = link.DefaultMimeType || before.DefaultMimeType,
        };
        var added = Add(caller, anchor, now, 0, replaces: row.Id);
        foreach (var other in listed.Where(other => other.Id != row.Id))
        {
            PassMarks(caller, other, [now], anchor.Version);
        }

        return LinkBody.From(added);
    }

    private void PassMarks(Caller caller, LinkRow row, List<RegisteredLink> later, long version)
    {
        var link = LinkJson.ReadStored(row.Link);
        var left = later.Aggregate(link, LinkScopes.Yield);
        if (left != link)
        {
            row.Link = LinkJson.Write(left);
            Note(caller, row, version, LinkChangeKind.DefaultTaken);
        }
    }

    /// <summary>The identifier's row, made where there is none; other writers of it wait until the transaction ends.</summary>
    private async Task<AnchorRow> HoldAsync(Caller caller, CanonicalIdentifier identifier, CancellationToken cancellationToken)
    {
        if (await TakeAsync(identifier.Uri, cancellationToken) is { } held)
        {
            return held;
        }

        var anchor = new AnchorRow { Uri = identifier.Uri, Tenant = caller.Tenant, Namespace = identifier.Namespace, Active = true, Version = 1, CreatedAt = Now() };
        store.Add(anchor);
        return anchor;
    }

    private async Task<Result<Held>> HoldAsync(Caller caller, string id, CancellationToken cancellationToken)
    {
        var uri = LinkId.Is(id) ? await store.Links.Where(row => row.Id == id && row.Tenant == caller.Tenant && row.DeletedAt == null).Select(row => row.Anchor).SingleOrDefaultAsync(cancellationToken) : null;
        if (uri is null || await TakeAsync(uri, cancellationToken) is not { } anchor)
        {
            return LinkId.NotFound();
        }

        // Withdrawn by whoever held it until now.
        var listed = await ListedAsync(anchor, cancellationToken);
        return listed.Find(row => row.Id == id) is { } found ? new Held(anchor, found, listed) : LinkId.NotFound();
    }

    private async Task<AnchorRow?> TakeAsync(string uri, CancellationToken cancellationToken)
    {
        var taken = await store.Anchors.Where(row => row.Uri == uri).ExecuteUpdateAsync(row => row.SetProperty(r => r.Version, r => r.Version + 1), cancellationToken);
        return taken == 0 ? null : await store.Anchors.SingleAsync(row => row.Uri == uri, cancellationToken);
    }

    private Task<List<LinkRow>> ListedAsync(AnchorRow anchor, CancellationToken cancellationToken) =>
        store.Links.Where(row => row.Anchor == anchor.Uri && row.DeletedAt == null).OrderBy(row => row.Number).ToListAsync(cancellationToken);

    private LinkRow Add(Caller caller, AnchorRow anchor, RegisteredLink link, int index, string? replaces)
    {
        var row = new LinkRow
        {
            Id = RandomNumberGenerator.GetHexString(LinkId.Chars, lowercase: true),
            Anchor = anchor.Uri,
            Tenant = caller.Tenant,
            Number = (anchor.Version * LinkCheck.MaxResponses) + index,
            Variant = LinkScopes.Variant(link),
            Link = LinkJson.Write(link),
            Replaces = replaces,
            CreatedAt = Now(),
        };
        store.Add(row);
        Note(caller, row, anchor.Version, LinkChangeKind.Registered);
        return row;
    }

    private void Note(Caller caller, LinkRow row, long version, LinkChangeKind kind) =>
        store.Add(new LinkChangeRow { LinkId = row.Id, Version = version, Kind = kind, KeyId = caller.KeyId, ChangedAt = Now() });

    // As the database keeps it.
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());

    private static Problem Exists(string pointer) => new(ProblemCodes.LinkExists, "This link is registered: target, type, media type and context are the same.", pointer);

    private static Problem LimitReached() => new(ProblemCodes.LinkLimit, $"An identifier has at most {MaxListed} listed links; withdraw some.");

    private sealed record Held(AnchorRow Anchor, LinkRow Row, List<LinkRow> Listed);
}
