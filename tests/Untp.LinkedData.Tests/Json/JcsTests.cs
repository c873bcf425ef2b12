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

    // Escapes hide the order of names; what they stand for decides it.
    [Theory]
    [InlineData("""{"b":1,"\u0061":2}""", """{"a":2,"b":1}""")]
    [InlineData("""{"\u0022":1,"!":2,"#":3}""", """{"!":2,"\"":1,"#":3}""")]
    [InlineData("""{"\\":1,"[":2,"]":3}""", """{"[":2,"\\":1,"]":3}""")]
    [InlineData("""{"\u001f":1," ":2,"\n":3}""", """{"\n":3,"\u001f":1," ":2}""")]
    [InlineData("""{"a":{"z":1,"y":{"b":[{"d":1,"c":2}],"a":0}},"B":1}""", """{"B":1,"a":{"y":{"a":0,"b":[{"c":2,"d":1}]},"z":1}}""")]
    [InlineData("{\"\uffff\":1,\"\ud83d\ude00\":2,\"\ue000\":3,\"\ud7ff\":4,\"a\":5}", "{\"a\":5,\"\ud7ff\":4,\"\ud83d\ude00\":2,\"\ue000\":3,\"\uffff\":1}")]
    [InlineData("[123456789012345,1234567890123456,-7,-0,0,10]", "[123456789012345,1234567890123456,-7,0,0,10]")]
    [InlineData("[12345678901234567890]", "[12345678901234567000]")]
    public void Writes_TheOneForm_OfNamesAndNumbersOfAllKinds(string json, string expected) => Assert.Equal(expected, Canonical(json));

    [Theory]
    [InlineData("""{"b":1,"a":2,"proof":{"x":[1,2]}}""", "proof", null, """{"a":2,"b":1}""")]
    [InlineData("""{"b":1,"a":2}""", "proof", null, """{"a":2,"b":1}""")]
    [InlineData("""{"proof":1}""", "proof", null, "{}")]
    [InlineData("""{"b":1,"proof":7,"a":{"proof":3}}""", "proof", """[ {"d":1,"c":2} ]""", """{"a":{"proof":3},"b":1,"proof":[{"c":2,"d":1}]}""")]
    [InlineData("""{"z":1,"a":2}""", "m", "1.0", """{"a":2,"m":1,"z":1}""")]
    [InlineData("{}", "m", "null", """{"m":null}""")]
    [InlineData("""{"pro\u006ff":1,"a":2}""", "proof", null, """{"a":2}""")]
    [InlineData("""[{"proof":1}]""", "proof", null, """[{"proof":1}]""")]
    public void Writes_AnObjectWithAMemberChanged(string json, string name, string? value, string expected)
    {
        var change = new MemberChange(name, value is null ? null : StrictJson.Parse(value));

        Assert.Equal(expected, Encoding.UTF8.GetString(Expect.Success(Jcs.Canonicalize(StrictJson.Parse(json), change))));
    }

    [Fact]
    public void Writes_AsSortedTreesDo_WhateverTheOrder()
    {
        // Another way to the same form: rebuild the value with its names sorted by the class library.
        var random = new Random(20260103);
        for (var round = 0; round < 300; round++)
        {
            var value = RandomValue(random, 4);

            Assert.Equal(Sorted(JsonElement.Parse(value)), Canonical(value));
        }
    }

    [Fact]
    public void Refuses_NoValue() => Expect.Failure(LinkedDataCodes.JsonSyntax, Jcs.Canonicalize(default(StrictJson)));

    private static string RandomValue(Random random, int depth) => (depth == 0 ? 9 : random.Next(6)) switch
    {
        0 or 1 or 2 => $"{{{string.Join(',', Enumerable.Range(0, random.Next(6)).Select(_ => RandomName(random)).Distinct().Select(name => $"\"{name}\": {RandomValue(random, depth - 1)}"))}}}",
        3 => $"[ {string.Join(", ", Enumerable.Range(0, random.Next(4)).Select(_ => RandomValue(random, depth - 1)))} ]",
        _ => "\"x\"",
    };

    private static string RandomName(Random random) => string.Concat(Enumerable.Range(0, random.Next(3)).Select(_ => "ab\u00e9\ue000\ufb33Z"[random.Next(6)])) + (random.Next(3) == 0 ? "\ud83d\ude00" : "");

    private static string Sorted(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal).Select(member => $"\"{member.Name}\":{Sorted(member.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(',', value.EnumerateArray().Select(Sorted))}]",
        _ => value.GetRawText(),
    };

    [Fact]
    public void Refuses_WhatNestsTooDeeply()
    {
        static StrictJson Nested(int depth) => StrictJson.Parse(new string('[', depth) + new string(']', depth));

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

    private static string Canonical(string json) => Encoding.UTF8.GetString(Expect.Success(Jcs.Canonicalize(StrictJson.Parse(json))));
}
