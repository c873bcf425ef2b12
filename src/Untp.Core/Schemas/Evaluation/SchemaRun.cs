using System.Runtime.CompilerServices;
using System.Text.Json;
using Untp.Core.Problems;
using Untp.Core.Schemas.Compilation;
using Untp.LinkedData.Json;

namespace Untp.Core.Schemas.Evaluation;

/// <summary>One application of a schema to a document: its bounds, where it stands, and the faults found. For one thread.</summary>
internal sealed class SchemaRun
{
    /// <summary>Most faults that are told.</summary>
    public const int MaxProblems = 50;

    /// <summary>Most steps, each a schema met by a value, a member looked at, or 64 bytes of text; a credential takes some thousands.</summary>
    private const long MaxSteps = 10_000_000;

    /// <summary>Deepest nesting of schemas in each other, along references too.</summary>
    private const int MaxDepth = 512;

    /// <summary>Longest time that patterns may take which cannot be matched in linear time, all together.</summary>
    private static readonly TimeSpan _maxBacktracking = TimeSpan.FromSeconds(1);

    private const int MaxPointerChars = 1024;
    private const int MaxMessageChars = 300;

    private readonly List<SchemaResource>? _scope;
    private readonly List<string>? _path;
    private HashSet<Problem>? _problems;
    private TimeSpan _backtracking;
    private long _steps = MaxSteps;
    private int _depth;
    private bool _stopped;

    public SchemaRun(CompiledSchema schema, bool collects)
    {
        _scope = schema.IsDynamic ? [] : null;
        if (collects)
        {
            Collects = true;
            _path = [];
            _problems = [];
        }
    }

    /// <summary>True where faults are gathered instead of stopping at the first.</summary>
    public bool Collects { get; private set; }

    /// <summary>Why the run ended without an answer; null where it did not.</summary>
    public string? Undecided { get; private set; }

    public IReadOnlyCollection<Problem> Problems => _problems ?? [];

    /// <summary>Begins a schema; false where the run is over.</summary>
    public bool Enter(SchemaNode node)
    {
        if (!Spend(1))
        {
            return false;
        }

        if (_depth == MaxDepth || (_depth % 64 == 63 && !RuntimeHelpers.TryEnsureSufficientExecutionStack()))
        {
            return GiveUp("its schemas refer to each other too deeply");
        }

        _depth++;
        _scope?.Add(node.Resource);
        return true;
    }

    /// <summary>Ends what <see cref="Enter"/> began.</summary>
    public void Leave()
    {
        _depth--;
        _scope?.RemoveAt(_scope.Count - 1);
    }

    /// <summary>Counts work; false where there was too much of it.</summary>
    public bool Spend(long steps)
    {
        if (_stopped)
        {
            return false;
        }

        _steps -= steps;
        return _steps >= 0 || GiveUp("judging this document takes too many steps");
    }

    /// <summary>Counts the time of a pattern that cannot be matched in linear time.</summary>
    public void SpendBacktracking(TimeSpan time)
    {
        _backtracking += time;
        if (_backtracking > _maxBacktracking)
        {
            GiveUp("its patterns take too long");
        }
    }

    /// <summary>Ends the run without an answer; false, for the caller to return.</summary>
    public bool GiveUp(string reason)
    {
        _stopped = true;
        Undecided ??= reason;
        return false;
    }

    /// <summary>Notes a fault at the place where the run stands; false, for the caller to return.</summary>
    public bool Fail(string message)
    {
        _problems!.Add(new Problem(ProblemCodes.SchemaInvalid, message.Length <= MaxMessageChars ? message : $"{message.AsSpan(0, MaxMessageChars)}…", Pointer()));
        _stopped |= _problems.Count == MaxProblems;
        return false;
    }

    /// <summary>Steps down to a member or element; to be followed by <see cref="StepUp"/>. Only where faults are gathered.</summary>
    public void StepDown(string token) => _path!.Add(token);

    public void StepUp() => _path!.RemoveAt(_path.Count - 1);

    /// <summary>Evaluates without gathering faults, for what may fail without being one.</summary>
    public bool Probe(SchemaNode node, in StrictJson instance, EvaluatedSet? seen)
    {
        var collected = Collects;
        Collects = false;
        var isValid = node.EvaluateBranch(instance, this, seen);
        Collects = collected;
        return isValid;
    }

    /// <summary>The faults that a branch has, without noting them.</summary>
    public IReadOnlyCollection<Problem> FaultsOf(SchemaNode node, in StrictJson instance)
    {
        var (mine, stopped) = (_problems, _stopped);
        _problems = [];
        node.Evaluate(instance, this);
        var found = _problems;
        (_problems, _stopped) = (mine, stopped || Undecided is not null);
        return found;
    }

    public void AddFaults(IReadOnlyCollection<Problem> faults)
    {
        _problems!.UnionWith(faults.Take(MaxProblems - _problems.Count));
        _stopped |= _problems.Count == MaxProblems;
    }

    /// <summary>The schema that a dynamic anchor means here: that of the outermost resource which has one.</summary>
    public SchemaNode? FindDynamic(string name)
    {
        foreach (var resource in _scope!)
        {
            if (resource.DynamicTargets.TryGetValue(name, out var node))
            {
                return node;
            }
        }

        return null;
    }

    /// <summary>An empty set for the members or elements of an instance.</summary>
    public EvaluatedSet NewSet(in StrictJson instance)
    {
        var count = instance.ValueKind switch
        {
            JsonValueKind.Object => instance.GetPropertyCount(),
            JsonValueKind.Array => instance.GetArrayLength(),
            _ => 0,
        };
        return new EvaluatedSet(Spend(count / 64) ? count : 0);
    }

    private string Pointer()
    {
        var pointer = "";
        foreach (var token in _path!)
        {
            if (pointer.Length + token.Length > MaxPointerChars)
            {
                break;
            }

            pointer = JsonPointer.Append(pointer, token);
        }

        return pointer;
    }
}
