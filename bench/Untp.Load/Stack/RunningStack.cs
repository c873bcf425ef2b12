namespace Untp.Load.Stack;

/// <summary>What is to be known of a running stack to call its gateway, and its verifier directly.</summary>
/// <param name="Processes">Its processes.</param>
/// <param name="ApiKey">For calls to the gateway.</param>
/// <param name="TokenKey">For calls to a service.</param>
/// <param name="Gateway">Where the gateway listens.</param>
/// <param name="Verifier">Where the verifier listens.</param>
/// <param name="Identity">Where the identity service listens.</param>
internal sealed record RunningStack(StackProcesses Processes, string ApiKey, string TokenKey, RunningStack.Addresses Gateway, RunningStack.Addresses Verifier, RunningStack.Addresses Identity)
{
    /// <summary>Reads it off the environment of the gateway's process, which the AppHost wrote.</summary>
    /// <param name="appHost">The AppHost's process id.</param>
    /// <param name="apiKey">Scopes issue and verify.</param>
    public static RunningStack Find(int appHost, string apiKey)
    {
        var processes = StackProcesses.Below(appHost);
        var gateway = ProcFiles.Environment(processes.Ids["gateway"]);
        return new RunningStack(
            processes,
            apiKey,
            gateway["ServiceIdentity__TokenKey"],
            new Addresses(new Uri(gateway["ASPNETCORE_URLS"].Split(';')[0]), new Uri($"http://localhost:{gateway["GRPC_PORT"]}")),
            AddressesOf("verifier"),
            AddressesOf("identity"));

        Addresses AddressesOf(string service) => new(new Uri(gateway[$"services__{service}__http__0"]), new Uri(gateway[$"services__{service}__grpc__0"]));
    }

    /// <summary>The two ports of a service.</summary>
    internal sealed record Addresses(Uri Rest, Uri Grpc);
}
