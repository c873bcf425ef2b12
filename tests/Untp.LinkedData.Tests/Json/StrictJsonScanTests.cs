using System.Text;
using Untp.LinkedData.Json;

namespace Untp.LinkedData.Tests.Json;

/// <summary>What the scan says is clean, the walk finds nothing in; and it says so of ordinary documents, or it would be of no use.</summary>
public sealed class StrictJsonScanTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("[{},\"a\",{\"a\":{\"a\":[1,-2.5,true,false,null]}},[\"a\",\"a\"]]")]
    [InlineData("{\"a\":\"\\\"\\\\\\u00e9\\n\",\"b\":{\"c\":1},\"c\":{\"c\":1}}")]
    [InlineData("{ \"é\" : 1 ,\n \"e\" : \"{,\" }")]
    public void Accepts_OrdinaryDocuments(string json) => Assert.True(IsClean(json));

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
    public void Rejects_WhatTheWalkHasToJudge(string json) => Assert.False(IsClean(json));

    [Theory]
    [InlineData("[1,2]", true)]
    [InlineData("[1,2,3]", false)]
    [InlineData("[[[1]]]", false)]
    public void Keeps_ToTheLimitsOfTheCaller(string json, bool isClean) =>
        Assert.Equal(isClean, StrictJsonScan.IsClean(Encoding.UTF8.GetBytes(json), new JsonLimits { MaxDepth = 2, MaxValues = 3 }));

    [Fact]
    public void Leaves_ManyMembersToTheWalk()
    {
        var members = string.Join(',', Enumerable.Range(0, 1000).Select(number => $"\"m{number}\":0"));

        Assert.False(IsClean($"{{{members}}}"));
        Expect.Success(StrictJsonReader.Read(Encoding.UTF8.GetBytes($"{{{members}}}")));
        Expect.Failure(LinkedDataCodes.JsonDuplicateMember, "/m0", StrictJsonReader.Read(Encoding.UTF8.GetBytes($"{{{members},\"m0\":1}}")));
    }

    [Fact]
    public void Never_ThrowsOnWhatIsNoJson()
    {
        const string Alphabet = "{}[]\",:\\ud01eE- \n";
        var random = new Random(20260405);
        var clean = 0;
        for (var i = 0; i < 100_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 24)).Select(_ => Alphabet[random.Next(Alphabet.Length)]));
            clean += IsClean(text) ? 1 : 0;
        }

        Assert.InRange(clean, 100, 99_900);
    }

    private static bool IsClean(string json) => StrictJsonScan.IsClean(Encoding.UTF8.GetBytes(json), JsonLimits.Default);
}
