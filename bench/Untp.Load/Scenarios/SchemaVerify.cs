using Untp.Core.Problems;
using Untp.Core.Schemas;
using Untp.LinkedData.Json;
using Untp.Load.Measuring;
using Untp.Load.Passports;

namespace Untp.Load.Scenarios;

/// <summary>Of all checks the JSON Schema alone, with the reading of the JSON before it.</summary>
internal sealed class SchemaVerify(PassportSet passports, CredentialSchema schema) : IScenario
{
    public string Name => "JSON and schema, one core";

    public string? Reference => RawVerify.NameOf(1);

    public int Parallelism => 1;

    public Task RunAsync(Round round) => round.RunThreadsAsync(Parallelism, () =>
    {
        var problems = schema.Validate(StrictJsonReader.Read(passports.Next().Payload.Span).ToResult().Value);
        if (problems.Count > 0)
        {
            throw new LoadFailure($"A passport does not fit its schema: {problems[0].Pointer} {problems[0].Message}");
        }
    });
}
