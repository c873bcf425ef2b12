using System.Text;
using System.Text.Json;
using Untp.Core.Problems;
using Untp.Core.Verification;
using Untp.LinkedData.Json;
using Untp.ServiceDefaults.Streams;
using Untp.Verifier.Policies;

namespace Untp.Verifier.Verifications;

/// <summary>Many credentials in one request: a line in, a line out, in order, for as long as the client sends.</summary>
internal static class BatchEndpoints
{
    public static void MapBatch(this WebApplication app) =>
        app.MapPost("/v1/verifications:batch", VerifyAsync)
            .WithName("VerifyCredentials")
            .WithSummary("Verifies a stream of credentials")
            .WithDescription("One JSON value a line: a compact JWS as a string, or the object of the single call; its `id` comes back with the report. A line that cannot be read is answered with its problems; the stream goes on.")
            .Accepts<VerificationBody>(NdjsonLines.MediaType)
            .Produces<BatchLine>(StatusCodes.Status200OK, NdjsonLines.MediaType)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);

    private static Task VerifyAsync(HttpContext context, VerificationPipeline pipeline, PolicyCatalog policies, VerificationOptions options)
    {
        // Room for the wrapper around the largest credential.
        var maxBytes = options.MaxCredentialBytes + (64 * 1024);
        var own = policies.Of(context.User);
        return NdjsonExchange.AnswerAsync(context, "one JSON value", maxBytes, lines => OrderedWork.AnswerAsync(lines, AnswerAsync, context.RequestAborted));

        async Task<byte[]> AnswerAsync(Result<byte[]> line, CancellationToken cancellationToken) =>
            JsonSerializer.SerializeToUtf8Bytes(
                line.IsSuccess ? await VerifyLineAsync(line.Value, maxBytes, pipeline, own, cancellationToken) : BatchLine.From(null, line.Problems),
                JsonSerializerOptions.Web);
    }

    private static async Task<BatchLine> VerifyLineAsync(byte[] line, int maxBytes, VerificationPipeline pipeline, TenantPolicies own, CancellationToken cancellationToken)
    {
        var json = StrictJsonReader.Read(line, new JsonLimits { MaxBytes = maxBytes }).ToResult();
        if (!json.IsSuccess)
        {
            return BatchLine.From(null, json.Problems);
        }

        var id = json.Value.FindString("id");
        var request = json.Value.ValueKind == JsonValueKind.String
            ? new VerificationRequest(Encoding.UTF8.GetBytes(json.Value.GetString()!)) { Policy = own.Own }
            : VerificationBodyReader.Read(json.Value, own);
        if (!request.IsSuccess)
        {
            return BatchLine.From(id, request.Problems);
        }

        var report = await pipeline.VerifyAsync(request.Value, cancellationToken);
        return report.IsSuccess ? new BatchLine(id, ReportBody.From(report.Value), null) : BatchLine.From(id, report.Problems);
    }
}
