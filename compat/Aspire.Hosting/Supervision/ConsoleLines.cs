namespace Aspire.Hosting.Supervision;

/// <summary>Writes whole lines: the host's as they are, a child's behind its name, in its colour.</summary>
internal sealed class ConsoleLines(TextWriter output, int nameWidth)
{
    private static readonly int[] _colours = [36, 33, 32, 35, 34, 96, 93, 92, 95, 94];

    private readonly TextWriter _output = TextWriter.Synchronized(output);

    private readonly bool _coloured =
        ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    public void Say(string line) => _output.WriteLine(line);

    public Action<string> For(string name, int index)
    {
        var prefix = name.PadRight(nameWidth) + " | ";
        if (_coloured)
        {
            prefix = $"\e[{_colours[index % _colours.Length]}m{prefix}\e[0m";
        }

        return line => _output.WriteLine(prefix + line);
    }
}
