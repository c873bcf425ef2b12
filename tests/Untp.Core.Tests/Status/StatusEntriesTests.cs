using System.Text.Json;
using System.Text.Json.Nodes;
using Untp.Core.Credentials;
using Untp.Core.Problems;
using Untp.Core.Status;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Status;

public sealed class StatusEntriesTests
{
    [Fact]
    public void Reads_OneObjectWithAnInteger()
    {
        var entry = Assert.Single(Expect.Success(Read(Entry().ToJsonString())));

        Assert.Equal(new StatusEntry(StatusPurpose.Revocation, "https://issuer.example/lists/1", 94567, "/credentialStatus"), entry);
    }

    [Fact]
    public void Reads_AnArrayWithDigits()
    {
        var suspension = Entry();
        suspension["statusPurpose"] = "suspension";
        suspension["statusListIndex"] = "0";
        suspension["statusSize"] = 1;

        var entries = Expect.Success(Read(new JsonArray(Entry(), suspension).ToJsonString()));

        Assert.Equal([StatusPurpose.Revocation, StatusPurpose.Suspension], entries.Select(entry => entry.Purpose));
        Assert.Equal([94567L, 0L], entries.Select(entry => entry.Index));
        Assert.Equal("/credentialStatus/1", entries[1].Pointer);
    }

    [Fact]
    public void Reads_NoneWhereThereIsNone() => Assert.Empty(Expect.Success(StatusEntries.Read(new Credential(StrictJson.Parse("{}")))));

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public void Reads_WhatIsWritten(bool isIntegerIndex, int count)
    {
        StatusEntry[] written = [.. new[] { new StatusEntry(StatusPurpose.Revocation, "https://a.example/1", 5), new StatusEntry(StatusPurpose.Suspension, "https://a.example/2", 6) }.Take(count)];
        var json = StatusEntry.ToJson(written, isIntegerIndex);

        Assert.Equal(count == 1 ? JsonValueKind.Object : JsonValueKind.Array, json.GetValueKind());
        Assert.Equal(isIntegerIndex ? JsonValueKind.Number : JsonValueKind.String, (count == 1 ? json : json[0])!["statusListIndex"]!.GetValueKind());
        Assert.Equal(written, Expect.Success(Read(json.ToJsonString())).Select(entry => entry with { Pointer = "" }));
    }

    [Theory]
    [InlineData("\"-1\"")]
    [InlineData("-1")]
    [InlineData("-0")]
    [InlineData("\"1e3\"")]
    [InlineData("1e3")]
    [InlineData("1.0")]
    [InlineData("\"94567abc\"")]
    [InlineData("\"007\"")]
    [InlineData("\"\"")]
    [InlineData("\" 1\"")]
    [InlineData("\"+1\"")]
    [InlineData("\"\\u0661\"")]
    [InlineData("9007199254740993")]
    [InlineData("9223372036854775808")]
    [InlineData("\"9223372036854775808\"")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("[1]")]
    public void S13_Refuses_AnIndex(string index) =>
        Expect.Failure(ProblemCodes.StatusIndexInvalid, "/credentialStatus/statusListIndex", Read(Entry().ToJsonString().Replace("94567", index, StringComparison.Ordinal)));

    [Fact]
    public void Reads_TheLargestIndex() =>
        Assert.Equal(1L << 53, Expect.Success(Read(Entry().ToJsonString().Replace("94567", "\"9007199254740992\"", StringComparison.Ordinal)))[0].Index);

    [Theory]
    [InlineData("type", "7", "/credentialStatus")]
    [InlineData("type", "[]", "/credentialStatus")]
    [InlineData("type", "null", "/credentialStatus")]
    [InlineData("id", "\"https://issuer.example/lists/1\"", "/credentialStatus/id")]
    [InlineData("id", "\"https ://not-a-url/4\"", "/credentialStatus/id")]
    [InlineData("id", "[\"urn:1\",\"urn:2\"]", "/credentialStatus/id")]
    [InlineData("statusPurpose", "\"\"", "/credentialStatus/statusPurpose")]
    [InlineData("statusPurpose", "[\"revocation\"]", "/credentialStatus/statusPurpose")]
    [InlineData("statusListCredential", "\"/lists/1\"", "/credentialStatus/statusListCredential")]
    [InlineData("statusListCredential", "{}", "/credentialStatus/statusListCredential")]
    [InlineData("statusSize", "2", "/credentialStatus/statusSize")]
    [InlineData("statusSize", "1.0", "/credentialStatus/statusSize")]
    [InlineData("statusSize", "\"1\"", "/credentialStatus/statusSize")]
    [InlineData("statusSize", "0", "/credentialStatus/statusSize")]
    [InlineData("statusMessage", "[]", "/credentialStatus/statusMessage")]
    [InlineData("statusReference", "\"dictionary\"", "/credentialStatus/statusReference")]
    [InlineData("statusReference", "[\"https://issuer.example/words\",7]", "/credentialStatus/statusReference")]
    [InlineData("statusMessage", """[{"status":"0x0","message":"a"},{"status":"1","message":"b"}]""", "/credentialStatus/statusMessage")]
    [InlineData("statusMessage", """[{"status":"0x0","message":"a"},{"status":"0x1"}]""", "/credentialStatus/statusMessage")]
    public void S13_Refuses_AnEntry(string name, string value, string pointer)
    {
        var entry = Entry();
        entry[name] = JsonNode.Parse(value);

        Expect.Failure(ProblemCodes.StatusEntryInvalid, pointer, Read(entry.ToJsonString()));
    }

    [Theory]
    [InlineData(1, null, true)]
    [InlineData(1, 2, true)]
    [InlineData(2, 4, true)]
    [InlineData(8, 256, true)]
    [InlineData(2, null, false)]
    [InlineData(2, 3, false)]
    [InlineData(1, 4, false)]
    [InlineData(9, 512, false)]
    [InlineData(0, 1, false)]
    public void Reads_AMessageForEachValueOfItsBits(int size, int? messages, bool isRead)
    {
        var entry = Entry();
        entry["statusPurpose"] = "message";
        entry["statusSize"] = size;
        if (messages is { } count)
        {
            entry["statusMessage"] = new JsonArray([.. Enumerable.Range(0, count).Select(value => new JsonObject { ["status"] = $"0x{value:x}", ["message"] = "x" })]);
        }

        Assert.Equal(isRead, Read(entry.ToJsonString()).IsSuccess);
    }

    [Theory]
    [InlineData("type", "\"StatusList2021Entry\"", "/credentialStatus/type")]
    [InlineData("type", "[\"X\",\"Y\"]", "/credentialStatus/type")]
    [InlineData("statusPurpose", "\"Revocation\"", "/credentialStatus/statusPurpose")]
    [InlineData("statusPurpose", "\"mood\"", "/credentialStatus/statusPurpose")]
    public void Leaves_OutWhatIsOfNoUseHere(string name, string value, string pointer)
    {
        var entry = Entry();
        entry[name] = JsonNode.Parse(value);
        var credential = new Credential(StrictJson.Parse($$"""{"credentialStatus":{{entry.ToJsonString()}}}"""));

        Assert.Empty(Expect.Success(StatusEntries.Read(credential)));
        var problem = Assert.Single(StatusEntries.Unsupported(credential));
        Assert.Equal((ProblemCodes.StatusUnsupported, pointer), (problem.Code, problem.Pointer));
    }

    [Fact]
    public void Reads_AnEntryOfSeveralTypes()
    {
        var entry = Entry();
        entry["type"] = new JsonArray("X", "BitstringStatusListEntry");
        var credential = new Credential(StrictJson.Parse($$"""{"credentialStatus":{{entry.ToJsonString()}}}"""));

        Assert.Single(Expect.Success(StatusEntries.Read(credential)));
        Assert.Empty(StatusEntries.Unsupported(credential));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("[null]")]
    [InlineData("\"https://issuer.example/lists/1\"")]
    [InlineData("[[{}]]")]
    public void Refuses_WhatIsNoEntry(string status) => Expect.Failure(ProblemCodes.StatusEntryInvalid, Read(status));

    [Fact]
    public void Refuses_MoreThan16()
    {
        Assert.Equal(16, Expect.Success(Read(new JsonArray([.. Enumerable.Range(0, 16).Select(_ => Entry())]).ToJsonString())).Length);
        Expect.Failure(ProblemCodes.StatusEntryInvalid, "/credentialStatus", Read(new JsonArray([.. Enumerable.Range(0, 17).Select(_ => Entry())]).ToJsonString()));
    }

    [Fact]
    public void Reports_AllFaults()
    {
        var first = Entry();
        first["statusListIndex"] = "x";
        var second = Entry();
        second["statusPurpose"] = 7;

        var result = Read(new JsonArray(first, second).ToJsonString());

        Assert.Equal(["/credentialStatus/0/statusListIndex", "/credentialStatus/1/statusPurpose"], result.Problems.Select(problem => problem.Pointer));
    }

    private static JsonObject Entry() => new()
    {
        ["type"] = "BitstringStatusListEntry",
        ["statusPurpose"] = "revocation",
        ["statusListIndex"] = 94567,
        ["statusListCredential"] = "https://issuer.example/lists/1",
    };

    private static Result<StatusEntry[]> Read(string status) => StatusEntries.Read(new Credential(StrictJson.Parse($$"""{"credentialStatus":{{status}}}""")));
}
