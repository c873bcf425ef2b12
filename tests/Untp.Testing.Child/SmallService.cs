using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Untp.Testing.Child;

/// <summary>A web service that tells what it was given, and dies when it is asked to.</summary>
internal static class SmallService
{
    public static async Task<int> RunAsync()
    {
        if (int.TryParse(Environment.GetEnvironmentVariable("CHILD_DIES_WITH"), out var code))
        {
            await Console.Error.WriteLineAsync("no database");
            return code;
        }

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(Environment.GetEnvironmentVariable("ASPNETCORE_URLS")!.Split(';'));
        var app = builder.Build();
        app.MapGet("/health", () => "healthy");
        app.MapGet("/environment/{name}", (string name) => Environment.GetEnvironmentVariable(name) is { } value ? Results.Text(value) : Results.NotFound());
        app.MapGet("/exit/{code:int}", (int code) => Environment.Exit(code));
        app.MapGet("/hold", async (HttpContext context) =>
        {
            await context.Response.WriteAsync("held");
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, app.Lifetime.ApplicationStopping);
        });

        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine(
            $"listening {string.Join(' ', app.Urls)} redis={Environment.GetEnvironmentVariable("ConnectionStrings__redis")}"));
        app.Lifetime.ApplicationStopping.Register(() => Console.WriteLine("stopping"));
        if (Environment.GetEnvironmentVariable("UNTP_EXIT_WITH_STDIN") == "true")
        {
            _ = Task.Run(async () =>
            {
                await Console.In.ReadToEndAsync();
                app.Lifetime.StopApplication();
            });
        }

        await app.RunAsync();
        return 0;
    }
}
