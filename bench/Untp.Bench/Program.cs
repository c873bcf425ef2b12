using Untp.Bench;
using Untp.Load;
using Untp.Load.Measuring;

try
{
    var settings = Settings.Parse(args);
    var machine = await Machine.DescribeAsync();
    var set = new OperationSet(settings);
    using var peers = settings.Peers ? set.StartPeers() : null;
    var operations = set.Operations.Where(operation => operation.Name.Contains(settings.Only, StringComparison.OrdinalIgnoreCase)).ToList();
    var results = Rounds.Run(operations, peers, settings);
    Console.WriteLine(ResultTable.Write(machine, peers, settings, results));
    return 0;
}
catch (LoadFailure failure)
{
    await Console.Error.WriteLineAsync($"Nothing was measured. {failure.Message}");
    return 1;
}
