using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Rules;

/// <summary>What the rules found in one credential, and where the walk through it is. Not safe for threads.</summary>
internal sealed class RuleFindings
{
    /// <summary>More are not kept: an answer is no place for the thousandth fault.</summary>
    public const int Max = 50;

    private readonly List<(string? Name, int Index)> _path = [];
    private List<(Rule Rule, Problem Problem)>? _found;

    public IReadOnlyList<(Rule Rule, Problem Problem)> Found => _found ?? [];

    /// <summary>The rule that is being tested.</summary>
    public Rule? Rule { get; set; }

    public void StepInto(string name) => _path.Add((name, 0));

    public void StepInto(int index) => _path.Add((null, index));

    public void StepOut() => _path.RemoveAt(_path.Count - 1);

    /// <summary>Reports a fault of the object at hand.</summary>
    /// <param name="message">A sentence.</param>
    /// <param name="member">The member that is at fault; empty for the object itself.</param>
    public void Add(string message, string member = "")
    {
        _found ??= [];
        if (_found.Count < Max)
        {
            var pointer = _path.Aggregate("", (at, step) => step.Name is null ? $"{at}/{step.Index}" : JsonPointer.Append(at, step.Name));
            _found.Add((Rule!, new(Rule!.Code, message, member.Length == 0 ? pointer : JsonPointer.Append(pointer, member))));
        }
    }
}
