using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Services.Tests.Issuer;
using Services.Tests.ServiceDefaults;
using Untp.ServiceDefaults.Changes;

namespace Services.Tests.MainJob;

/// <summary>When a change of status is seen. The clock stands still, so no cache ends by itself: what is seen was told, or the test moved the clock.</summary>
[Collection(JobStacksCollection.Name)]
public sealed class RevocationSeenTests(JobStacks stacks)
{
    private static readonly Verdict _valid = new("valid", "", "unknown");
    private static readonly Verdict _revoked = new("invalid", "status failed CREDENTIAL_REVOKED", "unknown");

    // StatusOptions.MaxAge, by default.
    private static readonly TimeSpan _maxAge = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _lifetime = TimeSpan.FromSeconds(30);

    [NeedsTheory(Part.Shared, Part.Redis)]
    [InlineData("0.6.0")]
    [InlineData("0.7.0")]
    public Task Redis_tells_every_replica_with_sqlite(string version) => AssertToldAsync(Database.Sqlite, version);

    [NeedsTheory(Part.Shared, Part.Redis, Part.Postgres)]
    [InlineData("0.6.0")]
    [InlineData("0.7.0")]
    public Task Redis_tells_every_replica_with_postgres(string version) => AssertToldAsync(Database.Postgres, version);

    [NeedsTheory(Part.Shared)]
    [InlineData("0.6.0")]
    [InlineData("0.7.0")]
    public async Task Without_redis_it_is_seen_when_the_near_cache_is_over(string version)
    {
        var stack = await stacks.StackAsync(Database.Sqlite, hasRedis: false);
        var maker = new Maker(stack, version);
        var issued = await maker.IssueAsync("revocation");
        await AssertEverywhereAsync(stack, _valid, new Question(issued.Jwt));

        await maker.SetAsync(issued, "revocation", value: true);
        await AssertEverywhereAsync(stack, _valid, new Question(issued.Jwt));

        stack.Clock.Advance(JobStack.NearMaxAge);
        await AssertEverywhereAsync(stack, _revoked, new Question(issued.Jwt));
    }

    [NeedsTheory(Part.Shared)]
    [InlineData("0.6.0")]
    [InlineData("0.7.0")]
    public async Task Another_partys_revocation_is_seen_after_the_maximum_age(string version)
    {
        var stack = await stacks.StackAsync(Database.Sqlite, hasRedis: false);
        var maker = new Maker(stack, version);
        var issuer = maker.NewForeigner();
        var url = $"https://{Web.Party}/lists/{IssuerClient.NewName()}";
        stack.Web.Publish(url, "application/vc+jwt", issuer.Sign(issuer.StatusList(url, "revocation")));
        var question = maker.SignWithListAt(url, issuer: issuer);
        await AssertEverywhereAsync(stack, _valid, question);

        stack.Web.Publish(url, "application/vc+jwt", issuer.Sign(issuer.StatusList(url, "revocation", Maker.Index)));
        stack.Clock.Advance(_lifetime - TimeSpan.FromSeconds(1));
        await AssertEverywhereAsync(stack, _valid, question);

        stack.Clock.Advance(_maxAge - _lifetime + TimeSpan.FromSeconds(1));
        await AssertEverywhereAsync(stack, _revoked, question);
    }

    private static async Task AssertEverywhereAsync(JobStack stack, Verdict expected, Question question)
    {
        foreach (var verifier in stack.Verifiers)
        {
            foreach (var transport in Enum.GetValues<Transport>())
            {
                Assert.Equal(expected, await Asking.AskAsync(verifier, transport, question));
            }
        }
    }

    private async Task AssertToldAsync(Database database, string version)
    {
        var stack = await stacks.StackAsync(database, hasRedis: true);
        var maker = new Maker(stack, version);
        var issued = await maker.IssueAsync("revocation");
        var question = new Question(issued.Jwt);
        var list = IssuerClient.Payload(issued.Jwt)["credentialStatus"]!["statusListCredential"]!.GetValue<string>();
        await AssertEverywhereAsync(stack, _valid, question);
        var told = stack.Verifiers.Select(_ => new ConcurrentBag<string?>()).ToArray();
        var listening = stack.Verifiers.Zip(told, (verifier, subjects) => verifier.App.Services.GetRequiredService<ChangeFeed>().Subscribe(subjects.Add)).ToArray();

        await maker.SetAsync(issued, "revocation", value: true);

        foreach (var (verifier, subjects) in stack.Verifiers.Zip(told))
        {
            await Eventually.IsTrueAsync(async () => await Asking.AskAsync(verifier, Transport.Grpc, question) == _revoked);
            await Eventually.IsTrueAsync(() => subjects.Contains(list));
        }

        await AssertEverywhereAsync(stack, _revoked, question);
        Array.ForEach(listening, subscription => subscription.Dispose());
    }
}
