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
    public void Writes_WhatItReads(string text, string canonical)
    {
        var quads = NQuadsReader.Read(Encoding.UTF8.GetBytes(text));
        Assert.True(quads.IsSuccess);
        Assert.Equal(canonical, Encoding.UTF8.GetString(NQuadsWriter.Write(quads.Value)));
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
    [InlineData("_")]
    [InlineData("<")]
    [InlineData("<a:s> <a:p> \"\\")]
    public void Rejects_WhatIsNoStatement(string text) =>
        Assert.Equal(LinkedDataCodes.InvalidNQuads, Assert.Single(NQuadsReader.Read(Encoding.UTF8.GetBytes(text)).Problems).Code);

    [Fact]
    public void Rejects_WhatIsNotUtf8() => Assert.False(NQuadsReader.Read([0x3c, 0xff]).IsSuccess);
}
