using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Services.Tests.MainJob;
using Services.Tests.ServiceDefaults;
using Untp.Contracts.Identity.V1;
using Untp.Contracts.Verifier.V1;

namespace Services.Tests.Trust;

/// <summary>From an issuer's DID to a register's anchor and to the verdict, through the hosts.</summary>
public sealed class AnchoredTests(TrustStack stack) : IClassFixture<TrustStack>
{
    [NeedsTheory(Part.Shared)]
    [InlineData("acme", null, "valid anchored")]
    [InlineData("mills", null, "valid anchored")]
    [InlineData("schemes", null, "valid anchored")]
    [InlineData("nobody", null, "valid unknown")]
    [InlineData("land", null, "invalid unknown ISSUER_NOT_TRUSTED ANCHOR_OUT_OF_SCOPE")]
    [InlineData("mines", null, "invalid unknown ISSUER_NOT_TRUSTED ANCHOR_OUT_OF_SCOPE")]
    [InlineData("acme", "bodies", "invalid unknown ISSUER_NOT_TRUSTED ANCHOR_OUT_OF_SCOPE")]
    public async Task Anchors_by_a_service_of_the_did_document(string tenant, string? policy, string expected)
    {
        var member = Member(stack.Register.AnchorOf);

        Assert.Equal(expected, Read(await VerifyAsync(member, tenant, policy)));
    }

    [NeedsFact(Part.Shared)]
    public async Task Names_the_anchor_in_every_report()
    {
        var member = Member(stack.Register.AnchorOf, alsoKnownAs: "urn:gtr:register.example:506700GE1G29325QX363");
        var jwt = member.SignPassport();

        var anchor = (await VerifyAsync(jwt, "acme"))["issuer"]!["anchor"]!;
        Assert.Equal((stack.Register.Did, member.Url("dia"), true), (anchor["issuer"]!.GetValue<string>(), anchor["url"]!.GetValue<string>(), anchor["reciprocal"]!.GetValue<bool>()));
        Assert.Equal("https://register.example/", anchor["id"]!.GetValue<string>()[.."https://register.example/".Length]);

        var grpc = new VerifierService.VerifierServiceClient(stack.Verifier.Invoker("acme"));
        var report = (await grpc.VerifyCredentialAsync(new VerifyCredentialRequest { Verification = new Verification { Credential = ByteString.CopyFromUtf8(jwt) } })).Report;
        Assert.Equal((Outcome.Valid, IssuerTrust.Anchored), (report.Outcome, report.IssuerTrust));
        Assert.Equal((stack.Register.Did, member.Url("dia"), "business", "506700GE1G29325QX363", true), (report.IssuerAnchor.Issuer, report.IssuerAnchor.Url, report.IssuerAnchor.RegisterType, report.IssuerAnchor.RegisteredId, report.IssuerAnchor.Reciprocal));
        Assert.Equal([TrustStack.Scope], report.IssuerAnchor.Scopes);
    }

    [NeedsFact(Part.Shared)]
    public async Task Anchors_by_the_resolver_of_a_registered_name_and_its_secondary_resolver()
    {
        var member = new WebParty(stack.Web);
        member.PublishDid(null, member.Url("ids/1"));
        PublishLinks($"{member.Url("ids/1")}?linkType=linkset", ("idr", member.Url("second"), "application/linkset+json"));
        PublishLinks(member.Url("second"), ("untp:dia", member.Url("dia"), "application/vc+jwt"));
        stack.Web.Publish(member.Url("dia"), "application/octet-stream", stack.Register.Sign(stack.Register.AnchorOf(member.Did)));

        Assert.Equal("valid anchored", Read(await VerifyAsync(member)));
        var found = await stack.Identity.DiscoverIdentityAnchorsAsync(new DiscoverIdentityAnchorsRequest { Did = member.Did });
        var candidate = Assert.Single(found.Candidates);
        Assert.Equal(("application/vc+jwt", member.Url("dia"), member.Url("second")), (candidate.MediaType, candidate.Url, candidate.FoundAt));
        Assert.Equal([member.Url("ids/1")], found.AlsoKnownAs);
        Assert.Empty(found.Gaps);
    }

    [NeedsTheory(Part.Shared)]
    [InlineData("expired", "ANCHOR_NOT_VALID")]
    [InlineData("tampered", "ANCHOR_NOT_VALID")]
    [InlineData("revoked", "ANCHOR_NOT_VALID")]
    [InlineData("schema", "ANCHOR_NOT_VALID")]
    [InlineData("subject", "ANCHOR_SUBJECT_MISMATCH")]
    [InlineData("stranger", "ANCHOR_ISSUER_NOT_TRUSTED")]
    [InlineData("passport", "ANCHOR_UNREADABLE")]
    [InlineData("html", "ANCHOR_UNREADABLE")]
    [InlineData("gone", "REMOTE_ANSWER_INVALID")]
    [InlineData("none", null)]
    public async Task Never_anchors_by_less(string fault, string? code)
    {
        var member = Member(stack.Register.AnchorOf);
        var anchor = stack.Register.AnchorOf(member.Did);
        var stranger = new WebParty(stack.Web);
        stranger.PublishDid();
        switch (fault)
        {
            case "expired":
                anchor["validUntil"] = "2026-01-15T00:00:00Z";
                break;
            case "revoked":
                anchor["credentialStatus"] = stack.Register.PublishList(setBit: 7);
                break;
            case "schema":
                anchor["credentialSubject"]!.AsObject().Remove("registeredName");
                break;
            case "subject":
                anchor = stack.Register.AnchorOf(stranger.Did);
                break;
            case "stranger":
                anchor = stranger.AnchorOf(member.Did);
                break;
            case "passport":
                anchor["type"] = new JsonArray("DigitalProductPassport", "VerifiableCredential");
                break;
        }

        var jwt = (fault == "stranger" ? stranger : stack.Register).Sign(anchor);
        stack.Web.Publish(member.Url("dia"), "application/vc+jwt", fault switch { "tampered" => Bend.Signature(jwt), "html" => "<html></html>", _ => jwt }, fault == "gone" ? "404 Not Found" : "200 OK");
        if (fault == "none")
        {
            member.PublishDid();
        }

        var tail = $"unknown ISSUER_NOT_TRUSTED {code}".TrimEnd();
        Assert.Equal($"invalid {tail}", Read(await VerifyAsync(member)));
        Assert.Equal($"indeterminate {tail}", Read(await VerifyAsync(member, "market")));
    }

    [NeedsFact(Part.Shared)]
    public async Task Good_status_of_an_anchor_is_read()
    {
        var member = Member(did =>
        {
            var anchor = stack.Register.AnchorOf(did);
            anchor["credentialStatus"] = stack.Register.PublishList(setBit: 8);
            return anchor;
        });
        var report = await VerifyAsync(member);

        Assert.Equal("valid anchored", Read(report));
        Assert.NotNull(report["statusAsOf"]);
    }

    [NeedsTheory(Part.Shared)]
    [InlineData("anchor", true)]
    [InlineData("resolver", true)]
    [InlineData("blocked", false)]
    public async Task Outage_on_the_way_leaves_it_open(string what, bool isRetryable)
    {
        var member = new WebParty(stack.Web);
        var place = what == "blocked" ? "https://127.0.0.1/dia" : member.Url("down");
        stack.Web.Publish(member.Url("down"), "text/plain", "", "503 Service Unavailable");
        stack.Web.Publish($"{member.Url("down")}?linkType=linkset", "text/plain", "", "503 Service Unavailable");
        member.PublishDid(what == "resolver" ? [] : [Service("dia", place)], what == "resolver" ? [place] : []);
        foreach (var tenant in (string[])["acme", "market"])
        {
            var report = await VerifyAsync(member, tenant);

            Assert.Equal("indeterminate unknown ANCHOR_UNDECIDED", Read(report));
            Assert.Equal(isRetryable, report["checks"]!.AsArray().Single(check => check!["name"]!.GetValue<string>() == "issuer.trust")!["retryable"]!.GetValue<bool>());
        }
    }

    [NeedsFact(Part.Shared)]
    public async Task S30_Linksets_in_a_circle_end()
    {
        var member = new WebParty(stack.Web);
        member.PublishDid([Service("linkset", member.Url("a?linkType=linkset"))]);
        PublishLinks(member.Url("a?linkType=linkset"), ("idr", member.Url("b"), "application/linkset+json"));
        PublishLinks(member.Url("b"), ("idr", member.Url("a?linkType=linkset"), "application/linkset+json"));

        Assert.Equal("invalid unknown ISSUER_NOT_TRUSTED LINKSET_CYCLE", Read(await VerifyAsync(member)));
        Assert.Single(stack.Web.Asked, url => url == member.Url("b"));
    }

    [NeedsFact(Part.Shared)]
    public async Task Thousand_services_cause_few_fetches()
    {
        var member = new WebParty(stack.Web);
        member.PublishDid(new JsonArray([.. Enumerable.Range(0, 1000).Select(i => Service(i % 2 == 0 ? "dia" : "linkset", member.Url($"{i}")))]));

        Assert.Equal("indeterminate unknown ANCHOR_UNDECIDED", Read(await VerifyAsync(member)));

        // Its document, 8 anchors, 4 linksets; /.well-known/resolver lies elsewhere on the host.
        var asked = stack.Web.Asked.Where(url => url.StartsWith(member.Url(""), StringComparison.Ordinal)).Distinct().ToList();
        Assert.True(asked.Count <= 13, $"{asked.Count} fetches");
    }

    /// <summary>A credential that nobody would believe makes nobody fetch.</summary>
    [NeedsFact(Part.Shared)]
    public async Task Broken_signature_asks_for_no_anchor()
    {
        var member = Member(stack.Register.AnchorOf);
        var report = await VerifyAsync(Bend.Signature(member.SignPassport()), "acme");

        Assert.Equal("invalid unknown PROOF_SIGNATURE_INVALID CHECK_NOT_REACHED", Read(report));
        Assert.DoesNotContain(member.Url("dia"), stack.Web.Asked);
    }

    private static JsonObject Service(string type, string url) => new() { ["id"] = $"#{Guid.NewGuid():N}", ["type"] = type, ["serviceEndpoint"] = url };

    /// <summary>A party that no list names, whose DID document leads to an anchor.</summary>
    private WebParty Member(Func<string, JsonObject> anchorOf, params string[] alsoKnownAs)
    {
        var member = new WebParty(stack.Web);
        member.PublishDid([new JsonObject { ["id"] = "#register", ["type"] = "untp:dia", ["serviceEndpoint"] = new JsonObject { ["href"] = member.Url("dia"), ["title"] = "Register", ["type"] = "application/vc+jwt" } }], alsoKnownAs);
        stack.Web.Publish(member.Url("dia"), "application/vc+jwt", stack.Register.Sign(anchorOf(member.Did)));
        return member;
    }

    private void PublishLinks(string url, params (string Relation, string Href, string Type)[] links)
    {
        var context = new JsonObject { ["anchor"] = url };
        foreach (var (relation, href, type) in links)
        {
            context[relation] = new JsonArray(new JsonObject { ["href"] = href, ["title"] = "link", ["type"] = type });
        }

        stack.Web.Publish(url, "application/linkset+json", new JsonObject { ["linkset"] = new JsonArray(context) }.ToJsonString());
    }

    private Task<JsonObject> VerifyAsync(WebParty member, string tenant = "acme", string? policy = null) => VerifyAsync(member.SignPassport(), tenant, policy);

    private async Task<JsonObject> VerifyAsync(string jwt, string tenant, string? policy = null)
    {
        using var client = stack.Verifier.RestClient(tenant);
        var body = new JsonObject { ["credential"] = jwt };
        if (policy is not null)
        {
            body["policy"] = policy;
        }

        return await Answers.JsonAsync(await client.PostAsJsonAsync("/v1/verifications", body));
    }

    /// <summary>Outcome, trust and the codes of all that did not pass, each once.</summary>
    private static string Read(JsonObject report) => string.Join(' ', [
        report["outcome"]!.GetValue<string>(),
        report["issuer"]!["trust"]!.GetValue<string>(),
        .. report["checks"]!.AsArray().SelectMany(check => check!["problems"]!.AsArray()).Select(problem => problem!["code"]!.GetValue<string>()).Distinct()]);
}
