using Google.Protobuf;
using Grpc.Core;
using Untp.Core.Problems;
using Wire = Untp.Contracts.Common.V1;

namespace Untp.ServiceDefaults.Errors;

/// <summary>Problems as the end of a gRPC call: status, <c>untp-code</c> and one <c>untp-problem-bin</c> trailer a problem.</summary>
public static class ProblemTrailers
{
    /// <summary>Trailer with the first problem's code.</summary>
    public const string Code = "untp-code";

    /// <summary>Trailer with one serialized untp.common.v1.Problem.</summary>
    public const string Problem = "untp-problem-bin";

    // Trailers share a header block that peers bound at 8 KiB.
    private const int MaxProblems = 10;

    /// <summary>Ends a call with its problems; the first decides the status.</summary>
    /// <param name="problems">At least one.</param>
    public static RpcException ToException(params IReadOnlyList<Problem> problems)
    {
        var trailers = new Metadata { { Code, problems[0].Code.Id } };
        foreach (var problem in problems.Take(MaxProblems))
        {
            trailers.Add(Problem, ToWire(problem).ToByteArray());
        }

        return new RpcException(new Status(ProblemStatus.Grpc(problems[0].Code.Kind), problems[0].Message), trailers);
    }

    /// <summary>A problem in its wire form.</summary>
    /// <param name="problem">The problem.</param>
    public static Wire.Problem ToWire(Problem problem) => new() { Code = problem.Code.Id, Pointer = problem.Pointer, Message = problem.Message };

    /// <summary>A problem from its wire form; a code that this build does not know reads as INTERNAL.</summary>
    /// <param name="wire">The wire form.</param>
    public static Problem FromWire(Wire.Problem wire) =>
        new(ProblemCodes.All.GetValueOrDefault(wire.Code) ?? ProblemCodes.Internal, wire.Message, wire.Pointer);
}
