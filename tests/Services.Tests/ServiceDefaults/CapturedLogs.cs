using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Services.Tests.Stack;

namespace Services.Tests.ServiceDefaults;

/// <summary>Keeps every log line of the services that it is added to, with exceptions and all named values.</summary>
public sealed class CapturedLogs : ILoggerProvider
{
    /// <summary>Lets lines of every level and category through to this provider, against all other filters.</summary>
    public static readonly string[] Everything = [$"--Logging:{typeof(CapturedLogs).FullName}:LogLevel:Default", "Trace"];

    public ConcurrentQueue<(LogLevel Level, string Category, string Text)> Lines { get; } = new();

    public void AddTo(RunningService service) => AddTo(service.App);

    public void AddTo(WebApplication app) => app.Services.GetRequiredService<ILoggerFactory>().AddProvider(this);

    public ILogger CreateLogger(string categoryName) => new Logger(Lines, categoryName);

    public void Dispose()
    {
    }

    private sealed class Logger(ConcurrentQueue<(LogLevel Level, string Category, string Text)> lines, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state is IEnumerable<KeyValuePair<string, object?>> named ? string.Join(' ', named.Select(pair => $"{pair.Key}={pair.Value}")) : "";
            lines.Enqueue((logLevel, category, $"{formatter(state, exception)} {values} {exception}"));
        }
    }
}
