using System.Text;
using System.Text.Json;
using Untp.LinkedData.Json;

namespace Untp.LinkedData.Tests.Json;

/// <summary>What the tokenizer takes is JSON to another reader too, and what it does not doubt the walk finds nothing in; of ordinary documents it doubts none.</summary>
public sealed class JsonTokenizerTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("[{},\"a\",{\"a\":{\"a\":[1,-2.5,true,false,null]}},[\"a\",\"a\"]]")]
    [InlineData("{\"a\":\"\\\"\\\\\\u00e9\\n\",\"b\":{\"c\":1},\"c\":{\"c\":1}}")]
    [InlineData("{ \"é\" : 1 ,\n \"e\" : \"{,\" }")]
    [InlineData("[\"a text of more than thirty-two bytes, and a quote \\\" far behind its beginning\"]")]
    public void Accepts_OrdinaryDocuments(string json)
    {
        Assert.NotNull(Tokenize(json, out var isDoubtful));
        Assert.False(isDoubtful);
    }

    [Theory]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{\"a\":1,\"b\":[{\"a\":1}],\"a\":2}")]
    [InlineData("{\"\":1,\"\":2}")]
    [InlineData("[{\"x\":{\"y\":{}, \"y\":{}}}]")]
    [InlineData("{\"a\":1,\"\\u0061\":2}")]
    [InlineData("[\"\\ud800\"]")]
    [InlineData("[\"\\\\\\uDC00\"]")]
    [InlineData("[1e400]")]
    [InlineData("[1E400]")]
    public void Doubts_WhatTheWalkHasToJudge(string json)
    {
        Assert.NotNull(Tokenize(json, out var isDoubtful));
        Assert.True(isDoubtful);
    }

    [Theory]
    [InlineData("[1,2]", true)]
    [InlineData("[1,2,3]", false)]
    [InlineData("[[[1]]]", false)]
    public void Keeps_ToTheLimitsOfTheCaller(string json, bool isWithin) =>
        Assert.Equal(isWithin, JsonTokenizer.Read(Encoding.UTF8.GetBytes(json), new JsonLimits { MaxDepth = 2, MaxValues = 3 }, isPooled: false, out _) is not null);

    [Fact]
    public void Leaves_ManyMembersToTheWalk()
    {
        var members = string.Join(',', Enumerable.Range(0, 1000).Select(number => $"\"m{number}\":0"));

        Assert.NotNull(Tokenize($"{{{members}}}", out var isDoubtful));
        Assert.True(isDoubtful);
        Expect.Success(StrictJsonReader.Read(Encoding.UTF8.GetBytes($"{{{members}}}")));
        Expect.Failure(LinkedDataCodes.JsonDuplicateMember, "/m0", StrictJsonReader.Read(Encoding.UTF8.GetBytes($"{{{members},\"m0\":1}}")));
    }

    // Another reader's grammar, on text that is nearly JSON: both take it or neither does.
    [Fact]
    public void Accepts_WhatAnotherReaderAccepts_AndNothingElse()
    {
        string[] pieces = ["{", "}", "[", "]", "\"a\"", "\"b\":", ":", ",", " ", "1", "-", "0", ".5", "e1", "true", "nul", "l", "\"\\u00e9", "\\", "\"", "\n", "{\"a\":1}", "[]", "\u0001"];
        var random = new Random(20260405);
        var accepted = 0;
        for (var i = 0; i < 200_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => pieces[random.Next(pieces.Length)]));
            var isAccepted = Tokenize(text, out _) is not null;

            Assert.True(isAccepted == IsJson(text), text);
            accepted += isAccepted ? 1 : 0;
        }

        Assert.InRange(accepted, 1000, 199_000);
    }

    private static JsonToken[]? Tokenize(string json, out bool isDoubtful) => JsonTokenizer.Read(Encoding.UTF8.GetBytes(json), JsonLimits.Default, isPooled: false, out isDoubtful);

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
