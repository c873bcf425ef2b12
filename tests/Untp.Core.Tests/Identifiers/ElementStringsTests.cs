using Untp.Core.Identifiers.Gs1;
using Untp.Core.Problems;

namespace Untp.Core.Tests.Identifiers;

public sealed class ElementStringsTests
{
    [Theory]
    [InlineData("(01)09506000134352(10)ABC(17)260131")]
    [InlineData("^010950600013435210ABC^17260131")]
    [InlineData("010950600013435210ABC^17260131")]
    [InlineData("\u001D010950600013435210ABC\u001D17260131")]
    [InlineData("]d2010950600013435210ABC\u001D17260131")]
    [InlineData("]C1010950600013435210ABC\u001D17260131")]
    [InlineData("]Q30109506000134352\u001D10ABC\u001D17260131")]
    public void Read_TakesEveryForm(string text) =>
        Assert.Equal("(01)09506000134352(10)ABC(17)260131", ElementStrings.WriteBracketed(Expect.Success(ElementStrings.Read(text))));

    [Fact]
    public void Write_SeparatesOnlyWhereItMust()
    {
        var elements = Expect.Success(ElementStrings.Read("(01)09506000134352(17)260131(10)ABC(21)7"));
        Assert.Equal("^01095060001343521726013110ABC^217", ElementStrings.WriteSeparated(elements));
        Assert.Equal("\u001D01095060001343521726013110ABC\u001D217", ElementStrings.WriteSeparated(elements, '\u001D'));
    }

    [Fact]
    public void Brackets_InValuesAreEscaped()
    {
        var elements = Expect.Success(ElementStrings.Read(@"(10)A\(B)C(21)7"));
        Assert.Equal("A(B)C", elements[0].Value);
        Assert.Equal(@"(10)A\(B)C(21)7", ElementStrings.WriteBracketed(elements));
    }

    [Theory]
    [InlineData("")]
    [InlineData("^")]
    [InlineData("(01")]
    [InlineData("()1")]
    [InlineData("(01)")]
    [InlineData("(05)1")]
    [InlineData("(01)09506000134352)10(ABC")]
    [InlineData("^050")]
    [InlineData("^0109506000134")]
    [InlineData("^10ABC^10ABD")]
    public void Rejects_WhatIsNone(string text) => Expect.Failure(ProblemCodes.IdentifierSyntax, ElementStrings.Read(text));

    [Fact]
    public void Rejects_WhatIsBeyondTheLimits()
    {
        Expect.Success(ElementStrings.Read(string.Concat(ApplicationIdentifier.All.Values.Where(ai => ai.Code.StartsWith("31", StringComparison.Ordinal)).Select(ai => $"({ai.Code})000001"))));
        Expect.Failure(ProblemCodes.IdentifierSyntax, ElementStrings.Read(string.Concat(ApplicationIdentifier.All.Values.Where(ai => ai.Code[..2] is "31" or "32").Select(ai => $"({ai.Code})000001"))));
        Expect.Failure(ProblemCodes.IdentifierSyntax, ElementStrings.Read($"^99{new string('A', 2046)}"));
    }

    [Theory]
    [InlineData("(01)1", true)]
    [InlineData("]d201", true)]
    [InlineData("^01", true)]
    [InlineData("0109506000134352", false)]
    [InlineData("]x", false)]
    [InlineData("", false)]
    public void IsMarked_TellsThemFromOtherText(string text, bool isMarked) => Assert.Equal(isMarked, ElementStrings.IsMarked(text));
}
