using System.Net;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Untp.Contracts.Issuer.V1;
using Untp.Issuer.Store;

namespace Services.Tests.Issuer;

public sealed class IdempotencyTests(IssuerDatabases databases) : IClassFixture<IssuerDatabases>
{
    [Theory]
    [InlineData(Database.Sqlite)]
    [PostgresData]
    public async Task Same_request_gives_the_same_answer_another_is_refused(Database database)
    {
        var issuer = await databases.ClientAsync(database);
        var did = await issuer.CreateDidAsync();
        var (credential, key) = (IssuerClient.Credential(did), IssuerClient.NewName());

        var first = await IssuerClient.ReadAsync(await issuer.SendIssueAsync(credential, ["revocation"], key), HttpStatusCode.Created);
        var second = await IssuerClient.ReadAsync(await issuer.SendIssueAsync(credential, ["revocation"], key), HttpStatusCode.Created);

        Assert.Equal(first.ToJsonString(), second.ToJsonString());
        await IssuerClient.AssertProblemAsync(await issuer.SendIssueAsync(credential, [], key), HttpStatusCode.Conflict, "IDEMPOTENCY_KEY_REUSED");
        await IssuerClient.AssertProblemAsync(await issuer.SendIssueAsync(IssuerClient.Credential(did), ["revocation"], key), HttpStatusCode.Conflict, "IDEMPOTENCY_KEY_REUSED");
        await IssuerClient.AssertProblemAsync(await issuer.SendIssueAsync(credential, ["revocation"], IssuerClient.NewName()), HttpStatusCode.Conflict, "CREDENTIAL_EXISTS");
        await IssuerClient.AssertProblemAsync(await issuer.SendIssueAsync(credential, [], new string('k', 65)), HttpStatusCode.BadRequest, "REQUEST_SHAPE");

        // Another tenant's keys are its own.
        var other = await databases.ClientAsync(database, "other");
        await IssuerClient.ReadAsync(await other.SendIssueAsync(IssuerClient.Credential(await other.CreateDidAsync()), [], key), HttpStatusCode.Created);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [PostgresData]
    public async Task Concurrent_calls_of_one_key_issue_once(Database database)
    {
        var issuer = await databases.ClientAsync(database);
        var did = await issuer.CreateDidAsync();
        var (credential, key) = (IssuerClient.Credential(did), IssuerClient.NewName());

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => issuer.SendIssueAsync(credential, ["revocation", "suspension"], key)));
        var bodies = await Task.WhenAll(answers.Select(answer => IssuerClient.ReadAsync(answer, HttpStatusCode.Created)));
        Assert.Single(bodies.Select(body => body.ToJsonString()).Distinct());

        await using var scope = issuer.App.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<IssuerDbContext>();
        Assert.Equal(1, await store.Credentials.CountAsync(row => row.Issuer == did));
        Assert.Equal([1, 1], await store.StatusLists.Where(row => row.Issuer == did).Select(row => row.Claimed).ToListAsync());
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [PostgresData]
    public async Task Concurrent_calls_of_one_key_for_different_credentials_issue_once(Database database)
    {
        var issuer = await databases.ClientAsync(database);
        var did = await issuer.CreateDidAsync();
        var key = IssuerClient.NewName();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => issuer.SendIssueAsync(IssuerClient.Credential(did), ["revocation"], key)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        foreach (var answer in answers.Where(answer => answer.StatusCode != HttpStatusCode.Created))
        {
            await IssuerClient.AssertProblemAsync(answer, HttpStatusCode.Conflict, "IDEMPOTENCY_KEY_REUSED");
        }
    }

    [Fact]
    public async Task Key_over_grpc_is_the_same_key()
    {
        var issuer = await databases.ClientAsync(Database.Sqlite);
        var (credential, key) = (IssuerClient.Credential(await issuer.CreateDidAsync()), IssuerClient.NewName());
        var request = new IssueCredentialRequest { Credential = ByteString.CopyFromUtf8(credential.ToJsonString()), SkipSchema = true, IdempotencyKey = key, Status = { StatusPurpose.Revocation } };

        var first = await issuer.Grpc.IssueCredentialAsync(request);
        Assert.Equal(first, await issuer.Grpc.IssueCredentialAsync(request));
        request.SkipSchema = false;
        var reused = await Assert.ThrowsAsync<RpcException>(async () => await issuer.Grpc.IssueCredentialAsync(request));
        Assert.Equal("IDEMPOTENCY_KEY_REUSED", reused.Trailers.GetValue("untp-code"));
    }
}
