using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Grpc.Core;
using Services.Tests.Stack;
using Untp.Contracts.Verifier.V1;

namespace Services.Tests.MainJob;

/// <summary>Asks a verifier many questions by one transport.</summary>
internal static class Asking
{
    public static async Task<Verdict> AskAsync(RunningService verifier, Transport transport, Question question) => (await AskAsync(verifier, transport, [question]))[0];

    /// <summary>One verdict a question, in order.</summary>
    public static async Task<IReadOnlyList<Verdict>> AskAsync(RunningService verifier, Transport transport, IReadOnlyList<Question> questions)
    {
        var verdicts = transport switch
        {
            Transport.Rest => await AskOverRestAsync(verifier, questions),
            Transport.Ndjson => await AskOverNdjsonAsync(verifier, questions),
            _ => await AskOverGrpcAsync(verifier, questions),
        };
        Assert.Equal(questions.Count, verdicts.Count);
        return verdicts;
    }

    private static async Task<IReadOnlyList<Verdict>> AskOverRestAsync(RunningService verifier, IReadOnlyList<Question> questions)
    {
        using var client = verifier.RestClient();
        var verdicts = new List<Verdict>();
        foreach (var question in questions)
        {
            using var response = await client.PostAsJsonAsync("/v1/verifications", question.ToJson());
            var body = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
            verdicts.Add(response.StatusCode == HttpStatusCode.OK ? Verdict.Of(body) : Verdict.Unreadable(body["code"]!.GetValue<string>()));
        }

        return verdicts;
    }

    private static async Task<IReadOnlyList<Verdict>> AskOverNdjsonAsync(RunningService verifier, IReadOnlyList<Question> questions)
    {
        using var client = verifier.RestClient();
        using var lines = new StringContent(string.Concat(questions.Select(question => question.ToJson().ToJsonString() + "\n")), Encoding.UTF8, "application/x-ndjson");
        using var response = await client.PostAsync("/v1/verifications:batch", lines);
        var answers = (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!);
        return [.. answers.Select(answer => answer["report"] is { } report ? Verdict.Of(report) : Verdict.Unreadable(answer["problems"]![0]!["code"]!.GetValue<string>()))];
    }

    private static async Task<IReadOnlyList<Verdict>> AskOverGrpcAsync(RunningService verifier, IReadOnlyList<Question> questions)
    {
        using var call = new VerifierService.VerifierServiceClient(verifier.Invoker()).VerifyCredentials();
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < questions.Count; i++)
            {
                await call.RequestStream.WriteAsync(new VerifyCredentialsRequest { Id = $"{i}", Verification = questions[i].ToWire() });
            }

            await call.RequestStream.CompleteAsync();
        });

        var verdicts = new List<Verdict>();
        await foreach (var answer in call.ResponseStream.ReadAllAsync())
        {
            Assert.Equal($"{verdicts.Count}", answer.Id);
            verdicts.Add(answer.Report is { } report ? Verdict.Of(report) : Verdict.Unreadable(answer.Problem.Code));
        }

        await writing;
        return verdicts;
    }
}
