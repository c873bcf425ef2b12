using System.Globalization;
using Google.Protobuf;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;
using Untp.Core.Problems;

namespace Untp.ServiceDefaults.Errors;

/// <summary>What the server finds wrong with a message before any interceptor sees it, told as every other problem is.</summary>
internal static class GrpcFaults
{
    private const string StatusName = "grpc-status";
    private const string MessageName = "grpc-message";

    /// <summary>Bytes that are no message of the method.</summary>
    public static Problem NotUnderstood { get; } = new(ProblemCodes.RequestShape, "The message is not what the contract says; make the client anew from the contract's files.");

    public static void UseGrpcFaults(this WebApplication app) => app.Use(async (context, next) =>
    {
        await next(context);
        if (context.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>() is not null)
        {
            Complete(context.Response.HasStarted ? context.Features.GetRequiredFeature<IHttpResponseTrailersFeature>().Trailers : context.Response.Headers);
        }
    });

    // What we refuse ourselves has a code; that a caller's time is up, or its token is none, needs none.
    private static void Complete(IHeaderDictionary end)
    {
        if (end.ContainsKey(ProblemTrailers.Code) || Of(end[StatusName].ToString()) is not { } problem)
        {
            return;
        }

        end[StatusName] = ((int)ProblemStatus.Grpc(problem.Code.Kind)).ToString(CultureInfo.InvariantCulture);
        end[MessageName] = problem.Message;
        end[ProblemTrailers.Code] = problem.Code.Id;
        end[ProblemTrailers.Problem] = ProblemTrailers.ToWire(problem).ToByteString().ToBase64();
    }

    private static Problem? Of(string status) => int.TryParse(status, CultureInfo.InvariantCulture, out var code) ? (StatusCode)code switch
    {
        StatusCode.ResourceExhausted => new(ProblemCodes.RequestTooLarge, "The message is larger than this method reads; send less."),
        StatusCode.Unknown or StatusCode.Internal => NotUnderstood,
        _ => null,
    } : null;
}
