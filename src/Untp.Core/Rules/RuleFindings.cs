using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Rules;

/// <summary>What the rules found in one credential. Not safe for threads.</summary>
/// <param name="document">The credential.</param>
internal sealed class RuleFindings(StrictJson document)
{
    /// <summary>More are not kept: an answer is no place for the thousandth fault.</summary>
    public const int Max = 50;

    private List<(Rule Rule, Problem Problem)>? _found;

    public IReadOnlyList<(Rule Rule, Problem Problem)> Found => _found ?? [];

    /// <summary>The rule that is being tested.</summary>
    public Rule? Rule { get; set; }

    /// <summary>The object that it is tested on.</summary>
    public StrictJson Node { get; set; }

    /// <summary>Reports a fault of the object at hand.</summary>
    /// <param name="message">A sentence.</param>
    /// <param name="member">The member that is at fault; empty for the object itself.</param>
    public void Add(string message, string member = "")
    {
        _found ??= [];
        if (_found.Count < Max)
        {
            var pointer = document.PointerTo(Node);
            _found.Add((Rule!, new(Rule!.Code, message, member.Length == 0 ? pointer : JsonPointer.Append(pointer, member))));
        }
    }
}
