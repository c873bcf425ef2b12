using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Untp.ServiceDefaults.Callers;
using Untp.ServiceDefaults.Hosting;

namespace Services.Tests.ServiceDefaults.Callers;

public sealed class ServiceTokensTests
{
    private static readonly Caller _caller = new("acme", "key-7", "issue");
    private readonly string _key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private readonly ManualTime _time = new();

    [Fact]
    public async Task Reads_who_calls_from_a_token_of_its_stack()
    {
        var identity = await Tokens("issuer").ReadAsync(Tokens("gateway").Create("issuer", _caller));

        Assert.Equal(_caller, Caller.Of(new(identity!)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("a.b.c")]
    [InlineData("e30.e30.")]
    public async Task Rejects_what_is_no_token(string token) => Assert.Null(await Tokens("issuer").ReadAsync(token));

    [Fact]
    public async Task Rejects_a_token_of_another_key()
    {
        using var others = new ServiceTokens(new ServiceName("gateway"), new ServiceIdentityOptions { TokenKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) }, _time);

        Assert.Null(await Tokens("issuer").ReadAsync(others.Create("issuer", _caller)));
    }

    [Fact]
    public async Task Rejects_a_token_for_another_service() => Assert.Null(await Tokens("issuer").ReadAsync(Tokens("gateway").Create("verifier", _caller)));

    [Fact]
    public async Task Rejects_a_token_after_its_lifetime_even_when_read_before()
    {
        var reader = Tokens("issuer");
        var token = Tokens("gateway").Create("issuer", _caller);
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.NotNull(await reader.ReadAsync(token));

        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Null(await reader.ReadAsync(token));
        Assert.Null(await Tokens("issuer").ReadAsync(token));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("HS512")]
    public async Task Rejects_another_algorithm(string alg)
    {
        var parts = Tokens("gateway").Create("issuer", _caller).Split('.');
        var header = Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"alg":"{{alg}}","typ":"JWT"}"""));
        var input = $"{header}.{parts[1]}";
        var signature = alg == "HS512" ? Base64Url.EncodeToString(HMACSHA512.HashData(Convert.FromBase64String(_key), Encoding.ASCII.GetBytes(input))) : "";

        Assert.Null(await Tokens("issuer").ReadAsync($"{input}.{signature}"));
        Assert.Null(await Tokens("issuer").ReadAsync($"{input}.{parts[2]}"));
    }

    [Fact]
    public async Task Rejects_a_token_with_a_changed_claim()
    {
        var parts = Tokens("gateway").Create("issuer", _caller).Split('.');
        var payload = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1]));
        var changed = payload.Replace("acme", "evil", StringComparison.Ordinal);
        Assert.NotEqual(payload, changed);

        Assert.Null(await Tokens("issuer").ReadAsync($"{parts[0]}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(changed))}.{parts[2]}"));
    }

    [Fact]
    public void Makes_a_token_anew_when_half_its_lifetime_is_over()
    {
        var tokens = Tokens("gateway");
        var first = tokens.Create("issuer", _caller);
        Assert.Same(first, tokens.Create("issuer", _caller));

        _time.Advance(TimeSpan.FromSeconds(31));

        Assert.NotEqual(first, tokens.Create("issuer", _caller));
    }

    [Fact]
    public void Makes_no_token_serve_two_callers()
    {
        var tokens = Tokens("gateway");

        Assert.NotEqual(tokens.Create("issuer", _caller), tokens.Create("issuer", _caller with { Tenant = "other" }));
        Assert.NotEqual(tokens.Create("issuer", _caller), tokens.Create("verifier", _caller));
    }

    private ServiceTokens Tokens(string self) => new(new ServiceName(self), new ServiceIdentityOptions { TokenKey = _key }, _time);
}
