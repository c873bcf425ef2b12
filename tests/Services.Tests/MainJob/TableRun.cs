namespace Services.Tests.MainJob;

/// <summary>The whole table as one stack judged it: every row made once, then asked of each replica by each transport.</summary>
internal sealed class TableRun
{
    public static readonly string[] Versions = ["0.6.0", "0.7.0"];

    private readonly Dictionary<(string Row, string Version), List<(string Door, Verdict Verdict)>> _verdicts = [];

    private TableRun()
    {
    }

    /// <summary>All verdicts over a row, with replica and transport.</summary>
    public IReadOnlyList<(string Door, Verdict Verdict)> Of(string row, string version) => _verdicts[(row, version)];

    public static async Task<TableRun> OfAsync(JobStack stack)
    {
        var run = new TableRun();
        var questions = new List<Question>();
        foreach (var version in Versions)
        {
            var maker = new Maker(stack, version);
            foreach (var row in CredentialTable.Rows)
            {
                questions.Add(await row.MakeAsync(maker));
                run._verdicts.Add((row.Name, version), []);
            }
        }

        for (var replica = 0; replica < stack.Verifiers.Count; replica++)
        {
            foreach (var transport in Enum.GetValues<Transport>())
            {
                var verdicts = await Asking.AskAsync(stack.Verifiers[replica], transport, questions);
                foreach (var (place, verdict) in run._verdicts.Values.Zip(verdicts))
                {
                    place.Add(($"{transport}, replica {replica}", verdict));
                }
            }
        }

        return run;
    }
}
