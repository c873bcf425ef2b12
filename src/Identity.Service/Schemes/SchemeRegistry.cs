using System.Text;
using Microsoft.EntityFrameworkCore;
using Untp.Core.Identifiers.Schemes;
using Untp.Core.Problems;
using Untp.Identity.Store;
using Untp.ServiceDefaults.Callers;
using Untp.ServiceDefaults.Store;

namespace Untp.Identity.Schemes;

/// <summary>Adds and removes identifier schemes; the built-in ones stay as they are.</summary>
internal sealed class SchemeRegistry(IdentityDbContext store, StoreWrites writes, SchemeCatalog catalog, TimeProvider time)
{
    private const int MaxSchemes = 256;

    /// <summary>Adds a row for all tenants.</summary>
    public async Task<Result<IdentifierScheme>> RegisterAsync(Caller caller, ReadOnlyMemory<byte> utf8, CancellationToken cancellationToken)
    {
        var read = IdentifierSchemeJson.Read(utf8.Span);
        if (!read.IsSuccess)
        {
            return read;
        }

        var scheme = read.Value;
        if (SchemeRegister.Check(scheme) is { Count: > 0 } faults)
        {
            return Result<IdentifierScheme>.Failure(faults);
        }

        var known = (await catalog.GetAsync(cancellationToken)).Register;
        if (known.Knows(scheme.Namespace))
        {
            return Exists();
        }

        if (known.Schemes.Count >= MaxSchemes)
        {
            return new Problem(ProblemCodes.IdentifierSchemeInvalid, $"At most {MaxSchemes} identifier schemes are kept.");
        }

        var with = known.With(scheme);
        if (!with.IsSuccess)
        {
            return Result<IdentifierScheme>.Failure(with.Problems);
        }

        var isStored = await writes.TryCommitAsync(
            () =>
            {
                store.Add(new SchemeRow
                {
                    Namespace = scheme.Namespace,
                    Tenant = caller.Tenant,
                    Scheme = Encoding.UTF8.GetString(IdentifierSchemeJson.Write(scheme)),
                    KeyId = caller.KeyId,
                    CreatedAt = time.GetUtcNow(),
                });
                return Task.CompletedTask;
            },
            cancellationToken);
        if (!isStored)
        {
            return Exists();
        }

        catalog.Tell();
        return scheme;
    }

    /// <summary>Adds a row for all tenants, unless the same row is there.</summary>
    public async Task<Result<SchemeImport>> ImportAsync(Caller caller, ReadOnlyMemory<byte> utf8, CancellationToken cancellationToken)
    {
        var added = await RegisterAsync(caller, utf8, cancellationToken);
        if (added.IsSuccess)
        {
            return new SchemeImport(added.Value, IsAdded: true);
        }

        return added.Problems[0].Code == ProblemCodes.SchemeExists && IdentifierSchemeJson.Read(utf8.Span) is { IsSuccess: true } row
            && await FindAsync(row.Value.Namespace, cancellationToken) is { IsSuccess: true } known && IdentifierSchemeJson.Write(row.Value).AsSpan().SequenceEqual(IdentifierSchemeJson.Write(known.Value))
            ? new SchemeImport(known.Value, IsAdded: false)
            : Result<SchemeImport>.Failure(added.Problems);
    }

    /// <summary>All schemes, the built-in ones first.</summary>
    public async Task<IReadOnlyList<IdentifierScheme>> ListAsync(CancellationToken cancellationToken) => (await catalog.GetAsync(cancellationToken)).Register.Schemes;

    /// <summary>One scheme.</summary>
    public async Task<Result<IdentifierScheme>> FindAsync(string name, CancellationToken cancellationToken) =>
        (await ListAsync(cancellationToken)).FirstOrDefault(scheme => scheme.Namespace == name) is { } found ? found : NotFound();

    /// <summary>Removes a row that nothing is registered under; null where it is done.</summary>
    public async Task<Problem?> RemoveAsync(string name, CancellationToken cancellationToken)
    {
        if (IsBuiltIn(name))
        {
            return new Problem(ProblemCodes.SchemeBuiltIn, "This identifier scheme comes with the product and stays.");
        }

        if (!(await FindAsync(name, cancellationToken)).IsSuccess)
        {
            return NotFound();
        }

        Problem? problem = null;
        await writes.CommitAsync(
            async () =>
            {
                var isUsed = await store.Anchors.AnyAsync(anchor => anchor.Namespace == name, cancellationToken);
                problem = isUsed ? new Problem(ProblemCodes.SchemeInUse, "Links are registered for identifiers of this scheme; it stays as long as their history does.")
                    : await store.Schemes.Where(row => row.Namespace == name).ExecuteDeleteAsync(cancellationToken) == 0 ? NotFound()
                    : null;
            },
            cancellationToken);
        catalog.Tell();
        return problem;
    }

    /// <summary>True for a scheme that comes with the product.</summary>
    public static bool IsBuiltIn(string name) => SchemeRegister.BuiltIn.Knows(name);

    private static Problem Exists() => new(ProblemCodes.SchemeExists, "There is an identifier scheme of this namespace already.", "/namespace");

    private static Problem NotFound() => new(ProblemCodes.SchemeNotFound, "There is no identifier scheme of this namespace.");
}
