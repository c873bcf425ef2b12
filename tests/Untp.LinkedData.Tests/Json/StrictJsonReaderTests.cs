using System.Text;
using System.Text.Json;
using Untp.LinkedData.Json;

namespace Untp.LinkedData.Tests.Json;

public sealed class StrictJsonReaderTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("false")]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("-0.0")]
    [InlineData("123e65")]
    [InlineData("1E-400")]
    [InlineData("1.7976931348623157e308")]
    [InlineData("20e1")]
    [InlineData(" [1] ")]
    [InlineData("\t\r\n 1\t\r\n ")]
    [InlineData("\"\"")]
    [InlineData("\"\\u0000\"")]
    [InlineData("{\"a\\u0000b\":\"\\u0000\"}")]
    [InlineData("\"\\ud83d\\ude00\"")]
    [InlineData("\"😀\"")]
    [InlineData("{\"\":0}")]
    [InlineData("{\"a\":{\"a\":{\"a\":1}}}")]
    [InlineData("[{\"a\":1},{\"a\":1}]")]
    [InlineData("{\"a\":1,\"A\":2}")]
    [InlineData("{\"é\":1,\"e\u0301\":2}")]
    [InlineData("[\"\\u2028\\u2029\\/\\b\\f\\n\\r\\t\\\"\\\\\"]")]
    [InlineData("[1,[2,[3,[]]],{\"x\":[]}]")]
    [InlineData("\"\u007f\uffff\"")]
    [InlineData("\"a // b /* c */\"")]
    public void Accepts_Json(string json)
    {
        var element = Expect.Success(Read(json));

        using var oracle = JsonDocument.Parse(json);
        Assert.Equal(oracle.RootElement.GetRawText(), element.GetRawText());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("{")]
    [InlineData("[")]
    [InlineData("[1")]
    [InlineData("[1}")]
    [InlineData("{\"a\":1]")]
    [InlineData("{\"a\"}")]
    [InlineData("{\"a\":}")]
    [InlineData("{a:1}")]
    [InlineData("{'a':1}")]
    [InlineData("{1:1}")]
    [InlineData("{\"a\" 1}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("[1,]")]
    [InlineData("[,1]")]
    [InlineData("[1,,2]")]
    [InlineData("[1 2]")]
    [InlineData("{} {}")]
    [InlineData("1 2")]
    [InlineData("[]]")]
    [InlineData("{}x")]
    [InlineData("[1]//")]
    [InlineData("/* c */[1]")]
    [InlineData("[1/* c */]")]
    [InlineData("# c\n1")]
    [InlineData("nul")]
    [InlineData("True")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-")]
    [InlineData("+1")]
    [InlineData("01")]
    [InlineData("-01")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("0x1")]
    [InlineData("\"")]
    [InlineData("\"a")]
    [InlineData("\"\\\"")]
    [InlineData("\"\\x\"")]
    [InlineData("\"\\u12\"")]
    [InlineData("\"\\u12G4\"")]
    [InlineData("\"\\U1234\"")]
    [InlineData("\"tab\there\"")]
    [InlineData("\"line\nfeed\"")]
    [InlineData("\"nul\0\"")]
    [InlineData("\0")]
    [InlineData("1\0")]
    [InlineData("\u00a01")]
    [InlineData("\u2060[]")]
    [InlineData("\ufeff{}")]
    public void Rejects_WhatIsNoJson(string json) => Expect.Failure(LinkedDataCodes.JsonSyntax, Read(json));

    [Theory]
    [InlineData("[1,2,{\"a\":[0,x]}]", "/2/a/1")]
    [InlineData("{\"a~b/c\":{\"d\":tru}}", "/a~0b~1c/d")]
    public void Points_AtOrAboveTheSyntaxError(string json, string place)
    {
        var pointer = Expect.Failure(LinkedDataCodes.JsonSyntax, Read(json)).Pointer;

        Assert.NotEqual("", pointer);
        Assert.StartsWith(pointer[..pointer.LastIndexOf('/')], place, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"a\":1,\"a\":2}", "/a")]
    [InlineData("{\"a\":1,\"a\":1}", "/a")]
    [InlineData("{\"issuer\":\"x\",\"iss\\u0075er\":\"y\"}", "/issuer")]
    [InlineData("{\"iss\\u0075er\":\"x\",\"issuer\":\"y\"}", "/issuer")]
    [InlineData("{\"\":1,\"\":2}", "/")]
    [InlineData("{\"a/b~c\":1,\"a\\/b~c\":2}", "/a~1b~0c")]
    [InlineData("[0,[{\"x\":[{\"y\":1,\"z\":2,\"y\":3}]}]]", "/1/0/x/0/y")]
    [InlineData("{\"a\":{\"b\":[]},\"c\":{\"b\":1,\"b\":{}}}", "/c/b")]
    [InlineData("{\"a\":{\"b\":1},\"a\":{\"c\":2}}", "/a")]
    [InlineData("{\"\\ud83d\\ude00\":1,\"😀\":2}", "/😀")]
    public void S21_Rejects_DuplicateMembers(string json, string pointer) => Expect.Failure(LinkedDataCodes.JsonDuplicateMember, pointer, Read(json));

    [Theory]
    [InlineData("1e400", "")]
    [InlineData("-1e400", "")]
    [InlineData("[0,1e309]", "/1")]
    [InlineData("{\"a\":[{\"b\":123456789e999999999}]}", "/a/0/b")]
    public void Rejects_NumbersThatNoDoubleHolds(string json, string pointer) => Expect.Failure(LinkedDataCodes.JsonNumberRange, pointer, Read(json));

    [Theory]
    [InlineData("\"\\ud800\"", "")]
    [InlineData("\"\\udc00\"", "")]
    [InlineData("\"\\udc00\\ud800\"", "")]
    [InlineData("\"\\ud800\\ud800\"", "")]
    [InlineData("\"\\ud800x\"", "")]
    [InlineData("\"\\ud800\\n\"", "")]
    [InlineData("[1,\"\\uD83D\"]", "/1")]
    [InlineData("{\"a\":\"\\udfff\"}", "/a")]
    [InlineData("{\"\\ud800\":1}", "")]
    [InlineData("{\"a\":{\"x\\udc00\":1}}", "/a")]
    public void Rejects_HalfSurrogatePairs(string json, string pointer) => Expect.Failure(LinkedDataCodes.JsonLoneSurrogate, pointer, Read(json));

    [Theory]
    [InlineData("22FF22")]
    [InlineData("228022")]
    [InlineData("22C0AF22")]
    [InlineData("22E080AF22")]
    [InlineData("22F08080AF22")]
    [InlineData("22C08022")]
    [InlineData("22EDA08022")]
    [InlineData("22EDBFBF22")]
    [InlineData("22F490808022")]
    [InlineData("22F88880808022")]
    [InlineData("22E282")]
    [InlineData("FFFE5B005D00")]
    [InlineData("7B22C3223A317D")]
    public void Rejects_BytesThatAreNotUtf8(string hex) =>
        Expect.Failure(LinkedDataCodes.JsonNotUtf8, "", StrictJsonReader.Read(Convert.FromHexString(hex)));

    [Fact]
    public void Rejects_AByteOrderMark() => Expect.Failure(LinkedDataCodes.JsonSyntax, "", StrictJsonReader.Read([0xEF, 0xBB, 0xBF, (byte)'1']));

    [Theory]
    [InlineData(64)]
    [InlineData(1)]
    public void Accepts_TheDeepestNestingAllowed(int depth)
    {
        Expect.Success(Read(Nested('[', depth, ']')));
        Expect.Success(Read(string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "0" + new string('}', depth)));
    }

    [Theory]
    [InlineData(65)]
    [InlineData(66)]
    [InlineData(100_000)]
    public void Rejects_DeeperNesting(int depth)
    {
        var pointer = Expect.Failure(LinkedDataCodes.JsonTooDeep, Read(Nested('[', depth, ']'))).Pointer;

        Assert.Equal(string.Concat(Enumerable.Repeat("/0", 64)), pointer);
        Expect.Failure(LinkedDataCodes.JsonTooDeep, Read(new string('[', depth)));
        Expect.Failure(LinkedDataCodes.JsonTooDeep, Read(string.Concat(Enumerable.Repeat("{\"a\":", depth))));
    }

    [Fact]
    public void Keeps_ToTheLimitsOfTheCaller()
    {
        var limits = new JsonLimits { MaxDepth = 2, MaxValues = 3, MaxBytes = 12 };

        Expect.Success(StrictJsonReader.Read("[[1]]"u8, limits));
        Expect.Failure(LinkedDataCodes.JsonTooDeep, "/0/0", StrictJsonReader.Read("[[[1]]]"u8, limits));
        Expect.Success(StrictJsonReader.Read("[1,2]"u8, limits));
        Expect.Failure(LinkedDataCodes.JsonTooManyValues, "/2", StrictJsonReader.Read("[1,2,3]"u8, limits));
        Expect.Success(StrictJsonReader.Read("[1,2       ]"u8, limits));
        Expect.Failure(LinkedDataCodes.JsonTooLarge, "", StrictJsonReader.Read("[1,2        ]"u8, limits));
    }

    [Fact]
    public void Accepts_OneMebibyteAndNotOneByteMore()
    {
        var text = Encoding.ASCII.GetBytes('"' + new string('a', (1024 * 1024) - 2) + '"');

        Assert.Equal((1024 * 1024) - 2, Expect.Success(StrictJsonReader.Read(text)).GetString()!.Length);
        Expect.Failure(LinkedDataCodes.JsonTooLarge, "", StrictJsonReader.Read([.. text, (byte)' ']));
    }

    [Fact]
    public void Accepts_HundredThousandValuesAndNotOneMore()
    {
        var inner = string.Join(',', Enumerable.Repeat("0", 99_999));

        Expect.Success(Read($"[{inner}]"));
        Expect.Failure(LinkedDataCodes.JsonTooManyValues, "/99999", Read($"[{inner},0]"));
    }

    [Fact]
    public void Reports_AllFaultsOfContent()
    {
        var result = Read("""{"a":1e400,"b":["\ud800",{"c":1,"c":2}],"a":3}""");

        Assert.Equal(
            ["JSON_NUMBER_RANGE /a", "JSON_LONE_SURROGATE /b/0", "JSON_DUPLICATE_MEMBER /b/1/c", "JSON_DUPLICATE_MEMBER /a"],
            result.Problems.Select(problem => $"{problem.Code} {problem.Pointer}"));
    }

    [Fact]
    public void Stops_ListingFaultsBeforeTheListOutgrowsTheDocument()
    {
        // One long name, many faults below it: each pointer would repeat the name.
        var name = new string('n', 500_000);
        var result = Read($"{{\"{name}\":[{string.Join(',', Enumerable.Repeat("1e400", 80_000))}]}}");

        Assert.Equal(LinkedDataCodes.JsonNumberRange, result.Problems[0].Code);
        Assert.InRange(result.Problems.Count, 1, 100);
        Assert.InRange(result.Problems.Sum(problem => problem.Pointer.Length), 0, 1024 * 1024);
    }

    [Fact]
    public void Keeps_NothingOfTheBuffer()
    {
        var bytes = "{\"a\":\"before\"}"u8.ToArray();
        var element = Expect.Success(StrictJsonReader.Read(bytes));
        bytes.AsSpan().Fill((byte)'x');

        Assert.Equal("before", element.GetProperty("a").GetString());
    }

    private static LinkedDataResult<StrictJson> Read(string json) => StrictJsonReader.Read(Encoding.UTF8.GetBytes(json));

    private static string Nested(char open, int depth, char close) => new string(open, depth) + new string(close, depth);
}
