using System.Text;
using System.Threading.Channels;

namespace AppHost.Tests.Supervision;

/// <summary>Collects lines as they are written, for tests to await.</summary>
internal sealed class Lines : TextWriter
{
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

    public override Encoding Encoding => Encoding.UTF8;

    public override void WriteLine(string? value) => _lines.Writer.TryWrite(value ?? "");

    /// <summary>Reads on to the first line with this text.</summary>
    public async Task<string> UntilAsync(string text)
    {
        var seen = new List<string>();
        try
        {
            await foreach (var line in _lines.Reader.ReadAllAsync(Within.Deadline()))
            {
                seen.Add(line);
                if (line.Contains(text, StringComparison.Ordinal))
                {
                    return line;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Told below.
        }

        throw new TimeoutException($"No line held '{text}'. Lines since the last one found:\n{string.Join('\n', seen)}");
    }

    /// <summary>What was written and not yet read.</summary>
    public IReadOnlyList<string> Rest()
    {
        var rest = new List<string>();
        while (_lines.Reader.TryRead(out var line))
        {
            rest.Add(line);
        }

        return rest;
    }
}
