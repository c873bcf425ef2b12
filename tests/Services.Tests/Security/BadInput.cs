using System.Text;

namespace Services.Tests.Security;

/// <summary>Bytes that are no request, and the codes of which one has to say so.</summary>
internal sealed record BadInput(string Name, byte[] Bytes, params string[] Codes)
{
    private const int Large = 3 * 1024 * 1024;

    public static IReadOnlyList<BadInput> All { get; } =
    [
        Of("not JSON", "hello", "JSON_SYNTAX"),
        Of("markup", "<html></html>", "JSON_SYNTAX"),
        Of("3 MB", $"{{\"a\":\"{new string('a', Large)}\"}}", "REQUEST_TOO_LARGE", "JSON_TOO_LARGE"),
        Of("3 MB of white space", new string(' ', Large) + "{}", "REQUEST_TOO_LARGE", "JSON_TOO_LARGE"),
        Of("depth 2,000, arrays", new string('[', 2000) + new string(']', 2000), "JSON_TOO_DEEP"),
        Of("depth 2,000, objects", string.Concat(Enumerable.Repeat("{\"a\":", 2000)) + "1" + new string('}', 2000), "JSON_TOO_DEEP"),
        Of("depth 2,000, never closed", new string('[', 2000), "JSON_TOO_DEEP"),
        Of("duplicate member", """{"credential":"a.b.c","credential":"d.e.f"}""", "JSON_DUPLICATE_MEMBER"),
        Of("escaped duplicate", """{"credential":"a.b.c","credenti\u0061l":"d.e.f"}""", "JSON_DUPLICATE_MEMBER"),
        Of("nested duplicate", """{"credential":{"issuer":"a","iss\u0075er":"b"}}""", "JSON_DUPLICATE_MEMBER"),
        new("invalid UTF-8", [.. "{\"a\":\""u8, 0xC3, 0x28, .. "\"}"u8], "JSON_NOT_UTF8"),
        new("overlong UTF-8", [.. "{\"a\":\""u8, 0xC0, 0xAF, .. "\"}"u8], "JSON_NOT_UTF8"),
        new("surrogate in UTF-8", [.. "{\"a\":\""u8, 0xED, 0xA0, 0x80, .. "\"}"u8], "JSON_NOT_UTF8"),
        new("UTF-8 byte order mark", [0xEF, 0xBB, 0xBF, .. "{\"credential\":\"a.b.c\"}"u8], "JSON_SYNTAX"),
        new("UTF-16", Encoding.Unicode.GetBytes("{\"credential\":\"a.b.c\"}"), "JSON_SYNTAX"),
        Of("truncated", """{"credential":"a.b""", "JSON_SYNTAX"),
        Of("trailing data", """{"credential":"a.b.c"} {}""", "JSON_SYNTAX"),
        Of("comment", """{"credential":"a.b.c"/**/}""", "JSON_SYNTAX"),
        Of("NUL", "{\"a\":\"\0\"}", "JSON_SYNTAX"),
        Of("NUL after the end", "{\"credential\":\"a.b.c\"}\0", "JSON_SYNTAX"),
        Of("lone surrogate", """{"credential":"\ud800"}""", "JSON_LONE_SURROGATE"),
        Of("lone surrogate in a name", """{"\udc00":1}""", "JSON_LONE_SURROGATE"),
        Of("1e400", """{"a":1e400}""", "JSON_NUMBER_RANGE"),
        Of("array", "[]", "REQUEST_SHAPE"),
        Of("number", "7", "REQUEST_SHAPE"),
        Of("null", "null", "REQUEST_SHAPE"),
        Of("true", "true", "REQUEST_SHAPE"),
    ];

    public static IEnumerable<object[]> Names => All.Select(input => (object[])[input.Name]);

    public static BadInput Find(string name) => All.Single(input => input.Name == name);

    private static BadInput Of(string name, string text, params string[] codes) => new(name, Encoding.UTF8.GetBytes(text), codes);
}
