namespace Untp.ServiceDefaults.IdentityClient;

/// <summary>What one verification made Identity fetch: one account an incoming request, or an item of a stream. Threads: safe.</summary>
internal sealed class FetchAccount
{
    private static readonly AsyncLocal<FetchAccount?> _ofItem = new();
    private readonly Lock _lock = new();
    private FetchSpending _spent;

    public FetchSpending Spent
    {
        get
        {
            lock (_lock)
            {
                return _spent;
            }
        }
    }

    /// <summary>Gives the item of a stream that this flow of control works on an account of its own.</summary>
    public static void OpenForItem() => _ofItem.Value = new FetchAccount();

    /// <summary>The account of the item, else of the request; null outside of both.</summary>
    public static FetchAccount? Current(HttpContext? request)
    {
        if (_ofItem.Value is not null || request is null)
        {
            return _ofItem.Value;
        }

        var account = request.Features.Get<FetchAccount>();
        if (account is null)
        {
            account = new FetchAccount();
            request.Features.Set(account);
        }

        return account;
    }

    public void Add(FetchSpending spent)
    {
        lock (_lock)
        {
            _spent = _spent.Plus(spent);
        }
    }
}
