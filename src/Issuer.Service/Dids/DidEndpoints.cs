using System.Text.Json;
using Untp.Core.Json;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.ServiceDefaults.Callers;
using Untp.ServiceDefaults.Errors;
using Untp.ServiceDefaults.Rest;

namespace Untp.Issuer.Dids;

/// <summary>DIDs over REST.</summary>
internal static class DidEndpoints
{
    private const int MaxBodyBytes = 16 * 1024;

    public static void MapDids(this WebApplication app)
    {
        app.MapPost("/v1/dids", CreateAsync)
            .WithName("CreateDid")
            .WithSummary("Creates a key and the DID that it stands for")
            .Accepts<CreateDidBody>("application/json")
            .Produces<DidBody>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        app.MapGet("/v1/dids", ListAsync)
            .WithName("ListDids")
            .WithSummary("The tenant's DIDs, oldest first")
            .Produces<DidListBody>();
    }

    private static async Task<IResult> CreateAsync(HttpRequest request, DidRegistry dids, CancellationToken cancellationToken)
    {
        var body = await RequestBody.ReadAsync(request, MaxBodyBytes, cancellationToken);
        if (!body.IsSuccess)
        {
            return ProblemBody.Result(body.Problems);
        }

        var type = ReadKeyType(body.Value.Span);
        if (!type.IsSuccess)
        {
            return ProblemBody.Result(type.Problems);
        }

        var created = await dids.CreateAsync(Caller.Of(request.HttpContext.User).Tenant, type.Value.Type, cancellationToken);
        return created.IsSuccess
            ? TypedResults.Json(
                new DidBody(created.Value.Did, created.Value.VerificationMethod, JsonSerializer.Deserialize<JsonElement>(DidRegistry.DocumentOf(created.Value))),
                statusCode: StatusCodes.Status201Created)
            : ProblemBody.Result(created.Problems);
    }

    private static async Task<IResult> ListAsync(HttpRequest request, DidRegistry dids, CancellationToken cancellationToken)
    {
        var rows = await dids.ListAsync(Caller.Of(request.HttpContext.User).Tenant, cancellationToken);
        return TypedResults.Ok(new DidListBody([.. rows.Select(row => new DidListBody.Item(row.Did, row.VerificationMethod))]));
    }

    private static Result<RequestedKey> ReadKeyType(ReadOnlySpan<byte> utf8)
    {
        var json = StrictJsonReader.Read(utf8);
        if (!json.IsSuccess)
        {
            return Result<RequestedKey>.Failure(json.Problems);
        }

        if (json.Value.ValueKind != JsonValueKind.Object)
        {
            return new Problem(ProblemCodes.RequestShape, "The body is not a JSON object with a member method.");
        }

        var problems = new List<Problem>();
        string method = "", keyType = "";
        foreach (var member in json.Value.EnumerateObject())
        {
            switch (member.Name)
            {
                case "method" or "keyType" when member.Value.ValueKind != JsonValueKind.String:
                    problems.Add(new(ProblemCodes.RequestShape, $"{member.Name} is not a string.", $"/{member.Name}"));
                    break;
                case "method":
                    method = member.Value.GetString()!;
                    break;
                case "keyType":
                    keyType = member.Value.GetString()!;
                    break;
                default:
                    problems.Add(new(ProblemCodes.RequestMemberUnknown, "This member is not known here; check its spelling.", JsonPointer.Append("", member.Name)));
                    break;
            }
        }

        if (method != "key")
        {
            problems.Add(new(ProblemCodes.DidMethodUnsupported, "This version creates DIDs of method key only.", "/method"));
        }

        if (keyType is not ("" or "Ed25519" or "P-256"))
        {
            problems.Add(new(ProblemCodes.KeyTypeUnsupported, "keyType is Ed25519 or P-256.", "/keyType"));
        }

        return problems.Count > 0
            ? Result<RequestedKey>.Failure(problems)
            : new RequestedKey(keyType switch { "Ed25519" => KeyType.Ed25519, "P-256" => KeyType.P256, _ => null });
    }

    private sealed record RequestedKey(KeyType? Type);
}
