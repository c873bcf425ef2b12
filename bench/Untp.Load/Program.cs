using Untp.Load;
using Untp.Load.Links;
using Untp.Load.Measuring;
using Untp.Load.Passports;
using Untp.Load.Revocation;
using Untp.Load.Scenarios;
using Untp.Load.Stack;

try
{
    var options = LoadOptions.Parse(args);
    var machine = await Machine.DescribeAsync();
    if (options.Links > 0)
    {
        Console.WriteLine(await LinkRun.RunAsync(options, machine));
        return 0;
    }

    await using var origin = options.AppHost == 0 ? await DidOrigin.StartAsync() : null;
    await using var host = origin is not null ? await StartedHost.StartAsync(origin) : null;
    var stack = RunningStack.Find(host?.Id ?? options.AppHost, host?.ApiKey ?? options.ApiKey);

    var schemas = FixedSchemas.Read(Repository.Shared);
    var verdicts = new Verdicts(schemas.Passport is null ? "indeterminate" : "valid");
    using var passports = PassportSet.Create(options.Issuers, options.Credentials);
    using var direct = Door.ToVerifier(stack);
    using var gateway = Door.ToGateway(stack);
    using var identity = Door.ToIdentity(stack);
    using var near = origin is not null ? new NearResolve(identity, origin) : null;
    IScenario[] scenarios =
    [
        new RawVerify(passports, threads: 1),
        new RawVerify(passports, threads: Environment.ProcessorCount),
        .. schemas.Passport is { } schema ? [new SchemaVerify(passports, schema)] : Array.Empty<IScenario>(),
        new PipelineVerify(passports, schemas, verdicts, threads: 1),
        new PipelineVerify(passports, schemas, verdicts, threads: Environment.ProcessorCount),
        .. near is not null ? [new Resolve(identity, origin!), near] : Array.Empty<IScenario>(),
        new HealthCheck(direct, options.Concurrency),
        new HealthCheck(gateway, options.Concurrency),
        new UnaryVerify(direct, passports, verdicts, options.Concurrency),
        new UnaryVerify(gateway, passports, verdicts, options.Concurrency),
        new StreamVerify(direct, passports, verdicts, options.Streams),
        new StreamVerify(gateway, passports, verdicts, options.Streams),
        new RestVerify(direct, passports, verdicts, options.Concurrency),
        new RestVerify(gateway, passports, verdicts, options.Concurrency),
        await RestIssue.CreateAsync(gateway, validate: schemas.Passport is not null, options.Concurrency),
    ];

    scenarios = [.. scenarios.Where(scenario => scenario.Name.Contains(options.Only, StringComparison.Ordinal) || scenario is RawVerify)];
    var results = await Measurement.RunAsync(scenarios, stack.Processes, options);
    await using var replica = await VerifierReplica.StartAsync(stack);
    using var second = Door.ToVerifier(stack with { Verifier = replica.Addresses });
    var revocation = await RevocationSeen.MeasureAsync(gateway, [direct, second], verdicts, options.Revocations);
    Console.WriteLine(ResultText.Write(machine, options, passports, verdicts, results, stack.Processes));
    Console.WriteLine();
    Console.WriteLine(revocation);
    return 0;
}
catch (Exception failure)
{
    await Console.Error.WriteLineAsync($"Nothing was measured. {(failure is LoadFailure ? failure.Message : failure)}");
    return 1;
}
