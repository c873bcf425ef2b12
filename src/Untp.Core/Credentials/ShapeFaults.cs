using Untp.Core.Problems;

namespace Untp.Core.Credentials;

/// <summary>Gathers what is wrong with the shape of one document. One thread.</summary>
internal sealed class ShapeFaults(ProblemCode code)
{
    private readonly List<Problem> _problems = [];

    public IReadOnlyList<Problem> Problems => _problems;

    public void Add(string message, string pointer) => _problems.Add(new(code, message, pointer));
}
