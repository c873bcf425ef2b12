using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Rules;

/// <summary>What the rules found in one credential. Not safe for threads.</summary>
/// <param name="document">The credential.</param>
internal sealed class RuleFindings(StrictJson document)
{
    /// <summary>More are not kept: an answer is no place for the thousandth fault.</summary>
    public const int Max = 50;

    private readonly List<(Rule Rule, Problem Problem)> _found = [];
    private List<(string Message, string Member)>? _reported;

    public IReadOnlyList<(Rule Rule, Problem Problem)> Found => _found;

    /// <summary>Tests a rule on an object.</summary>
    public void Test(Rule rule, in StrictJson node)
    {
        rule.Test(node, this);
        if (_reported is not null)
        {
            Take(_reported, rule, document.PointerTo(node));
            _reported = null;
        }
    }

    /// <summary>Reports a fault of the object at hand.</summary>
    /// <param name="message">A sentence.</param>
    /// <param name="member">The member that is at fault; empty for the object itself.</param>
    public void Add(string message, string member = "")
    {
        if (_found.Count + (_reported?.Count ?? 0) < Max)
        {
            (_reported ??= []).Add((message, member));
        }
    }

    private void Take(List<(string Message, string Member)> reported, Rule rule, string pointer)
    {
        foreach (var (message, member) in reported)
        {
            _found.Add((rule, new(rule.Code, message, member.Length == 0 ? pointer : JsonPointer.Append(pointer, member))));
        }
    }
}
