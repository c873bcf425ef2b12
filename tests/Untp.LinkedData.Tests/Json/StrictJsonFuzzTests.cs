using System.Text;
using System.Text.Json;
using Untp.LinkedData.Json;
using Untp.Testing.Fuzzing;

namespace Untp.LinkedData.Tests.Json;

/// <summary>Random damage to a sample: nothing throws, and what is accepted another reader accepts as well.</summary>
public sealed class StrictJsonFuzzTests
{
    private const string Sample = """
        {"@context":["https://www.w3.org/ns/credentials/v2",{"x":null}],"id":"urn:uuid:1","issuer":{"id":"did:key:z6Mk","name":"Zo\u00eb \ud83d\ude00"},
        "n":[0,-1.5e10,1e-7,true,false,null,[],{}],"deep":{"a":{"b":{"c":[[[1]]]}}},"text":"tab\t \"quoted\" é€😀"}
        """;

    private static readonly byte[][] _pieces =
        [.. ((string[])["\"", "{", "}", "[", "]", ",", ":", "\\u0000", "\\ud800", "1e999", "\"id\":1,", "\"i\\u0064\":1,", "//", "\uFEFF", " ", "é", "-"]).Select(Encoding.UTF8.GetBytes)];

    [Fact]
    public void Never_ThrowsAndNeverAcceptsWhatAnotherReaderRefuses()
    {
        var run = new FuzzRun();
        byte[][] sample = [Encoding.UTF8.GetBytes(Sample)];
        var oracle = new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 64 };
        var (accepted, refused) = (0, 0);
        run.Repeat(20_000, () => run.Change(sample, _pieces), bytes =>
        {
            var result = StrictJsonReader.Read(bytes);
            if (!result.IsSuccess)
            {
                Assert.NotEmpty(result.Problems);
                refused++;
                return;
            }

            accepted++;
            using var other = JsonDocument.Parse(bytes, oracle);
            Assert.True(JsonElement.DeepEquals(other.RootElement, result.Value.ToElement()) && ReadsAs(other.RootElement, result.Value), Encoding.UTF8.GetString(bytes));

            var written = JsonSerializer.SerializeToUtf8Bytes(result.Value);
            var again = Expect.Success(StrictJsonReader.Read(written));
            Assert.Equal(written, JsonSerializer.SerializeToUtf8Bytes(again));
        });

        // Both ways occur, or the loop proved nothing.
        Assert.True(accepted > 0 && refused > 0, $"{accepted} accepted, {refused} refused");
    }

    /// <summary>Every member of the value reads as the other reader's does.</summary>
    private static bool ReadsAs(JsonElement expected, StrictJson actual) => expected.ValueKind == actual.ValueKind && expected.ValueKind switch
    {
        JsonValueKind.Object => expected.GetPropertyCount() == actual.GetPropertyCount() && expected.EnumerateObject().All(member =>
            actual.TryGetProperty(member.Name, out var byName)
            && actual.TryGetProperty(Encoding.UTF8.GetBytes(member.Name), out var byUtf8)
            && ReadsAs(member.Value, byName)
            && ReadsAs(member.Value, byUtf8)),
        JsonValueKind.Array => expected.GetArrayLength() == actual.GetArrayLength() && expected.EnumerateArray().Zip(actual.EnumerateArray()).All(pair => ReadsAs(pair.First, pair.Second)),
        JsonValueKind.String => expected.GetString() == actual.GetString() && actual.ValueEquals(expected.GetString()) && !actual.ValueEquals(expected.GetString() + "x"),
        JsonValueKind.Number => expected.GetDouble().Equals(actual.GetDouble()) && expected.GetRawText() == actual.GetRawText(),
        _ => expected.GetRawText() == actual.GetRawText(),
    };
}
