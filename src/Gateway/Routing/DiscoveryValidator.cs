using Microsoft.Extensions.Options;
using Untp.ServiceDefaults.Discovery;

namespace Untp.Gateway.Routing;

/// <summary>Lists every service whose addresses are missing or do not pair up.</summary>
internal sealed class DiscoveryValidator(IConfiguration configuration) : IValidateOptions<GatewayOptions>
{
    public ValidateOptionsResult Validate(string? name, GatewayOptions options)
    {
        var faults = RouteTable.Services.Select(Fault).OfType<string>().ToArray();
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private string? Fault(string service)
    {
        try
        {
            var http = ServiceEndpoints.Find(configuration, service, "http").Count;
            var grpc = ServiceEndpoints.Find(configuration, service, "grpc").Count;
            return http > 0 && http == grpc ? null : $"services:{service}: every replica needs an http and a grpc address; found {http} and {grpc}.";
        }
        catch (InvalidOperationException e)
        {
            return e.Message;
        }
    }
}
