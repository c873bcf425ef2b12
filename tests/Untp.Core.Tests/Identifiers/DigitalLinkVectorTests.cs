using System.Text.Json;
using Untp.Core.Identifiers.Gs1;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Identifiers;

/// <summary>The cases of the GS1 Barcode Syntax Engine.</summary>
public sealed class DigitalLinkVectorTests
{
    // The option of the engine that takes codes which are no application identifiers; here they are never taken.
    private const string UnknownAis = "PermitUnknownAIs";

    // What the list prints as expected is a cut-off piece of the suite's source.
    private const string CutOff = "https://a/01/12312312312333/22/ABC+123?99=ABC&98=XYZ%2f987";

    [NeedsFact(Part.Shared)]
    public void Reads_WhatTheSyntaxEngineReads()
    {
        var cases = Vectors.Read("vectors", "gs1-digital-link", "parse.json").EnumerateArray().ToList();
        Assert.Equal(85, cases.Count);
        Assert.Equal(73, cases.Count(IsDefault));
        var (read, refused, left) = (0, 0, 0);
        foreach (var test in cases)
        {
            var uri = test.GetProperty("uri").GetString()!;
            if (HasFlag(test, UnknownAis) && test.GetProperty("valid").GetBoolean())
            {
                Expect.Failure(ProblemCodes.IdentifierSyntax, DigitalLinkReader.Read(uri));
                left++;
                continue;
            }

            var result = DigitalLinkReader.Read(uri, Options(test));
            Assert.True(test.GetProperty("valid").GetBoolean() == result.IsSuccess, $"{uri}: {string.Join("; ", result.Problems.Select(problem => problem.Message))}");
            if (!result.IsSuccess)
            {
                refused++;
                continue;
            }

            read++;
            var expected = uri == CutOff ? "^011231231231233322ABC+123^99ABC^98XYZ/987" : test.GetProperty("elementString").GetString();
            Assert.Equal(expected, ElementStrings.WriteSeparated(result.Value.Elements));

            // Written and read again it is the same.
            var again = Expect.Success(DigitalLinkReader.Read(result.Value.ToString()));
            Assert.Equal(result.Value.ToString(), again.ToString());
            Assert.Equal(result.Value.Elements, again.Elements);
            Assert.Equal(result.Value.Elements.Select(element => element.ToString()), Expect.Success(ElementStrings.Read(ElementStrings.WriteBracketed(result.Value.Elements))).Select(element => element.ToString()));
        }

        Assert.Equal((50, 34, 1), (read, refused, left));
    }

    [NeedsFact(Part.Shared)]
    public void Writes_WhatTheSyntaxEngineWrites()
    {
        var cases = Vectors.Read("vectors", "gs1-digital-link", "generate.json").EnumerateArray().ToList();
        Assert.Equal(16, cases.Count);
        var (written, refused, left) = (0, 0, 0);
        foreach (var test in cases)
        {
            var text = test.GetProperty("bracketedAIs").GetString()!;
            var elements = ElementStrings.Read(text);
            if (HasFlag(test, UnknownAis) && test.GetProperty("valid").GetBoolean())
            {
                Expect.Failure(ProblemCodes.IdentifierSyntax, elements);
                left++;
                continue;
            }

            var result = elements.IsSuccess ? DigitalLink.Create(elements.Value, test.GetProperty("stem").GetString()!) : Result<DigitalLink>.Failure(elements.Problems);
            Assert.True(test.GetProperty("valid").GetBoolean() == result.IsSuccess, text);
            if (!result.IsSuccess)
            {
                refused++;
                continue;
            }

            written++;
            Assert.Equal(test.GetProperty("uri").GetString(), result.Value.ToString());
        }

        Assert.Equal((10, 5, 1), (written, refused, left));
    }

    private static DigitalLinkOptions Options(StrictJson test) => new()
    {
        PermitShortNames = HasFlag(test, "permitConvenienceAlphas"),
        PermitShortGtins = HasFlag(test, "PermitZeroSuppressedGTINinDLuris"),
    };

    private static bool HasFlag(StrictJson test, string name) => test.GetProperty("flags").TryGetProperty(name, out var flag) && flag.GetBoolean();

    private static bool IsDefault(StrictJson test) => !test.GetProperty("flags").EnumerateObject().Any();
}
