using System.Collections.Concurrent;
using Services.Tests.ServiceDefaults;
using Untp.Contracts.Identity.V1;
using Untp.Testing.Hostile;

namespace Services.Tests.Identity.Remote;

/// <summary>
/// The identity service as it is, a process in a network of its own: its names come over UDP from a hostile name server, through
/// the machine's own resolver, and it connects to real addresses, of which 93.184.216.34 counts as public and the others do not.
/// </summary>
public sealed class DnsTests(DnsTests.Stack stack) : IClassFixture<DnsTests.Stack>
{
    private const string Public = "93.184.216.34";
    private const string PublicV6 = "2606:2800:220:1::22";
    private const string Metadata = "169.254.169.254";
    private const string Inside = "10.0.0.1";
    private const string Loopback = "127.0.0.1";
    private const string Scid = "QmdmPkUdYzbr9txmx8gM2rsHPgr5L6m3gHjJGAf4vUFoGE";
    private const long MemoryBound = 96L << 20;
    private static int _names;

    public static TheoryData<string> Private => new(
        Metadata, Inside, Loopback, "0.0.0.0", "100.64.0.1", "172.16.0.1", "192.168.0.1", "224.0.0.1", "255.255.255.255",
        "::1", "fd00::1", "fe80::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b::10.0.0.1", "2002:7f00:1::", "2001:0:7f00:1::");

    [NeedsTheory(Part.Namespaces)]
    [InlineData(Public)]
    [InlineData(PublicV6)]
    [InlineData(PublicV6, Public)]
    public async Task S01_Connects_ToPublicAddresses(params string[] addresses)
    {
        var answer = await ResolveAsync(DnsAnswer.Of(addresses));

        Assert.Null(answer.Problem);
    }

    [NeedsTheory(Part.Namespaces)]
    [MemberData(nameof(Private))]
    public Task S01_Refuses_PrivateAnswers(string address) => IsBlockedAsync(DnsAnswer.Of(address));

    [NeedsTheory(Part.Namespaces)]
    [MemberData(nameof(Private))]
    public Task S01_Refuses_PrivateAnswersAmongPublicOnes(string address) => IsBlockedAsync(DnsAnswer.Of(Public, PublicV6, address));

    [NeedsFact(Part.Namespaces)]
    public async Task S01_Follows_ChainsOfNames()
    {
        var answer = await ResolveAsync(DnsAnswer.Chain(["cdn.example", "edge.example"], Public));

        Assert.Null(answer.Problem);
    }

    [NeedsFact(Part.Namespaces)]
    public Task S01_Refuses_ChainsOfNamesThatEndInside() => IsBlockedAsync(DnsAnswer.Chain(["cdn.example", "metadata.google.internal"], Metadata));

    [NeedsTheory(Part.Namespaces)]
    [InlineData(0)]
    [InlineData(60)]
    public async Task S02_Connects_ToTheVeryAddressThatWasChecked(int ttlSeconds)
    {
        // Whoever looks the name up a second time, to connect, is told another address.
        var host = NewName();
        stack.Dns.Say(host, DnsAnswer.Of(Public) with { TtlSeconds = ttlSeconds }, DnsAnswer.Of(Metadata) with { TtlSeconds = ttlSeconds });
        stack.Server.Dialled.Clear();

        var first = await ResolveAsync(host, "first");
        Assert.Null(first.Problem);
        Assert.Equal(1, stack.Dns.Asked(host));

        var second = await ResolveAsync(host, "second");
        Assert.Equal(("EGRESS_BLOCKED", true), (second.Problem?.Code, second.Retryable));
        Assert.Equal(2, stack.Dns.Asked(host));
        Assert.Equal(Public, Assert.Single(stack.Server.Dialled).ToString());
    }

    [NeedsTheory(Part.Namespaces)]
    [InlineData("https://" + Metadata + "/latest/meta-data/")]
    [InlineData("https://inside.example/")]
    [InlineData("http://issuer.example/")]
    public async Task S03_Follows_NoRedirectOfADid(string location)
    {
        stack.Dns.Say("inside.example", DnsAnswer.Of(Inside));
        stack.Server.Dialled.Clear();

        var answer = await ResolveAsync(DnsAnswer.Of(Public), HostileAnswers.Redirect(location));

        IsUnresolved(answer, "REMOTE_ANSWER_INVALID");
        Assert.Equal(Public, Assert.Single(stack.Server.Dialled).ToString());
        Assert.Equal(0, stack.Dns.Asked("inside.example"));
    }

    [NeedsTheory(Part.Namespaces)]
    [InlineData(nameof(DnsAnswer.NoSuchName))]
    [InlineData(nameof(DnsAnswer.Failure))]
    [InlineData("no addresses")]
    [InlineData("a circle of names")]
    public async Task S14_Knows_NothingWhereNoAddressIsTold(string what)
    {
        var answer = await ResolveAsync(what switch
        {
            nameof(DnsAnswer.NoSuchName) => DnsAnswer.NoSuchName,
            nameof(DnsAnswer.Failure) => DnsAnswer.Failure,
            "no addresses" => DnsAnswer.Of(),
            _ => DnsAnswer.Chain(["a.example", "b.example", "a.example"]),
        });

        IsUnresolved(answer, "REMOTE_UNREACHABLE");
    }

    /// <summary>The machine's resolver would wait for half a minute and then ask again: what ends the wait is our own deadline.</summary>
    [NeedsTheory(Part.Namespaces)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task S31_Waits_NoLongerThanItsDeadlineForAName(bool isForged)
    {
        var host = NewName();
        stack.Server.Dialled.Clear();
        stack.Dns.Say(host, isForged ? DnsAnswer.Forged(Inside) : DnsAnswer.Silence);

        var answer = await ResolveAsync(host, "acme");

        IsUnresolved(answer, "REMOTE_UNREACHABLE");
        Assert.Equal(1, stack.Dns.Asked(host));
        Assert.Empty(stack.Server.Dialled);
    }

    [NeedsTheory(Part.Namespaces)]
    [InlineData(nameof(HostileAnswers.Bomb), "REMOTE_ANSWER_TOO_LARGE")]
    [InlineData(nameof(HostileAnswers.EndlessBody), "REMOTE_ANSWER_TOO_LARGE")]
    [InlineData(nameof(HostileAnswers.EndlessHeaders), "REMOTE_ANSWER_INVALID")]
    [InlineData(nameof(HostileAnswers.Html), "REMOTE_ANSWER_INVALID")]
    [InlineData(nameof(HostileAnswers.CutOff), "REMOTE_UNREACHABLE")]
    [InlineData("wrong type", "REMOTE_ANSWER_INVALID")]
    public async Task S12_S31_Refuses_WhatAPublicServerSends_InFlatMemory(string attack, string code)
    {
        var hostile = attack switch
        {
            nameof(HostileAnswers.Bomb) => HostileAnswers.Bomb(),
            nameof(HostileAnswers.EndlessBody) => HostileAnswers.EndlessBody(),
            nameof(HostileAnswers.EndlessHeaders) => HostileAnswers.EndlessHeaders(),
            nameof(HostileAnswers.Html) => HostileAnswers.Html(),
            nameof(HostileAnswers.CutOff) => HostileAnswers.CutOff(),
            _ => HostileAnswers.Body("application/octet-stream", "{}"),
        };
        Assert.NotNull((await ResolveAsync(DnsAnswer.Of(Public), hostile)).Problem);
        var before = stack.Identity.PeakBytes;

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ResolveAsync(DnsAnswer.Of(Public), hostile)));

        Assert.All(answers, answer => IsUnresolved(answer, code));
        Assert.InRange(stack.Identity.PeakBytes - before, 0, MemoryBound);
    }

    [NeedsFact(Part.Namespaces)]
    public async Task S30_Refuses_ALogOfAThousandUnsignedEntriesAtItsFirst()
    {
        var host = NewName();
        stack.Dns.Say(host, DnsAnswer.Of(Public));
        stack.Answers[host] = HostileAnswers.DidLog(1_000);

        var answer = await ResolveAsync($"did:webvh:{Scid}:{host}");

        Assert.Equal(("DID_LOG_INVALID", false), (answer.Problem?.Code, answer.Retryable));
        Assert.Contains("Entry 1:", answer.Problem!.Message, StringComparison.Ordinal);
    }

    [NeedsTheory(Part.Namespaces)]
    [InlineData("did:web:issuer.example:other")]
    [InlineData("did:web:169.254.169.254:acme")]
    public async Task S05_Refuses_TheDocumentOfAnother(string id)
    {
        var answer = await ResolveAsync(DnsAnswer.Of(Public), HostileAnswers.Body("application/did", $$"""{"id":"{{id}}"}"""));

        Assert.Equal(("DID_DOCUMENT_INVALID", false), (answer.Problem?.Code, answer.Retryable));
    }

    [NeedsTheory(Part.Namespaces)]
    [InlineData("did:web:169.254.169.254")]
    [InlineData("did:web:a.issuer.example:..:..")]
    [InlineData("did:web:user%40a.issuer.example")]
    [InlineData("did:web:a.issuer.example%2Fx")]
    [InlineData("did:web:a.issuer.example.")]
    [InlineData("did:web:0x7f000001")]
    public async Task S04_Looks_NoNameUpForWhatIsNoDid(string did)
    {
        stack.Server.Dialled.Clear();

        var answer = await ResolveAsync(did);

        Assert.Equal(("DID_SYNTAX", false), (answer.Problem?.Code, answer.Retryable));
        Assert.Equal(0, stack.Dns.Asked("a.issuer.example"));
        Assert.Empty(stack.Server.Dialled);
    }

    private static void IsUnresolved(ResolveDidResponse answer, string code)
    {
        Assert.Equal(("DID_UNRESOLVED", true), (answer.Problem?.Code, answer.Retryable));
        Assert.Contains($"({code})", answer.Problem!.Message, StringComparison.Ordinal);
    }

    private async Task IsBlockedAsync(DnsAnswer dns)
    {
        stack.Server.Dialled.Clear();

        var answer = await ResolveAsync(dns);

        Assert.Equal(("EGRESS_BLOCKED", true), (answer.Problem?.Code, answer.Retryable));
        Assert.Empty(stack.Server.Dialled);
    }

    private async Task<ResolveDidResponse> ResolveAsync(DnsAnswer dns, HostileAnswer? http = null)
    {
        var host = NewName();
        stack.Dns.Say(host, dns);
        stack.Answers[host] = http ?? Stack.Document;
        return await ResolveAsync(host, "acme");
    }

    private Task<ResolveDidResponse> ResolveAsync(string host, string path) => ResolveAsync($"did:web:{host}:{path}");

    private Task<ResolveDidResponse> ResolveAsync(string did) => Eventually.EndsAsync(stack.Identity.Client.ResolveDidAsync(new ResolveDidRequest { Did = did }).ResponseAsync);

    // No test's host is left alone for what it did to another, or known from it.
    private static string NewName() => $"a{Interlocked.Increment(ref _names)}.issuer.example";

    /// <summary>The network with its name server, one server that listens at all addresses of it, and the service.</summary>
    public sealed class Stack : IAsyncLifetime
    {
        private readonly TestAuthority _authority = new();
        private PrivateNetwork? _network;

        public DnsServer Dns { get; private set; } = null!;

        public HostileServer Server { get; private set; } = null!;

        public IdentityProcess Identity { get; private set; } = null!;

        /// <summary>What the server answers, by the host that it is asked for; a document of the DID else.</summary>
        public ConcurrentDictionary<string, HostileAnswer> Answers { get; } = new();

        /// <summary>The document of whatever did:web is asked for.</summary>
        public static HostileAnswer Document { get; } = (head, stream, token) =>
        {
            var path = head.Split(' ')[1].Split('/')[1];
            return HostileAnswers.Body("application/did", $$"""{"id":"did:web:{{HostOf(head)}}:{{path}}"}""")(head, stream, token);
        };

        public async Task InitializeAsync()
        {
            if (!PrivateNetwork.IsPossible)
            {
                return;
            }

            _network = new PrivateNetwork(Public, PublicV6, Metadata, Inside);
            Dns = _network.StartDns();
            Server = new HostileServer(_authority, _network.Listen(443), "*.issuer.example");
            Server.Answer = (head, stream, token) => Answers.GetValueOrDefault(HostOf(head), Document)(head, stream, token);
            Identity = await IdentityProcess.StartAsync(
                _network, "--Remote:TrustedAuthority", _authority.PemPath, "--Remote:ConnectTimeout", "00:00:08", "--Remote:FirstByteTimeout", "00:00:08", "--Remote:TotalTimeout", "00:00:08");
        }

        public async Task DisposeAsync()
        {
            Identity?.Dispose();
            await (Server?.DisposeAsync() ?? ValueTask.CompletedTask);
            await (Dns?.DisposeAsync() ?? ValueTask.CompletedTask);
            _network?.Dispose();
            _authority.Dispose();
        }

        private static string HostOf(string head) => head.Split("\r\n").Single(line => line.StartsWith("Host: ", StringComparison.Ordinal))["Host: ".Length..];
    }
}
