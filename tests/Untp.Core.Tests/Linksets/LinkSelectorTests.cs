using System.Text.Json;
using Untp.Core.Linksets;

namespace Untp.Core.Tests.Linksets;

public sealed class LinkSelectorTests
{
    private const string Html = "text/html";
    private const string Jwt = "application/vc+jwt";

    private static RegisteredLink Link(string name, string type = "dpp", string? mime = null, string languages = "") => new()
    {
        LinkType = type,
        TargetUrl = $"https://mill.example/{name}",
        Title = name,
        MimeType = mime,
        Hreflang = languages.Split(' ', StringSplitOptions.RemoveEmptyEntries),
    };

    private static LinkLevel Level(params RegisteredLink[] links) => new("https://id.gs1.org/01/09506000134352", links);

    private static string? Chosen(LinkQuery query, params RegisteredLink[] links) => LinkSelector.Select([Level(links)], query).Redirect?.Title;

    private static LinkQuery Asks(string? type, string languages = "", string mediaTypes = "") =>
        new() { LinkType = type, AcceptLanguages = Preferences.Read(languages), AcceptMediaTypes = Preferences.Read(mediaTypes) };

    [Fact]
    public void Default_IsTheLinkMarkedSo()
    {
        RegisteredLink[] links = [Link("first"), Link("default", "pip") with { DefaultLinkType = true }];
        Assert.Equal("default", Chosen(new(), links));
        Assert.Equal("default", Chosen(new() { AcceptLanguages = ["de"], AcceptMediaTypes = [Jwt] }, links));
        Assert.Null(Chosen(new(), Link("first")));
        Assert.Same(LinkSelection.None, LinkSelector.Select([], new()));
    }

    [Fact]
    public void Default_OfSeveralFollowsTheTiers()
    {
        RegisteredLink[] links = [Link("en", languages: "en") with { DefaultLinkType = true }, Link("de", languages: "de") with { DefaultLinkType = true }];
        Assert.Equal("en", Chosen(new(), links));
        Assert.Equal("de", Chosen(Asks(null, "fr, de;q=0.5"), links));
    }

    [Theory]
    [InlineData("untp:dpp", "dpp")]
    [InlineData("dpp", "untp:digitalProductPassport")]
    [InlineData("gs1:pip", "https://gs1.org/voc/pip")]
    public void Type_MatchesInEverySpelling(string asked, string registered) => Assert.Equal("x", Chosen(Asks(asked), Link("x", registered), Link("y", "dcc")));

    // Each row: what is asked for, and which of these links answers.
    [Theory]
    [InlineData("en", Jwt, "en-jwt")]
    [InlineData("en", Html, "en-html")]
    [InlineData("EN", "TEXT/HTML", "en-html")]
    [InlineData("de, en;q=0.5", Jwt, "de-jwt")]
    [InlineData("fr, en;q=0.5", Jwt, "en-jwt")]
    [InlineData("en", "text/*", "en-html")]
    [InlineData("en", "image/png, text/html;q=0.1", "en-html")]
    [InlineData("en", "image/png", "en-jwt")]
    [InlineData("en", "", "en-jwt")]
    [InlineData("en", "*/*", "en-jwt")]
    [InlineData("it", Jwt, "it-html")]
    [InlineData("it", "", "it-html")]
    [InlineData("", Html, "en-html")]
    [InlineData("", "", "en-jwt")]
    [InlineData("fr", Html, "context")]
    [InlineData("en-GB", Html, "context")]
    [InlineData("fr, *;q=0.1", Html, "en-html")]
    [InlineData("fr", "", "context")]
    public void Type_FollowsTheTiers(string languages, string mediaTypes, string expected)
    {
        RegisteredLink[] links =
        [
            Link("en-html", mime: Html, languages: "en"),
            Link("en-jwt", mime: Jwt, languages: "en") with { DefaultMimeType = true },
            Link("de-jwt", mime: Jwt, languages: "de"),
            Link("it-html", mime: Html, languages: "it"),
            Link("context", mime: "text/plain") with { DefaultContext = true },
        ];
        Assert.Equal(expected, Chosen(Asks("dpp", languages, mediaTypes), links));
    }

    [Fact]
    public void Type_WithoutAnyMarkIsTheFirstRegistered()
    {
        Assert.Equal("a", Chosen(Asks("dpp", "fr", Html), Link("a", languages: "en"), Link("b", languages: "de")));
        Assert.Equal("b", Chosen(Asks("dpp"), Link("b"), Link("a")));
    }

    [Fact]
    public void Language_OfTheQueryGoesBeforeTheHeader() =>
        Assert.Equal("de", Chosen(Asks("dpp", "en") with { Language = "de" }, Link("en", languages: "en"), Link("de", languages: "de")));

    [Fact]
    public void Context_NarrowsWhereAnyLinkHasIt()
    {
        RegisteredLink[] links = [Link("en", languages: "en"), Link("at", languages: "de") with { Context = "AT" }];
        Assert.Equal("at", Chosen(Asks("dpp", "en") with { Context = "at" }, links));
        Assert.Equal("en", Chosen(Asks("dpp", "en") with { Context = "CH" }, links));
        Assert.Equal("en", Chosen(Asks("dpp", "en"), links));
    }

    [Fact]
    public void Role_LeavesVariantsOfOthersOut()
    {
        var regulator = Link("regulator") with { AccessRole = ["untp:accessRole#Regulator"] };
        var everyone = Link("everyone");
        Assert.Equal("everyone", Chosen(Asks("dpp"), everyone, regulator));
        Assert.Equal("regulator", Chosen(Asks("dpp"), regulator, everyone));
        Assert.Equal("regulator", Chosen(Asks("dpp") with { AccessRole = "untp:accessRole#Regulator" }, everyone, regulator));
        Assert.Equal("everyone", Chosen(Asks("dpp") with { AccessRole = "untp:accessRole#Recycler" }, regulator, everyone));
        Assert.Null(Chosen(Asks("dpp") with { AccessRole = "untp:accessRole#Recycler" }, regulator));
    }

    [Fact]
    public void WithdrawnAndPrivateLinks_AreNotSeen()
    {
        Assert.Null(Chosen(Asks("dpp"), Link("a") with { Active = false }));
        Assert.Null(Chosen(Asks("dpp") with { IncludesNonPublic = true }, Link("a") with { Active = false }));
        Assert.Null(Chosen(Asks("dpp"), Link("a") with { Public = false }));
        Assert.Equal("a", Chosen(Asks("dpp") with { IncludesNonPublic = true }, Link("a") with { Public = false }));
    }

    [Fact]
    public void Versions_TheLatestAnswersUnlessAnOlderIsAskedFor()
    {
        RegisteredLink[] links = [Link("old") with { Rel = ["predecessor-version"], DefaultLinkType = true }, Link("new") with { DefaultLinkType = true }, Link("update") with { Rel = ["edit"], Method = ["POST", "X-API-Key"] }];
        Assert.Equal("new", Chosen(Asks("dpp"), links));
        Assert.Equal("new", Chosen(Asks(null), links));
        Assert.Equal("old", Chosen(Asks("predecessor-version"), links));
        Assert.Equal("update", Chosen(Asks("edit"), links));
        Assert.Null(Chosen(Asks("dpp"), links[0]));
        var all = LinkSelector.Select([Level(links)], Asks("all")).Linkset!;
        Assert.Equal(["old", "new", "update"], Assert.Single(all.Contexts).Find("dpp").Select(target => target.Title));
    }

    [Fact]
    public void Levels_AreClimbedBeforeTheDefault()
    {
        var item = new LinkLevel("https://a/item", [Link("item", "dte") with { DefaultLinkType = true }]);
        var batch = new LinkLevel("https://a/batch", [Link("batch", "dcc")]);
        var product = new LinkLevel("https://a/class", [Link("class-dcc", "dcc"), Link("class-dpp"), Link("class", "pip") with { DefaultLinkType = true }]);
        LinkLevel[] levels = [item, batch, product];

        string? Answer(string? type, LinkSelectionOptions? options = null) => LinkSelector.Select(levels, Asks(type), options).Redirect?.Title;
        Assert.Equal("item", Answer("dte"));
        Assert.Equal("batch", Answer("dcc"));
        Assert.Equal("class-dpp", Answer("dpp"));
        Assert.Equal("item", Answer(null));
        Assert.Equal("item", Answer("dfr"));
        Assert.Null(Answer("dfr", new() { FallsBackToDefault = false }));
        Assert.Equal("item", Answer(null, new() { FallsBackToDefault = false }));
        Assert.Equal("class", LinkSelector.Select([batch, product], Asks(null)).Redirect?.Title);
    }

    private static IEnumerable<string?> Choices(LinkQuery query, params RegisteredLink[] links) =>
        LinkSelector.Select([Level(links)], query).Choices?.Contexts.Single().Relations.SelectMany(relation => relation.Targets).Select(target => target.Title) ?? [];

    [Fact]
    public void EqualLinks_AreAChoice_InTheOrderOfTheirRegistration()
    {
        RegisteredLink[] links = [Link("b", mime: Html, languages: "en"), Link("a", mime: Html, languages: "en"), Link("de", languages: "de"), Link("dcc", "dcc")];
        Assert.Equal(["b", "a"], Choices(Asks("dpp", "en", Html), links));
        Assert.Equal(["b", "a"], Choices(Asks("dpp", "en"), links));
        Assert.Equal(["b", "a", "de"], Choices(Asks("dpp"), links));
        Assert.Equal(["b", "a", "de"], Choices(Asks("dpp", "it"), links));
        Assert.Equal("b", Chosen(Asks("dpp", "en", Html), links));
    }

    [Fact]
    public void OneLinkThatIsLeft_IsNoChoice()
    {
        RegisteredLink[] links = [Link("en", languages: "en"), Link("de", mime: Jwt, languages: "de"), Link("dcc", "dcc")];
        Assert.Empty(Choices(Asks("dpp", "en"), links));
        Assert.Empty(Choices(Asks("dpp", "", Jwt), links));
        Assert.Empty(Choices(Asks("dcc"), links));
        Assert.Empty(Choices(Asks("dpp"), [links[0], links[1] with { DefaultMimeType = true }]));
        Assert.Empty(Choices(Asks("dpp"), [links[0], links[1] with { DefaultContext = true }]));
        Assert.Empty(Choices(Asks("dpp"), [links[0], links[1] with { DefaultLinkType = true }]));
        Assert.Empty(Choices(Asks("dpp") with { Context = "AT" }, [links[0], links[1] with { Context = "AT" }]));
        Assert.Empty(Choices(Asks("dpp") with { AccessRole = "r" }, [links[0], links[1] with { AccessRole = ["r"] }]));
        Assert.Empty(Choices(Asks("dpp"), [links[0], links[1] with { Public = false }]));
        Assert.Empty(Choices(Asks("all"), links));
        Assert.Empty(Choices(Asks("none"), links));
    }

    [Theory]
    [InlineData("linkset")]
    [InlineData("all")]
    [InlineData("untp:linkset")]
    public void Linkset_HoldsAllLevels(string type)
    {
        var linkset = LinkSelector.Select([Level(Link("a", languages: "de"), Link("b", "gs1:pip", languages: "en"), Link("c")), new("https://empty", []), new("https://a/class", [Link("d")], "Class")], Asks(type, "de")).Linkset!;
        Assert.Equal(["https://id.gs1.org/01/09506000134352", "https://a/class"], linkset.Contexts.Select(context => context.Anchor));
        Assert.Equal(["a", "c"], linkset.Contexts[0].Find("dpp").Select(target => target.Title));
        Assert.Equal("b", Assert.Single(linkset.Contexts[0].Find("gs1:pip")).Title);
        Assert.Equal("Class", linkset.Contexts[1].Description);
        Expect.Success(LinksetWriter.Write(linkset));
    }

    [Fact]
    public void Linkset_IsFilteredByLanguageAndRole()
    {
        RegisteredLink[] links = [Link("de", languages: "de"), Link("en", languages: "en"), Link("any"), Link("role", languages: "de") with { AccessRole = ["r"] }];
        IEnumerable<string?> Titles(LinkQuery query) => LinkSelector.Select([Level(links)], query).Linkset!.Contexts.SelectMany(context => context.Find("dpp")).Select(target => target.Title);
        Assert.Equal(["de", "any", "role"], Titles(Asks("all") with { Language = "de" }));
        Assert.Equal(["de", "en", "any"], Titles(Asks("all") with { AccessRole = "other" }));
        Assert.Equal(["de", "en", "any", "role"], Titles(Asks("all", "de")));
    }

    [Fact]
    public void ToTarget_KeepsEveryMember()
    {
        var target = (Link("x", mime: Jwt, languages: "de") with { Context = "AT", Fwqs = true, Public = false, Rel = ["edit"], Method = ["POST"], EncryptionMethod = "AES-128", AccessRole = ["r"] }).ToTarget();
        Assert.Equal(
            """{"Href":"https://mill.example/x","Title":"x","Type":"application/vc\u002Bjwt","Hreflang":["de"],"Context":["AT"],"Fwqs":true,"Public":false,"Rel":["edit"],"Method":["POST"],"EncryptionMethod":"AES-128","AccessRole":["r"]}""",
            JsonSerializer.Serialize(target));
        Assert.Equal((null, null), (Link("x").ToTarget().Fwqs, Link("x").ToTarget().Public));
    }

    [Theory]
    [InlineData("https://a/b", true, "x=1", "https://a/b?x=1")]
    [InlineData("https://a/b?c=d", true, "x=1", "https://a/b?c=d&x=1")]
    [InlineData("https://a/b?", true, "x=1", "https://a/b?x=1")]
    [InlineData("https://a/b#f?g", true, "x=1", "https://a/b?x=1#f?g")]
    [InlineData("https://a/b", true, "", "https://a/b")]
    [InlineData("https://a/b", false, "x=1", "https://a/b")]
    public void RedirectUrl_ForwardsTheQueryWhereTheLinkSaysSo(string target, bool fwqs, string query, string expected) =>
        Assert.Equal(expected, (Link("x") with { TargetUrl = target, Fwqs = fwqs }).RedirectUrl(query));

    [NeedsFact(Part.Shared)]
    public void Chooses_WhatTheReferenceResolverRegistered()
    {
        // Each target names the type and the language for which it is meant.
        var file = Vectors.Read("vectors", "gs1-digital-link", "resolver-ce", "test_01_09506000134352.json");
        var links = file.GetProperty("links").EnumerateArray().Select(link => new RegisteredLink
        {
            LinkType = link.GetProperty("linktype").GetString()!,
            TargetUrl = link.GetProperty("href").GetString()!,
            Title = link.GetProperty("title").GetString()!,
            MimeType = link.GetProperty("type").GetString(),
            Hreflang = [.. link.GetProperty("hreflang").EnumerateArray().Select(language => language.GetString()!)],
        }).ToArray();
        Assert.Equal(17, links.Length);
        foreach (var link in links.Where(link => link.TargetUrl.EndsWith($"?test_lt={link.LinkType}&test_lang={link.Hreflang[0]}", StringComparison.Ordinal)))
        {
            var chosen = LinkSelector.Select([Level(links)], Asks(link.LinkType, $"xx, {link.Hreflang[0]};q=0.5", Html)).Redirect!;
            Assert.EndsWith($"?test_lt={link.LinkType}&test_lang={link.Hreflang[0]}", chosen.TargetUrl, StringComparison.Ordinal);
        }
    }
}
