using System.Net;
using System.Net.Sockets;

namespace AppHost.Tests;

/// <summary>The real program, as far as it comes without starting the stack.</summary>
public sealed class AppHostProcessTests
{
    [Theory]
    [InlineData("GATEWAY_PORT")]
    [InlineData("GATEWAY_GRPC_PORT")]
    [InlineData("GATEWAY_HTTPS_PORT")]
    public async Task Refuses_A_Port_In_Use_And_Names_Its_Variable(string variable)
    {
        using var neighbour = new TcpListener(IPAddress.Loopback, 0);
        neighbour.Start();
        var port = ((IPEndPoint)neighbour.LocalEndpoint).Port;

        Assert.Equal($"Untp cannot run. Port {port} is in use; set {variable} to another port.", await FailAsync((variable, $"{port}")));
    }

    [Fact]
    public async Task Refuses_What_Is_Not_A_Port() =>
        Assert.Equal("Untp cannot run. GATEWAY_PORT is '70000', which is not a port between 1 and 65535.", await FailAsync(("GATEWAY_PORT", "70000")));

    [Fact]
    public async Task Refuses_One_Port_Twice() =>
        Assert.Equal(
            "Untp cannot run. GATEWAY_PORT and GATEWAY_GRPC_PORT are both 18080; set one of them to another port.",
            await FailAsync(("GATEWAY_PORT", "18080"), ("GATEWAY_GRPC_PORT", "18080")));

    [Fact]
    public async Task Refuses_An_Empty_Api_Key() =>
        Assert.Equal("Untp cannot run. UNTP_API_KEY is empty; unset it to get a random key, or give one.", await FailAsync(("UNTP_API_KEY", "")));

    /// <summary>Runs to the end, which is exit code 1 and one line.</summary>
    private static async Task<string> FailAsync(params (string Name, string Value)[] settings)
    {
        using var data = new TemporaryFolder();
        var environment = new Dictionary<string, string> { ["UNTP_DATA"] = data.Path, ["GATEWAY_PORT"] = "18082", ["GATEWAY_GRPC_PORT"] = "18083" };
        foreach (var (name, value) in settings)
        {
            environment[name] = value;
        }

        using var process = Build.StartProject("Untp.AppHost/Untp.AppHost.csproj", [], environment);
        var errors = process.StandardError.ReadToEndAsync(Within.Deadline());
        await process.StandardOutput.ReadToEndAsync(Within.Deadline());
        await process.WaitForExitAsync(Within.Deadline());
        Assert.Equal(1, process.ExitCode);
        return Assert.Single((await errors).Split('\n', StringSplitOptions.RemoveEmptyEntries)).TrimEnd('\r');
    }
}
