using System.Text;
using Untp.LinkedData.Rdf;

namespace Untp.LinkedData.Tests.Rdf;

/// <summary>N-Quads in and out.</summary>
public sealed class NQuadsTests
{
    [Theory]
    [InlineData("<a:s> <a:p> \"\\u00e9\\t\\\"\\u0001\\u007F\" .", "<a:s> <a:p> \"é\\t\\\"\\u0001\\u007F\" .\n")]
    [InlineData("<a:s>\t<a:p>  _:x.y _:g . # comment", "<a:s> <a:p> _:x.y _:g .\n")]
    [InlineData("_:0 <a:p> \"a\"@de-AT <a:g>.", "_:0 <a:p> \"a\"@de-AT <a:g> .\n")]
    [InlineData("_:0 <a:p> \"1\"^^<a:int> .\r\n\n_:0 <a:p> \"1\"^^<a:int> .", "_:0 <a:p> \"1\"^^<a:int> .\n")]
    [InlineData("<a:s> <a:p> \"a\"^^<http://www.w3.org/2001/XMLSchema#string> .", "<a:s> <a:p> \"a\" .\n")]
    [InlineData("<a:\\U0001F600> <a:p> _:b .", "<a:\U0001F600> <a:p> _:b .\n")]
    [InlineData("# nothing", "")]
    [InlineData("", "")]
    [InlineData("\r\r \t\n#a\r<a:s> <a:p> <a:o> .#b\r\r", "<a:s> <a:p> <a:o> .\n")]
    [InlineData("<a:s><a:p><a:o><a:g>.", "<a:s> <a:p> <a:o> <a:g> .\n")]
    [InlineData("_:s<a:p>\"a\"@en-Latn-x-1<a:g>.", "_:s <a:p> \"a\"@en-Latn-x-1 <a:g> .\n")]
    [InlineData("_:s<a:p>\"a\"^^<a:t>_:g.", "_:s <a:p> \"a\"^^<a:t> _:g .\n")]
    [InlineData("_:1.-_:\u00b7\u0300 <a:p> _:\u00e9..x.", "_:1.-_:\u00b7\u0300 <a:p> _:\u00e9..x .\n")]
    [InlineData("<a:s> <a:p> \"\\b\\t\\n\\f\\r\\\"\\\\\\'\" .", "<a:s> <a:p> \"\\b\\t\\n\\f\\r\\\"\\\\'\" .\n")]
    [InlineData("<a:s> <a:p> \"\t\u0000\u0001\u000b\u001f \u007f\u0080\" .", "<a:s> <a:p> \"\\t\\u0000\\u0001\\u000B\\u001F \\u007F\u0080\" .\n")]
    [InlineData("<a:s> <a:p> \"\ufffe\uffff\\uFFFE\ufffd\ufeff\ud83f\udffe\" .", "<a:s> <a:p> \"\\uFFFE\\uFFFF\\uFFFE\ufffd\ufeff\ud83f\udffe\" .\n")]
    [InlineData("<a:s> <a:p> \"\ufffe\" .", "<a:s> <a:p> \"\\uFFFE\" .\n")]
    [InlineData("<a:s> <a:p> \"\\u0041\\U00000042\\u000a\\uFFFD\\U0010FFFD\" .", "<a:s> <a:p> \"AB\\n\ufffd\udbff\udffd\" .\n")]
    [InlineData("<a:\\u00e9\\u0041> <a:p> \"a\"^^<a:\\u00E9> .", "<a:\u00e9A> <a:p> \"a\"^^<a:\u00e9> .\n")]
    [InlineData("<a:s> <a:p> \"a # b . <c>\" . # d", "<a:s> <a:p> \"a # b . <c>\" .\n")]
    public void Writes_WhatItReads(string text, string canonical)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var quads = Expect.Success(NQuadsReader.Read(bytes));
        Assert.Equal(canonical, Encoding.UTF8.GetString(NQuadsWriter.Write(quads)));

        // Straight into a set as well.
        Assert.Equal(Expect.Success(Rdfc10.Canonicalize(quads)).NQuads.ToArray(), Expect.Success(Rdfc10.Canonicalize(bytes)).NQuads.ToArray());
    }

    [Theory]
    [InlineData("<a:s> <a:p> \"a\"")]
    [InlineData("<a:s> <a:p> .")]
    [InlineData("<a:s> _:p <a:o> .")]
    [InlineData("\"s\" <a:p> <a:o> .")]
    [InlineData("<s> <a:p> <a:o> .")]
    [InlineData("<a:s> <a:p> <a:o o> .")]
    [InlineData("<a:s> <a:p> \"a\\q\" .")]
    [InlineData("<a:s> <a:p> \"a\\uD800\" .")]
    [InlineData("<a:s> <a:p> \"a\"@ .")]
    [InlineData("<a:s> <a:p> \"a\"^^ .")]
    [InlineData("<a:s> <a:p> <a:o> . x")]
    [InlineData("<a:s> <a:p> <a:o> \"g\" .")]
    [InlineData("<a:s> <a:p> _:-a .")]
    [InlineData("<a:s> <a:p> _:.a .")]
    [InlineData("<a:s> <a:p> _:\u00b7 .")]
    [InlineData("<a:s> <a:p> _:\u0300 .")]
    [InlineData("<a:s> <a:p> _:\u00d7 .")]
    [InlineData("<a:s> <a:p> _: .")]
    [InlineData("<a:s> <a:p> _\"a\" .")]
    [InlineData("<a:s> <a:p> _:\"a\" .")]
    [InlineData("<a:s> <a:p> <a:o\"a\" .")]
    [InlineData("<a:s> <a:p> <o> \"a\" .")]
    [InlineData("<a:s> <a:p> <o> .")]
    [InlineData("<a:s> <a:p> <a:o> _.")]
    [InlineData("<a:s> <a:p> <a:o> _:.")]
    [InlineData("<a:s> <a:p> <a:o> <g> .")]
    [InlineData("<a:s> <a:p> <a:o> <a:g .")]
    [InlineData("<a:s> <a:p> <a:o> <a:g> <a:h> .")]
    [InlineData("<a:s> <p> <a:o> .")]
    [InlineData("<a:s> <a:p> \"a\"^^<t> .")]
    [InlineData("<a:s> <a:p> \"a\"^^_:t .")]
    [InlineData("<a:s> <a:p> \"a\"^<a:t> .")]
    [InlineData("<a:s> <a:p> \"a\"@1 .")]
    [InlineData("<a:s> <a:p> \"a\"@en- .")]
    [InlineData("<a:s> <a:p> \"a\"@en--a .")]
    [InlineData("<a:s> <a:p> \"a\"@ en .")]
    [InlineData("<a:s> <a:p> 'a' .")]
    [InlineData("<a:s> <a:p> a .")]
    [InlineData("<a:s> <a:p> \"a\nb\" .")]
    [InlineData("<a:s> <a:p> \"a\rb\" .")]
    [InlineData("<a:s> <a:p> \"\\u00g0\" .")]
    [InlineData("<a:s> <a:p> \"\\u004\" .")]
    [InlineData("<a:s> <a:p> \"\\U0000004\" .")]
    [InlineData("<a:s> <a:p> \"\\U00110000\" .")]
    [InlineData("<a:s> <a:p> \"\\ud83d\\ude00\" .")]
    [InlineData("<a:s> <a:p> <a:\\n> .")]
    [InlineData("<a:s> <a:p> <a:\\u0020> .")]
    [InlineData("<a:s> <a:p> <a:\\u003E> .")]
    [InlineData("<a:s> <a:p> <a:\\u005C> .")]
    [InlineData("<a:s> <a:p> <a:\\U00000000> .")]
    [InlineData("<a:s> <a:p> \"a\"^^<a:\\u007B> .")]
    [InlineData("<a:s> <a:p> <a:o{> .")]
    [InlineData("<a:s> <a:p> <a:o> . <a:s> <a:p> <a:o> .")]
    [InlineData("<a:s> <a:p>\n<a:o> .")]
    [InlineData("\ufeff<a:s> <a:p> <a:o> .")]
    [InlineData("_")]
    [InlineData("<")]
    [InlineData("<a:s> <a:p> \"\\")]
    public void Rejects_WhatIsNoStatement(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Expect.Failure(LinkedDataCodes.InvalidNQuads, NQuadsReader.Read(bytes));
        Expect.Failure(LinkedDataCodes.InvalidNQuads, Rdfc10.Canonicalize(bytes));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r")]
    [InlineData("\r\n")]
    public void Tells_TheLine(string end) =>
        Assert.Contains("Line 3 ", Assert.Single(NQuadsReader.Read(Encoding.UTF8.GetBytes($"# a{end}{end}a")).Problems).Message, StringComparison.Ordinal);

    [Fact]
    public void Rejects_WhatIsNotUtf8() => Assert.False(NQuadsReader.Read([0x3c, 0xff]).IsSuccess);
}
