namespace Untp.Gateway.Keys;

/// <summary>Who may call, from <c>ApiKeys__0..n</c> and <c>Auth__Open</c>.</summary>
public sealed class AuthOptions
{
    /// <summary>Lets calls pass without a key, as tenant <c>dev</c> with all scopes; only where every listener is on loopback. Default false.</summary>
    public bool Open { get; set; }

    /// <summary>The keys; at least one, unless <see cref="Open"/>.</summary>
    public IList<ApiKeyOptions> ApiKeys { get; } = [];
}
