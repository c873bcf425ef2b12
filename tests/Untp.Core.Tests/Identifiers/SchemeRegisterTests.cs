using System.Text;
using Untp.Core.Identifiers;
using Untp.Core.Identifiers.Gs1;
using Untp.Core.Identifiers.Schemes;
using Untp.Core.Problems;

namespace Untp.Core.Tests.Identifiers;

public sealed class SchemeRegisterTests
{
    private static readonly IdentifierScheme _mill = new()
    {
        Namespace = "mill",
        Name = "Mills",
        OperatorDid = "did:web:mills.example",
        MirrorsAuthoritativeRegister = "https://register.example/mills",
        ResolverTemplate = "https://mills.example/id/{id}",
        KeyTypes =
        [
            new() { Code = "m", Title = "Mill", Shortcode = "mill", Type = KeyTypeRole.Identifier, Regex = "[0-9]{4,6}", PadTo = 6, CheckDigit = CheckDigitRule.Luhn, Example = "18", Qualifiers = ["lot", "sn"], Id = "https://mills.example/mill", Urns = ["urn:example:mill:"] },
            new() { Code = "lot", Title = "Lot", Type = KeyTypeRole.Qualifier, Regex = "[A-Z]{1,3}", IgnoresCase = true, Ignores = "-" },
            new() { Code = "sn", Title = "Serial", Type = KeyTypeRole.Qualifier, Regex = "[0-9]+" },
        ],
    };

    // The example 18 is too short; this one is not.
    private static IdentifierScheme Mill { get; } = _mill with { KeyTypes = [_mill.KeyTypes[0] with { Example = "0018" }, .. _mill.KeyTypes.Skip(1)] };

    [Fact]
    public void BuiltIn_HoldsTheSchemesNamed()
    {
        Assert.Equal(["gs1", "lei", "abn", "iso6346", "vin"], SchemeRegister.BuiltIn.Schemes.Select(scheme => scheme.Namespace));
        Assert.All(SchemeRegister.BuiltIn.Schemes, scheme => Assert.Empty(SchemeRegister.Check(scheme)));
    }

    [Fact]
    public void BuiltIn_AgreesWithTheTableOfApplicationIdentifiers()
    {
        var gs1 = SchemeRegister.BuiltIn.Schemes[0];
        Assert.Equal(ApplicationIdentifier.All.Values.Where(ai => ai.IsPrimaryKey).Select(ai => ai.Code).Order(), gs1.KeyTypes.Where(key => key.Type == KeyTypeRole.Identifier).Select(key => key.Code).Order());
        foreach (var key in gs1.KeyTypes.Where(key => key.Type == KeyTypeRole.Identifier))
        {
            var uri = Expect.Success(SchemeRegister.BuiltIn.Read("gs1", key.Code, key.Example!)).Uri;
            Assert.Equal(uri, Expect.Success(DigitalLinkReader.Read(uri)).ToIdentifier());
            Assert.Equal(uri, Expect.Success(SchemeRegister.BuiltIn.Read("gs1", key.Shortcode!, key.Example!)).Uri);
            Assert.Equal(ApplicationIdentifier.All[key.Code].KeyQualifiers.SelectMany(sequence => sequence), key.Qualifiers);
        }
    }

    [Fact]
    public void BuiltIn_HasThePatternsOfTheApplicationIdentifiers()
    {
        // Damage to the examples: both say the same of all of them.
        var random = new Random(18975);
        const string Characters = "0123456789ABCxyz#/-_%&! ^";
        var (taken, refused) = (0, 0);
        foreach (var key in SchemeRegister.BuiltIn.Schemes[0].KeyTypes.Where(key => key.Example is not null && key.Code != "01"))
        {
            for (var i = 0; i < 400; i++)
            {
                var value = key.Example!;
                value = random.Next(4) switch
                {
                    0 => value[..random.Next(value.Length)],
                    1 => value + Characters[random.Next(Characters.Length)],
                    2 => $"{value[..^1]}{Characters[random.Next(Characters.Length)]}",
                    _ => value.PadRight(value.Length + random.Next(20), Characters[random.Next(Characters.Length)]),
                };
                var isTaken = SchemeRegister.BuiltIn.Read("gs1", key.Code, value).IsSuccess;

                // The pattern of a row knows no pieces of totals.
                Assert.True(key.Code == "8006" || isTaken == (ApplicationIdentifier.All[key.Code].Check(value) is null), $"{key.Code} {value}");
                (taken, refused) = isTaken ? (taken + 1, refused) : (taken, refused + 1);
            }
        }

        Assert.True(taken > 500 && refused > 1000, $"{taken} taken, {refused} refused");
    }

    [Fact]
    public void Read_GivesTheCanonicalFormAndItsAncestors()
    {
        var register = Expect.Success(SchemeRegister.BuiltIn.With(Mill));
        var item = Expect.Success(register.Read("mill", "mill", "0018", new IdentifierKey("lot", "a-b"), new IdentifierKey("sn", "7")));

        Assert.Equal("https://mills.example/id/000018/lot/AB/sn/7", item.Uri);
        Assert.Equal("mill", item.Namespace);
        Assert.Equal([new("m", "000018"), new("lot", "AB"), new("sn", "7")], item.Keys);
        Assert.Equal(["https://mills.example/id/000018/lot/AB", "https://mills.example/id/000018"], item.Ancestors);
        Assert.Equal([item.Uri, .. item.Ancestors], item.Levels);
        Assert.Equal("https://mills.example/id/000018/sn/7", Expect.Success(register.Read("mill", "m", "0018", new IdentifierKey("sn", "7"))).Uri);
    }

    [Fact]
    public void Read_RefusesWhatTheRowForbids()
    {
        var register = Expect.Success(SchemeRegister.Create([Mill]));
        Expect.Failure(ProblemCodes.IdentifierSchemeUnknown, register.Read("gs1", "01", "09506000134352"));
        Expect.Failure(ProblemCodes.IdentifierSchemeUnknown, register.Read("mill", "x", "0018"));
        Expect.Failure(ProblemCodes.IdentifierSchemeUnknown, register.Read("mill", "lot", "A"));
        Expect.Failure(ProblemCodes.IdentifierSyntax, register.Read("mill", "m", "18"));
        Expect.Failure(ProblemCodes.IdentifierSyntax, register.Read("mill", "m", "0018\n"));
        Expect.Failure(ProblemCodes.IdentifierSyntax, register.Read("mill", "m", new string('0', 257)));
        Expect.Failure(ProblemCodes.IdentifierCheckDigit, register.Read("mill", "m", "0019"));
        Expect.Failure(ProblemCodes.IdentifierSyntax, register.Read("mill", "m", "0018", new IdentifierKey("lot", "ABCD")));
        Expect.Failure(ProblemCodes.IdentifierSyntax, register.Read("mill", "m", "0018", new IdentifierKey("sn", "7"), new IdentifierKey("lot", "A")));
        Expect.Failure(ProblemCodes.IdentifierSyntax, register.Read("mill", "m", "0018", new IdentifierKey("sn", "7"), new IdentifierKey("sn", "7")));
    }

    public static TheoryData<string, string> BrokenRows => new()
    {
        { "/namespace", "Mill" },
        { "/operatorDid", "web:x" },
        { "/mirrorsAuthoritativeRegister", "register" },
        { "/resolverTemplate", "https://mills.example/id" },
        { "/resolverTemplate", "ftp://mills.example/{id}" },
        { "/resolverTemplate", "https://mills.example/{id}/{id}" },
        { "/resolverTemplate", "https://mills.example/{id}?x" },
        { "/resolverTemplate", "https://Mills.example/{id}" },
        { "/resolverTemplate", "https://mills.example/a/../{id}" },
        { "/applicationIdentifiers/0/ai", "a b" },
        { "/applicationIdentifiers/0/shortcode", "lot" },
        { "/applicationIdentifiers/0/regex", "(" },
        { "/applicationIdentifiers/0/regex", @"(a)\1" },
        { "/applicationIdentifiers/0/regex", "(?=a)a" },
        { "/applicationIdentifiers/0/regex", "(?:(?:a{0,256}){0,256}){0,256}b" },
        { "/applicationIdentifiers/0/regex", new string('a', 513) },
        { "/applicationIdentifiers/0/example", "18" },
        { "/applicationIdentifiers/0/example", "0019" },
        { "/applicationIdentifiers/0/example", "" },
        { "/applicationIdentifiers/0/qualifiers", "m" },
        { "/applicationIdentifiers/0/qualifiers", "none" },
        { "/applicationIdentifiers/0/id", "http://mills.example/mill" },
        { "/applicationIdentifiers/0/urns", "mill:" },
        { "/applicationIdentifiers/0/padTo", "65" },
    };

    [Theory]
    [MemberData(nameof(BrokenRows))]
    public void Check_NamesTheMemberThatIsWrong(string pointer, string value)
    {
        var key = Mill.KeyTypes[0];
        var changed = pointer.Split('/')[^1] switch
        {
            "namespace" => Mill with { Namespace = value },
            "operatorDid" => Mill with { OperatorDid = value },
            "mirrorsAuthoritativeRegister" => Mill with { MirrorsAuthoritativeRegister = value },
            "resolverTemplate" => Mill with { ResolverTemplate = value },
            "ai" => WithKey(key with { Code = value }),
            "shortcode" => WithKey(key with { Shortcode = value }),
            "regex" => WithKey(key with { Regex = value }),
            "example" => WithKey(key with { Example = value.Length == 0 ? null : value }),
            "qualifiers" => WithKey(key with { Qualifiers = [value] }),
            "id" => WithKey(key with { Id = value }),
            "urns" => WithKey(key with { Urns = [value] }),
            _ => WithKey(key with { PadTo = 65 }),
        };

        Assert.Empty(SchemeRegister.Check(Mill));
        var problems = SchemeRegister.Check(changed);
        Assert.Contains(problems, problem => problem.Pointer == pointer || (pointer.EndsWith("shortcode", StringComparison.Ordinal) && problem.Pointer == "/applicationIdentifiers/1/ai"));
        Assert.All(problems, problem => Assert.Equal(ProblemCodes.IdentifierSchemeInvalid, problem.Code));
        Assert.False(SchemeRegister.BuiltIn.With(changed).IsSuccess);
    }

    [Fact]
    public void Check_WantsAnIdentifierAndAPlaceForIt()
    {
        Assert.Contains(SchemeRegister.Check(Mill with { KeyTypes = [.. Mill.KeyTypes.Skip(1)] }), problem => problem.Pointer == "/applicationIdentifiers");
        Assert.Contains(SchemeRegister.Check(WithKey(Mill.KeyTypes[0] with { Urns = [] }) with { ResolverTemplate = null }), problem => problem.Pointer == "/applicationIdentifiers/0/urns");
        Assert.Empty(SchemeRegister.Check(Mill with { ResolverTemplate = null }));
    }

    [Fact]
    public void Create_WantsNamesOnce()
    {
        Assert.Equal(["namespace mill", "resolver template https://mills.example/id/{id}", "URN prefix urn:example:mill:", "id https://mills.example/mill"], SchemeRegister.Create([Mill, Mill]).Problems.Select(problem => problem.Message.Replace("The ", "", StringComparison.Ordinal).Replace(" is given twice.", "", StringComparison.Ordinal)));
        Assert.Equal("/1/namespace", SchemeRegister.Create([Mill, Mill with { Namespace = "" }]).Problems[0].Pointer);
    }

    [Fact]
    public void Urls_GoToTheLongestTemplate()
    {
        var plain = new IdentifierKeyType { Code = "k", Title = "Key", Type = KeyTypeRole.Identifier, Regex = "[0-9]+", Example = "1" };
        IdentifierScheme Row(string name, string template) => new() { Namespace = name, Name = name, ResolverTemplate = template, KeyTypes = [plain] };
        var canonicalizer = new IdentifierCanonicalizer(Expect.Success(SchemeRegister.Create([Row("a", "https://x.example/{id}"), Row("b", "https://x.example/b/{id}"), Row("c", "https://x.example/c?n={id}"), Row("d", "https://x.example/d/{id}/page")])));

        Assert.Equal("a", Expect.Success(canonicalizer.Read("https://x.example/7?linkType=all")).Namespace);
        Assert.Equal("b", Expect.Success(canonicalizer.Read("https://X.example/b/7/#top")).Namespace);
        Assert.Equal("https://x.example/c?n=7", Expect.Success(canonicalizer.Read("https://x.example/c?n=7&linkType=all#top")).Uri);
        Assert.Equal("https://x.example/d/7/page", Expect.Success(canonicalizer.Read("https://x.example/d/7/page?x=1")).Uri);
        Expect.Failure(ProblemCodes.IdentifierSyntax, canonicalizer.Read("https://x.example/b/x"));
        Expect.Failure(ProblemCodes.IdentifierSyntax, canonicalizer.Read("https://x.example/b/7/%E4"));
        Expect.Failure(ProblemCodes.IdentifierSyntax, canonicalizer.Read("https://x.example/b/%E4"));
    }

    [Fact]
    public void With_ReplacesARowOfTheSameNamespace()
    {
        var register = Expect.Success(Expect.Success(SchemeRegister.BuiltIn.With(Mill)).With(Mill with { Name = "Other" }));
        Assert.Equal("Other", register.Schemes[^1].Name);
        Assert.Equal(SchemeRegister.BuiltIn.Schemes.Count + 1, register.Schemes.Count);
    }

    [Fact]
    public void Json_WrittenAndReadIsTheSame()
    {
        foreach (var scheme in SchemeRegister.BuiltIn.Schemes.Append(Mill))
        {
            var bytes = IdentifierSchemeJson.Write(scheme);
            Assert.Equal(bytes, IdentifierSchemeJson.Write(Expect.Success(IdentifierSchemeJson.Read(bytes))));
        }
    }

    [Theory]
    [InlineData("""{"namespace":"x"}""", "")]
    [InlineData("""{"namespace":"x","name":"X","applicationIdentifiers":[],"color":1}""", "/color")]
    [InlineData("""{"namespace":"x","name":1,"applicationIdentifiers":[]}""", "/name")]
    [InlineData("""{"namespace":"x","name":"X","applicationIdentifiers":[{"ai":"1","title":"T","type":"D","regex":"a"}]}""", "/applicationIdentifiers/0/type")]
    [InlineData("""{"namespace":"x","name":"X","applicationIdentifiers":[{"ai":"1","title":"T","type":"I","regex":"a","checkDigit":"mine"}]}""", "/applicationIdentifiers/0/checkDigit")]
    [InlineData("null", "")]
    [InlineData("[]", "")]
    public void Json_NamesTheMemberThatIsWrong(string json, string pointer) =>
        Expect.Failure(ProblemCodes.IdentifierSchemeInvalid, pointer, IdentifierSchemeJson.Read(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Json_IsReadStrictly() => Expect.Failure(ProblemCodes.JsonDuplicateMember, IdentifierSchemeJson.Read("""{"name":"a","name":"b"}"""u8));

    private static IdentifierScheme WithKey(IdentifierKeyType key) => Mill with { KeyTypes = [key, .. Mill.KeyTypes.Skip(1)] };
}
