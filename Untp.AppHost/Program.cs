using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Untp.AppHost;

try
{
    var builder = DistributedApplication.CreateBuilder(args);
    var repository = Path.GetFullPath("..", builder.AppHostDirectory);
    var ports = GatewayPorts.Read(builder.Configuration);
    var documents = DocumentFolders.Find(builder.Configuration, repository);
    var secrets = DevelopmentSecrets.Open(builder.Configuration, repository);

    var redis = builder.AddRedis("redis");
    var identity = AddService("identity", "../src/Identity.Service/Identity.Service.csproj");
    var issuer = AddService("issuer", "../src/Issuer.Service/Issuer.Service.csproj");
    var verifier = AddService("verifier", "../src/Verifier.Service/Verifier.Service.csproj");
    var gateway = AddService("gateway", "../src/Gateway/Gateway.csproj", ports.Http, ports.Grpc);

    identity.WithReference(redis).WithReference(issuer).WaitFor(redis);
    identity.WithEnvironment("ConnectionStrings__identity", $"Data Source={Path.Combine(secrets.Folder, "identity.db")}");
    foreach (var (index, folder) in documents.Index())
    {
        identity.WithEnvironment($"Documents__Folders__{index}", folder);
    }

    issuer.WithReference(identity).WithReference(redis).WaitFor(identity)
        .WithEnvironment("ConnectionStrings__issuer", $"Data Source={Path.Combine(secrets.Folder, "issuer.db")}")
        .WithEnvironment("Keys__MasterKey", secrets.MasterKey);

    verifier.WithReference(identity).WithReference(redis).WaitFor(identity);

    gateway.WithReference(identity).WithReference(issuer).WithReference(verifier)
        .WaitFor(identity).WaitFor(issuer).WaitFor(verifier)
        .WithEnvironment("ApiKeys__0__Id", "dev")
        .WithEnvironment("ApiKeys__0__Hash", secrets.ApiKeyHash)
        .WithEnvironment("ApiKeys__0__Tenant", "dev")
        .WithEnvironment("ApiKeys__0__Scopes", "issue verify register admin")
        .OnResourceReady((_, _, stopping) => new WelcomeMessage(ports, secrets, repository).ShowAsync(stopping));
    if (ports.Https is { } https)
    {
        gateway.WithHttpsEndpoint(https, name: "https", env: "HTTPS_PORT");
    }

    await builder.Build().RunAsync();
    return 0;

    IResourceBuilder<ProjectResource> AddService(string name, string project, int? httpPort = null, int? grpcPort = null) =>
        builder.AddProject(name, project)
            .WithHttpEndpoint(httpPort, name: "http")
            .WithHttpEndpoint(grpcPort, name: "grpc", env: "GRPC_PORT")
            .WithHttpHealthCheck("/health")
            .WithEnvironment("Gateway__PublicUrl", builder.Configuration["Gateway:PublicUrl"] ?? "http://localhost:8080")
            .WithEnvironment("ServiceIdentity__TokenKey", secrets.ServiceTokenKey);
}
catch (Exception failure)
{
    await Console.Error.WriteLineAsync($"Untp cannot run. {failure.Message.ReplaceLineEndings(" ")}");
    return 1;
}
