using System.Globalization;
using System.Text;
using System.Text.Json;
using Untp.LinkedData.Json;

namespace Untp.LinkedData.Tests.Json;

public sealed class JcsTests
{
    [NeedsFact(Part.Shared)]
    public void Agrees_WithTheDocumentsOfTheAuthor()
    {
        var folder = Path.Combine(Repository.Shared, "vectors", "jcs-rfc8785");
        var read = 0;
        foreach (var input in Directory.GetFiles(Path.Combine(folder, "input"), "*.json"))
        {
            var name = Path.GetFileNameWithoutExtension(input);
            var hex = string.Concat(File.ReadAllText(Path.Combine(folder, "outhex", $"{name}.txt")).Where(char.IsAsciiHexDigit));
            var actual = Expect.Success(Jcs.Canonicalize(Expect.Success(StrictJsonReader.Read(File.ReadAllBytes(input)))));

            Assert.Equal(hex, Convert.ToHexString(actual), ignoreCase: true);
            read++;
        }

        Assert.Equal(6, read);
    }

    [NeedsFact(Part.Shared)]
    public void Agrees_OnThreeThousandNumbers()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Shared, "vectors", "jcs-rfc8785", "es6numbers-1-3000.txt"));
        foreach (var line in lines)
        {
            var (bits, expected) = (line.Split(',')[0], line.Split(',')[1]);
            var number = BitConverter.UInt64BitsToDouble(ulong.Parse(bits, NumberStyles.HexNumber, CultureInfo.InvariantCulture));

            Assert.Equal(expected, EcmaScriptNumber.Format(number));
        }

        Assert.Equal(3000, lines.Length);
    }

    // RFC 8785, appendix B, and the neighbours of the places where the layout changes.
    [Theory]
    [InlineData("-0", "0")]
    [InlineData("0.0", "0")]
    [InlineData("1.0", "1")]
    [InlineData("-1e0", "-1")]
    [InlineData("1e21", "1e+21")]
    [InlineData("1e20", "100000000000000000000")]
    [InlineData("123456789012345680000", "123456789012345680000")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("0.0000001", "1e-7")]
    [InlineData("0.0000012345", "0.0000012345")]
    [InlineData("1e23", "1e+23")]
    [InlineData("9007199254740993", "9007199254740992")]
    [InlineData("4.5", "4.5")]
    [InlineData("2e-3", "0.002")]
    [InlineData("5e-324", "5e-324")]
    [InlineData("1.7976931348623157e308", "1.7976931348623157e+308")]
    [InlineData("333333333.33333329", "333333333.3333333")]
    public void Writes_NumbersAsEcmaScriptDoes(string json, string expected) => Assert.Equal(expected, Canonical(json));

    [Theory]
    [InlineData("{}", "{}")]
    [InlineData("[ ]", "[]")]
    [InlineData("[ [ ] , { } , null , true , false ]", "[[],{},null,true,false]")]
    [InlineData("""{"b":1,"a":{"d":[2,1],"c":""}}""", """{"a":{"c":"","d":[2,1]},"b":1}""")]
    [InlineData("""{"a":1,"B":2,"A":3,"aa":4,"":5}""", """{"":5,"A":3,"B":2,"a":1,"aa":4}""")]
    [InlineData("\"\\u0000\\u001f\\b\\t\\n\\f\\r\\\"\\\\\\/\\u007f\"", "\"\\u0000\\u001f\\b\\t\\n\\f\\r\\\"\\\\/\u007f\"")]
    [InlineData("\"\\u20ac\\ud83d\\ude02\"", "\"€😂\"")]
    public void Writes_TheOneForm(string json, string expected) => Assert.Equal(expected, Canonical(json));

    [Fact]
    public void Orders_MembersByUtf16CodeUnits() =>
        // A surrogate (U+D83D) comes before U+FB33, though its code point comes after.
        Assert.Equal("{\"\ud83d\ude02\":1,\"\ufb33\":2}", Canonical("{\"\ufb33\":2,\"\ud83d\ude02\":1}"));

    [Theory]
    [InlineData("\"\\ud800\"", "JSON_LONE_SURROGATE")]
    [InlineData("[\"\\udc00\\ud800\"]", "JSON_LONE_SURROGATE")]
    [InlineData("{\"\\ud800\":1}", "JSON_LONE_SURROGATE")]
    [InlineData("{\"a\":1,\"\\u0061\":1}", "JSON_DUPLICATE_MEMBER")]
    [InlineData("[1e400]", "JSON_NUMBER_RANGE")]
    public void Refuses_WhatHasNoCanonicalForm(string json, string code) =>
        Expect.Failure(code, Jcs.Canonicalize(JsonElement.Parse(json)));

    [Fact]
    public void Refuses_WhatNestsTooDeeply()
    {
        static JsonElement Nested(int depth) => JsonElement.Parse(new string('[', depth) + new string(']', depth), new JsonDocumentOptions { MaxDepth = 1000 });

        Expect.Success(Jcs.Canonicalize(Nested(256)));
        Expect.Failure(LinkedDataCodes.JsonTooDeep, Jcs.Canonicalize(Nested(257)));
    }

    [Fact]
    public void Canonicalizes_ItsOwnOutputToItself()
    {
        const string Json = """{"z":[1.5e3,{"y":"\u00e9\ud83d\ude00","x":-0.0}],"a":"\n"}""";
        var once = Canonical(Json);

        Assert.Equal(once, Canonical(once));
    }

    private static string Canonical(string json) => Encoding.UTF8.GetString(Expect.Success(Jcs.Canonicalize(JsonElement.Parse(json))));
}
