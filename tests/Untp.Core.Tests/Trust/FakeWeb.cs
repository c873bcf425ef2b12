using System.Text;
using Untp.Core.Linksets;
using Untp.Core.Problems;
using Untp.Core.Trust;

namespace Untp.Core.Tests.Trust;

/// <summary>Linksets by their URLs; what is not there is 404.</summary>
internal sealed class FakeWeb : IResolverSource
{
    public Dictionary<string, string> Pages { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Down { get; } = new(StringComparer.Ordinal);

    public bool IsDeclared { get; set; }

    public List<(string Url, int Depth)> Fetched { get; } = [];

    public ValueTask<bool> IsDeclaredAsync(Uri url, CancellationToken cancellationToken) => ValueTask.FromResult(IsDeclared);

    public ValueTask<Lookup<Linkset>> FetchAsync(Uri url, int depth, CancellationToken cancellationToken)
    {
        Fetched.Add((url.AbsoluteUri, depth));
        if (Down.Contains(url.AbsoluteUri))
        {
            return ValueTask.FromResult(Lookup<Linkset>.Unreachable(new(ProblemCodes.RemoteUnreachable, "down")));
        }

        if (!Pages.TryGetValue(url.AbsoluteUri, out var page))
        {
            return ValueTask.FromResult(Lookup<Linkset>.None(new(ProblemCodes.RemoteAnswerInvalid, "404")));
        }

        var linkset = LinksetReader.Read(Encoding.UTF8.GetBytes(page));
        return ValueTask.FromResult(linkset.IsSuccess ? Lookup<Linkset>.Found(linkset.Value, default) : Lookup<Linkset>.None(linkset.Problems[0]));
    }
}
