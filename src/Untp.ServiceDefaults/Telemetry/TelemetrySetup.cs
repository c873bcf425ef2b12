using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Untp.ServiceDefaults.Telemetry;

/// <summary>
/// Traces, metrics and logs by OpenTelemetry: sent by OTLP where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set; metrics always at
/// <c>/metrics</c> as well. Logs are JSON lines outside Development. No body, key or token is ever logged.
/// </summary>
internal static class TelemetrySetup
{
    public static void AddTelemetry(this WebApplicationBuilder builder, string service)
    {
        var export = builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 };
        var resource = ResourceBuilder.CreateDefault().AddService(builder.Configuration["OTEL_SERVICE_NAME"] ?? service);
        AddLogs(builder, resource, export);

        var page = new PrometheusPage();
        builder.Services.AddSingleton(page);
        builder.Services.AddSingleton(_ =>
        {
            var metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource)
                .AddMeter("Untp", "System.Runtime", "System.Net.Http", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel")
                .AddReader(page.Reader);
            return (export ? metrics.AddOtlpExporter() : metrics).Build();
        });
        if (export)
        {
            builder.Services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource)
                .AddSource("Untp", "Microsoft.AspNetCore", "System.Net.Http")
                .AddOtlpExporter()
                .Build());
        }

        builder.Services.AddHostedService<TelemetryStart>();
    }

    /// <summary>Gives the server's span the name of the route, which it does not carry by itself.</summary>
    public static void UseRouteNames(this WebApplication app) => app.Use((context, next) =>
    {
        if (Activity.Current is { } span && context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route })
        {
            span.DisplayName = $"{context.Request.Method} {route}";
            span.SetTag("http.route", route);
        }

        return next(context);
    });

    public static void MapMetrics(this WebApplication app) =>
        app.MapGet("/metrics", (PrometheusPage page) => Results.Text(page.Render(), "text/plain; version=0.0.4; charset=utf-8"))
            .AllowAnonymous()
            .ExcludeFromDescription();

    private static void AddLogs(WebApplicationBuilder builder, ResourceBuilder resource, bool export)
    {
        builder.Logging.ClearProviders();
        if (builder.Environment.IsDevelopment())
        {
            builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        }
        else
        {
            builder.Logging.AddJsonConsole();
        }

        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);

        // It warns at every start that our listeners win over the URLs, which they were made from.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Error);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);

        // A start that fails is told in plain lines (ServiceRun); what stops a running service is logged as critical.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Authentication", LogLevel.Warning);
        builder.Logging.AddFilter("Untp.ServiceDefaults.Callers", LogLevel.Warning);
        builder.Logging.AddFilter("Untp.Gateway.Keys", LogLevel.Warning);
        builder.Logging.AddFilter("Grpc", LogLevel.Warning);
        builder.Logging.AddFilter("Yarp", LogLevel.Warning);

        // A client that goes away is no fault; what a destination did wrong is answered and counted where it is mapped.
        builder.Logging.AddFilter("Yarp.ReverseProxy.Forwarder.HttpForwarder", LogLevel.Error);
        if (export)
        {
            builder.Logging.AddOpenTelemetry(logs =>
            {
                logs.SetResourceBuilder(resource);
                logs.AddOtlpExporter();
            });
        }
    }
}
